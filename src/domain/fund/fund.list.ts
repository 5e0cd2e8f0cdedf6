/** 资金指标台账导入: appropriations of a giver, and their allocation to banners, by the postings of a hand's entry. */
import { sql } from 'drizzle-orm'
import { mustWrite } from '../../kernel/access.ts'
import { ledgerList } from '../../kernel/ledger/ledger.ts'
import type { Imported } from '../../kernel/ledger/ledger.ts'
import { squeeze } from '../../kernel/sheet/heading.rules.ts'
import type { Tx } from '../../kernel/tx.ts'
import { documentsByNumber } from '../notice/document.queries.ts'
import { lockBack, lockLots } from './book.commands.ts'
import { drawnLots } from './book.queries.ts'
import { ALLOCATION_FIGURES, postAllocation, postAppropriation } from './fund.commands.ts'
import type { AllocationInput, AppropriationInput } from './fund.commands.ts'
import { allocationKey, appropriationKey, judgeAllocation, judgeAppropriation } from './fundList.rules.ts'
import type { Appropriated } from './fundList.rules.ts'
import { ALLOCATION_LIST, APPROPRIATION_LIST } from './fundList.words.ts'
import type { AllocationKey, AppropriationKey } from './fundList.words.ts'
import { takeOut } from './withdrawal.commands.ts'

async function appropriatedBy(
  tx: Tx,
  county: string,
): Promise<(Appropriated & { readonly amountFen: bigint })[]> {
  const found = await tx.db.execute<Appropriated & { amountFen: bigint }>(sql`
    select id, county, year, source, document_id as "documentId", amount_fen as "amountFen" from appropriation
    where county = ${county} and retracted_at is null order by id`)
  return found.rows
}

async function allocatedOf(tx: Tx, county: string): Promise<Set<string>> {
  const found = await tx.db.execute<{ appropriationId: string; banner: string; amountFen: bigint }>(sql`
    select appropriation_id as "appropriationId", county as banner, amount_fen as "amountFen" from allocation
    where appropriation_county = ${county} and retracted_at is null`)
  return new Set(found.rows.map(allocationKey))
}

/** The appropriations of allocations. */
async function drawnBy(tx: Tx, records: readonly Imported[]) {
  const ids = sql`${`{${records.map(r => r.id).join(',')}}`}::uuid[]`
  const found = await tx.db.execute<{ county: string; id: string }>(
    sql`select distinct appropriation_county as county, appropriation_id as id from allocation where id = any(${ids})`,
  )
  return found.rows
}

/** The banners that the reader may write, by name. */
async function bannersOf(tx: Tx): Promise<Map<string, string>> {
  const found = await tx.db.execute<{ code: string; name: string }>(sql`select code, name from area
    where level = 'county' and code like '15%' and valid_to is null and code = any(${`{${tx.reader.writable.join(',')}}`}::text[])`)
  return new Map(found.rows.map(a => [squeeze(a.name), a.code]))
}

const NOTES_TAIL = '金额单位见表头；文号须已在文件登记簿中登记。表中其他列会原样保留。“示例”行不会导入。'

export const appropriationList = ledgerList<AppropriationKey, AppropriationInput>({
  name: 'appropriations',
  words: { zh: '资金下达台账', en: 'Ledger of appropriations' },
  verb: 'fund.appropriate',
  owner: 'giver',
  columns: { of: APPROPRIATION_LIST, needed: [['year'], ['source'], ['amount'], ['onDate'], ['purpose']] },
  about: [],
  notes: [`填写说明：一行一笔下达，日期可写到日、月或年。${NOTES_TAIL}`],
  figures: [],
  effect: {
    zh: '将新增 {count} 笔下达，金额 {money} 万元',
    en: '{count} appropriations will be added, {money} × 10,000 yuan',
  },
  async open(tx, county, _, answers) {
    const twins = new Set((await appropriatedBy(tx, county)).map(appropriationKey))
    const known = { documents: await documentsByNumber(tx, county), twins, answers, giverCode: county }
    return {
      judge: row => judgeAppropriation(row, known),
      async write(inTx, input) {
        const made = await postAppropriation(inTx, input)
        return [{ ...made, type: 'appropriation', amountFen: input.amountFen }]
      },
    }
  },
  held: (tx, records) =>
    drawnLots(tx, records, {
      code: 'appropriation.drawn',
      zh: '第 {rowNo} 行“{text}”已有分配，不能撤回。',
      en: 'Row {rowNo}, “{text}”: some of it is allocated; it cannot be taken back.',
    }),
  async drop(tx, records) {
    await lockBack(tx, records, 'appropriated')
    for (const record of records) await takeOut(tx, 'appropriation', record)
  },
})

export const allocationList = ledgerList<AllocationKey, AllocationInput>({
  name: 'allocations',
  words: { zh: '资金分配台账', en: 'Ledger of allocations' },
  verb: 'fund.allocate',
  owner: 'giver',
  columns: {
    of: ALLOCATION_LIST,
    needed: [['year'], ['source'], ['banner'], ['amount'], ['onDate'], ['reason']],
  },
  about: [],
  notes: [
    `填写说明：一行一个旗县，按年度、来源和文号对应本单位的资金下达，不能超过其未分配部分；区级资金只能分配给结对旗县。${NOTES_TAIL}`,
  ],
  figures: ALLOCATION_FIGURES,
  effect: {
    zh: '将新增 {count} 笔分配，金额 {money} 万元',
    en: '{count} allocations will be added, {money} × 10,000 yuan',
  },
  async open(tx, county, _, answers) {
    const known = {
      documents: await documentsByNumber(tx, county),
      twins: await allocatedOf(tx, county),
      given: await appropriatedBy(tx, county),
      banners: await bannersOf(tx),
      answers,
    }
    return {
      judge: row => judgeAllocation(row, known),
      async hold(inTx, rows) {
        const drawn = new Set(rows.map(r => r.appropriationId))
        await lockLots(
          inTx,
          [...drawn].map(id => ({ county, id })),
          'appropriated',
        )
      },
      async write(inTx, input) {
        mustWrite(inTx.reader, input.county, input.county)
        const made = await postAllocation(inTx, input)
        return [{ ...made, type: 'allocation', amountFen: input.amountFen }]
      },
    }
  },
  held: (tx, records) =>
    drawnLots(tx, records, {
      code: 'allocation.drawn',
      zh: '第 {rowNo} 行“{text}”已有项目安排或拨付，不能撤回。',
      en: 'Row {rowNo}, “{text}”: projects or payments draw on it; it cannot be taken back.',
    }),
  async drop(tx, records) {
    await lockLots(tx, records, 'allocated')
    await lockLots(tx, await drawnBy(tx, records), 'appropriated')
    for (const record of records) await takeOut(tx, 'allocation', record)
  },
})
