/**
 * The year after: a library of 2021 that nobody has paid for yet and a first batch of its money, so that there is
 * something to divide; and two scenarios of it, solved. All of it lies after the period of the headline figures.
 */
import { sql } from 'drizzle-orm'
import { CATEGORIES } from '../src/domain/project/project.terms.ts'
import type { ProjectCategory } from '../src/domain/project/project.terms.ts'
import { answer } from '../src/domain/allocation/portfolio.solve.ts'
import type { Start } from '../src/domain/allocation/portfolio.solve.ts'
import { marginal } from '../src/domain/allocation/ruleSet.rules.ts'
import { askedOf } from '../src/domain/allocation/question.queries.ts'
import type { Counts } from '../src/domain/allocation/factor.queries.ts'
import type { RuleSet } from '../src/domain/allocation/ruleSet.terms.ts'
import { createScenario, setRules } from '../src/domain/allocation/scenario.commands.ts'
import { findScenario } from '../src/domain/allocation/scenario.queries.ts'
import { keep } from '../src/domain/allocation/solve.job.ts'
import type { Reader } from '../src/kernel/access.ts'
import type { Base } from '../src/kernel/db.ts'
import { within } from '../src/kernel/tx.ts'
import { DEMO_ACCOUNTS } from './account.ts'
import type { DemoDocument } from './document.ts'
import type { Random } from './random.ts'
import type { Row } from './rows.ts'
import { wan } from './special.ts'
import type { Banner, Village } from './village.ts'

export const PLAN_YEAR = 2021
const PROJECTS = 5

interface World {
  readonly random: Random
  readonly banners: readonly Banner[]
  readonly villages: readonly Village[]
  readonly recordedAt: string
  readonly batch: string
}

/** What offices propose: how many households 10,000 yuan reach, and what these earn of it in a year, differ by kind. */
const KINDS: readonly (readonly [ProjectCategory, string, number, number])[] = [
  ['cattle', '肉牛养殖合作社', 0.32, 0.22],
  ['greenhouse', '设施农业大棚', 0.4, 0.18],
  ['workshop', '帮扶车间', 0.55, 0.5],
  ['potato', '马铃薯储窖', 0.36, 0.15],
  ['sheep', '肉羊托养基地', 0.45, 0.2],
  ['grain_processing', '杂粮加工线', 0.25, 0.12],
  ['storage', '仓储保鲜库', 0.28, 0.14],
  ['road', '村组道路', 0.6, 0],
  ['water', '饮水管网', 0.7, 0],
]

export interface PlanRows {
  readonly documents: DemoDocument[]
  readonly appropriations: Row[]
  readonly tables: Readonly<Record<'project' | 'library_step' | 'project_variant', Row[]>>
}

export function planRows(world: World): PlanRows {
  const rows: PlanRows = {
    documents: [],
    appropriations: [],
    tables: { project: [], library_step: [], project_variant: [] },
  }
  const districts = [...new Set(world.banners.map(b => b.district).filter(d => d !== null))].sort()
  appropriated(world, rows, 'municipal', '110000', wan(20_000))
  for (const district of districts) {
    const own = world.banners.filter(b => b.district === district).length
    appropriated(world, rows, 'district', district, wan(own * world.random.int(5, 9) * 100))
  }
  for (const banner of world.banners) for (let n = 0; n < PROJECTS; n++) proposed(world, rows, banner, n)
  return rows
}

/** 2021 年第一批 of one giver. */
function appropriated(world: World, rows: PlanRows, source: string, giver: string, fen: bigint): void {
  const { random, recordedAt, batch } = world
  const at = Date.parse(recordedAt)
  const on = `${PLAN_YEAR}-01-12`
  const document: DemoDocument = {
    id: random.id(at),
    county: giver,
    kind: 'fund',
    issuedOn: on,
    issuer: '财政部门（示例）',
    number: `示例财指〔${PLAN_YEAR}〕${rows.documents.length + 1}号`,
    title: `关于下达${PLAN_YEAR}年第一批协作资金的通知（示例）`,
  }
  rows.documents.push(document)
  rows.appropriations.push({
    county: giver,
    id: random.id(at),
    area_code: giver,
    source,
    giver_code: giver,
    year: PLAN_YEAR,
    amount_fen: fen,
    on_date: on,
    on_precision: 'day',
    purpose: `${PLAN_YEAR}年协作资金（第一批）`,
    document_county: giver,
    document_id: document.id,
    recorded_at: recordedAt,
    batch_id: batch,
  })
}

function proposed(world: World, rows: PlanRows, banner: Banner, n: number): void {
  const { random, recordedAt, batch } = world
  const at = Date.parse(recordedAt)
  const [category, what, reach, gain] = random.pick(KINDS)
  const village = random.pick(world.villages.filter(v => v.county === banner.code))
  const cost = random.int(20, 130) * 10
  const households = Math.max(8, Math.round(cost * reach * (0.6 + random.next() * 0.9)))
  const tied = CATEGORIES[category].linkage || random.chance(0.4)
  const id = random.id(at)
  const row = (columns: Row): Row => ({
    county: banner.code,
    id: random.id(at),
    area_code: village.code,
    ...columns,
    recorded_at: recordedAt,
    batch_id: batch,
  })
  rows.tables.project.push(
    row({
      id,
      code: `示${banner.code}-${PLAN_YEAR}-${n + 1}`,
      name: `${village.name}${what}`,
      category,
      nature: 'new',
      content: `${what}（示例）`,
      scale: '详见实施方案（示例）',
      planned_from: `${PLAN_YEAR}-04-15`,
      planned_to: `${PLAN_YEAR}-11-15`,
      unit: `${banner.name}农牧部门（示例）`,
      head: '分管副旗县长',
      budget_fen: wan(cost),
      households,
      people: households * 3,
      registered_households: households,
      registered_people: households * 3,
      participation: '嘎查村民代表会议通过',
      mechanism: tied ? '利益联结到户' : null,
      district_code: banner.district,
      revision: 1,
      plan_revision: 1,
    }),
  )
  const before = PLAN_YEAR - 1
  for (const [step, on, year] of [
    ['propose', `${before}-10-15`, null],
    ['review', `${before}-11-10`, null],
    ['admit', `${before}-12-05`, PLAN_YEAR],
  ] as const)
    rows.tables.library_step.push(row({ project_id: id, step, on_date: on, year }))
  // What was not said by anybody stays unknown: works that earn nothing have no variant and no gain.
  if (gain > 0) variants(rows, row, random, { id, cost, households, gain, tied })
}

function variants(
  rows: PlanRows,
  row: (columns: Row) => Row,
  random: Random,
  p: { id: string; cost: number; households: number; gain: number; tied: boolean },
): void {
  const one = (title: string, share: number, reached: number, tail: number): Row =>
    row({
      project_id: p.id,
      title,
      cost_fen: wan(Math.round((p.cost * share) / 10) * 10),
      sources: JSON.stringify(['municipal', 'district']),
      households: Math.round(p.households * reached),
      gain_fen: BigInt(Math.round(p.households * reached * p.gain * 10)) * 100_000n,
      on_poor: p.tied,
      tails: JSON.stringify(tail ? [{ year: PLAN_YEAR + 1, fen: wan(tail).toString() }] : []),
      requires: '[]',
      note: null,
    })
  rows.tables.project_variant.push(one('全部建成', 1, 1, 0))
  if (random.chance(0.5))
    rows.tables.project_variant.push(one('先建一期', 0.6, 0.7, Math.round(p.cost * 0.04) * 10))
}

/** Set by the office for the demonstration; no source gives such weights. */
const FACTORS = { people: 0.4, villages: 0.3, lastYear: 0.3 } as const

const SCENARIOS: readonly { title: string; note: string; rules: Partial<RuleSet> }[] = [
  { title: '效益优先', note: '不设旗县公平下限', rules: { fairness: 0 } },
  { title: '兼顾公平', note: '每个旗县不低于因素法基数的八成', rules: { fairness: 0.8 } },
]

/** A picture needs no more: small enough to be solved while the demonstration is loaded. */
const GAP = 0.01

export async function planDemonstration(base: Base, system: Reader, counts: Counts): Promise<void> {
  const { name } = DEMO_ACCOUNTS.find(a => a.role === 'beijing_office')!
  const office: Reader = {
    ...system,
    userId: 'demonstration',
    userName: name,
    role: 'beijing_office',
    areaCode: '110000',
    writable: ['110000'],
  }
  const done = await within(base, office, tx => tx.db.execute(sql`select 1 from scenario limit 1`))
  if (done.rows.length) return
  let earlier: Start | undefined
  for (const { title, note, rules } of SCENARIOS) {
    const at = await createScenario(base, office, { year: PLAN_YEAR, title, note })
    const made = await within(base, office, tx => findScenario(tx, at))
    const set: RuleSet = { ...(made.rules as RuleSet), factors: FACTORS, gap: GAP, ...rules }
    await setRules(base, office, at, { revision: made.revision, rules: set })
    earlier = await solved(base, office, at, counts, earlier)
  }
}

/** @returns the plan, for the next one to begin from */
async function solved(
  base: Base,
  office: Reader,
  at: { county: string; id: string },
  counts: Counts,
  start: Start | undefined,
): Promise<Start | undefined> {
  const { row, asked } = await within(base, office, async tx => {
    const found = await findScenario(tx, at)
    return { row: found, asked: await askedOf(tx, counts, found.year, found.rules as RuleSet) }
  })
  const { gap, seconds } = row.rules as RuleSet
  const answered = await answer({ question: asked.question, gap, seconds, start })
  await within(base, office, tx => keep(tx, row, asked, answered))
  return answered.plan
    ? { taken: new Set(answered.plan.taken), near: marginal(answered.reasons, 60) }
    : undefined
}
