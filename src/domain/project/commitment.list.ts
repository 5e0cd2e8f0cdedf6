/** 合同导入: contracts on projects that are there, each by the posting of a hand's entry. */
import { sql } from 'drizzle-orm'
import { groupBy } from '../../kernel/group.ts'
import { ledgerList } from '../../kernel/ledger/ledger.ts'
import type { Tx } from '../../kernel/tx.ts'
import { lockBack, lockLots } from '../fund/book.commands.ts'
import { drawnLots } from '../fund/book.queries.ts'
import { dropCommitment, postCommitment } from './commitment.commands.ts'
import { judgeContract } from './commitmentList.rules.ts'
import type { Contract, FundedLine } from './commitmentList.rules.ts'
import { COMMITMENT_LIST } from './commitmentList.words.ts'
import type { CommitmentKey } from './commitmentList.words.ts'
import { byName } from './namedProject.rules.ts'
import type { NamedProject } from './namedProject.rules.ts'
import { lockProject, raiseRevision } from './opened.commands.ts'
import type { At } from './opened.commands.ts'

export async function projectsOf(tx: Tx, county: string): Promise<NamedProject[]> {
  const found = await tx.db.execute<NamedProject & Record<string, unknown>>(
    sql`select id, code, name from project where county = ${county} and retracted_at is null`,
  )
  return found.rows
}

async function linesOf(tx: Tx, county: string): Promise<Map<string, FundedLine[]>> {
  const found = await tx.db.execute<FundedLine & Record<string, unknown>>(sql`
    select f.id, f.project_id as "projectId", l.source, l.year from project_funding f join book_lot l on l.county = f.county and l.id = f.id
    where f.county = ${county} and f.retracted_at is null order by f.id`)
  return groupBy(found.rows, line => line.projectId)
}

/** The projects of contracts, in the order in which they are held. */
async function contractedFor(tx: Tx, records: readonly At[]): Promise<At[]> {
  const ids = sql`${`{${records.map(r => r.id).join(',')}}`}::uuid[]`
  const found = await tx.db.execute<
    At & Record<string, unknown>
  >(sql`select distinct county, project_id as id from commitment
    where county = ${records[0]!.county} and id = any(${ids}) order by project_id`)
  return found.rows
}

const oneOfEach = (lots: readonly At[]): At[] => [...new Map(lots.map(l => [l.id, l])).values()]

export const commitmentList = ledgerList<CommitmentKey, Contract>({
  name: 'commitments',
  words: { zh: '合同台账', en: 'Ledger of contracts' },
  verb: 'project.manage',
  owner: 'banner',
  columns: {
    of: COMMITMENT_LIST,
    needed: [['projectCode', 'projectName'], ['number'], ['party'], ['signedOn'], ['amount']],
  },
  about: [],
  notes: [
    '填写说明：一行一份合同。项目须已立项，按项目编号对应（没有编号的按唯一的项目名称）；资金来源和年度对应该项目的筹资，只有一笔时可不填；金额单位见表头；日期写到日。',
    '合同金额不能超过该笔筹资尚未签约的部分。表中其他列会原样保留。“示例”行不会导入。',
  ],
  figures: [],
  effect: {
    zh: '将新增 {count} 份合同，金额 {money} 万元',
    en: '{count} contracts will be added, {money} × 10,000 yuan',
  },
  async open(tx, county) {
    const known = { projects: byName(await projectsOf(tx, county)), lines: await linesOf(tx, county) }
    return {
      judge: row => judgeContract(row, known),
      async hold(inTx, contracts) {
        for (const id of [...new Set(contracts.map(c => c.projectId))].sort())
          await lockProject(inTx, { county, id })
        await lockLots(inTx, oneOfEach(contracts.map(c => ({ county, id: c.input.fundingId }))), 'earmarked')
      },
      async write(inTx, { projectId, input }) {
        const at = { county, id: projectId }
        const made = await postCommitment(inTx, await lockProject(inTx, at), input)
        await raiseRevision(inTx, at)
        return [{ ...made, type: 'commitment', amountFen: input.amountFen }]
      },
    }
  },
  held: (tx, records) =>
    drawnLots(tx, records, {
      code: 'commitment.drawn',
      zh: '第 {rowNo} 行合同“{text}”已有拨付或核减，不能撤回。',
      en: 'Row {rowNo}, contract “{text}”: something is paid or reduced; it cannot be taken back.',
    }),
  async drop(tx, records) {
    const projects = await contractedFor(tx, records)
    for (const at of projects) await lockProject(tx, at)
    await lockBack(tx, records, 'committed')
    for (const record of records) await dropCommitment(tx, record)
    for (const at of projects) await raiseRevision(tx, at)
  },
})
