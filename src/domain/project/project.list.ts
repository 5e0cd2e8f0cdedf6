/** 项目库导入: what a banner's sheet of projects is held against, and how its rows are written and taken back. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { ledgerList } from '../../kernel/ledger/ledger.ts'
import type { Answers, Said } from '../../kernel/ledger/ledger.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bannerPlaces } from '../area/placeText.queries.ts'
import { rememberVillages } from '../household/villageAlias.commands.ts'
import { decidedVillages } from '../household/villageAlias.queries.ts'
import { documentsByNumber, mustCite } from '../notice/document.queries.ts'
import { districtOf, dropProjects, enterProjects, LIBRARY_FIGURES } from './library.commands.ts'
import { planYear } from './project.queries.ts'
import { judgeProject, nameKey } from './projectList.rules.ts'
import type { Facts, Library } from './projectList.rules.ts'
import { PROJECT_LIST } from './projectList.words.ts'
import type { ProjectKey } from './projectList.words.ts'

/** What stands in the banner's library: names by year, and codes. */
async function standing(tx: Tx, county: string): Promise<Pick<Library, 'twins' | 'codes'>> {
  const found = await tx.db.execute<{ name: string; code: string | null; year: number | null }>(sql`
    select j.name, j.code, ${planYear} as year from project j where j.county = ${county} and j.retracted_at is null`)
  const stands = { zh: '项目库中', en: 'in the library' }
  return {
    twins: new Map(found.rows.map(r => [nameKey(r.year, r.name), stands])),
    codes: new Map(found.rows.flatMap(r => (r.code ? [[r.code, { name: r.name }] as const] : []))),
  }
}

async function openLibrary(tx: Tx, county: string, said: Said, answers: Answers): Promise<Library> {
  if (said.document) await mustCite(tx, said.documentCounty ?? county, said.document)
  return {
    places: await bannerPlaces(tx, county),
    decided: await decidedVillages(tx, county),
    documents: await documentsByNumber(tx, county),
    ...(await standing(tx, county)),
    chosen: new Map(),
    said,
    answers,
    today: today(tx.at),
  }
}

/** The paired district of each day of proposal, asked once. */
function districts(county: string) {
  const known = new Map<string, string | null>()
  return async (tx: Tx, on: string): Promise<string | null> => {
    if (!known.has(on)) known.set(on, await districtOf(tx, county, on))
    return known.get(on) ?? null
  }
}

const said = (key: string, zh: string, en: string, required: boolean) => ({
  key,
  kind: 'date' as const,
  words: { zh, en },
  help: {
    zh: '表中没有这一列，或某行为空时，用此日期。',
    en: 'For rows that do not say it themselves.',
  },
  required,
})

export const projectList = ledgerList<ProjectKey, Facts>({
  name: 'projects',
  words: { zh: '项目库', en: 'Project library' },
  verb: 'project.admit',
  owner: 'banner',
  columns: { of: PROJECT_LIST, needed: [['name'], ['category'], ['budget']] },
  about: [
    said('proposedOn', '申报日期', 'Proposed on', false),
    said('reviewedOn', '乡镇审核日期', 'Reviewed on', false),
    said('admittedOn', '入库日期', 'Admitted on', false),
    {
      key: 'document',
      kind: 'document',
      words: { zh: '审定文件', en: 'Decision of the leading group' },
      help: {
        zh: '选择后，未写入库状态的行按“已入库”登记；不选则只登记为村级申报。',
        en: 'With it, rows that do not say otherwise are admitted; without it they are proposals.',
      },
      required: false,
    },
  ],
  notes: [
    '填写说明：一行一个项目；实施地点写到嘎查村（可写“红旗镇红义村”，或分苏木乡镇、嘎查村两列）；金额单位见表头；时间写到月，如 202003；不清楚的留空，不要填 0。',
    '入库状态为“已入库”的，须有项目年度、申报日期、审核日期、入库日期和审定文号（或在导入时统一填写）。表中其他列会原样保留。“示例”行不会导入。',
  ],
  figures: LIBRARY_FIGURES,
  effect: {
    zh: '将新增 {count} 个项目，资金 {money} 万元',
    en: '{count} projects will be added, {money} × 10,000 yuan',
  },
  async open(tx, county, about, answers) {
    const library = await openLibrary(tx, county, about, answers)
    const districtOn = districts(county)
    return {
      judge: row => judgeProject(row, library),
      async writeAll(inTx, rows) {
        const entered = []
        for (const { steps, ...entry } of rows)
          entered.push({
            entry: { ...entry, county, districtCode: await districtOn(inTx, steps[0]!.onDate) },
            steps,
          })
        const made = await enterProjects(inTx, entered)
        return made.map((at, i) => [{ ...at, type: 'project', amountFen: rows[i]!.budgetFen }])
      },
      remember: inTx => rememberVillages(inTx, county, [...library.chosen.values()]),
    }
  },
  // Whatever was done with a project is in the audit.
  held: async () => [],
  drop: (tx, records) =>
    dropProjects(
      tx,
      records[0]!.county,
      records.map(r => r.id),
    ),
})
