/**
 * Projects under the payments: each payment of a banner, year and purpose belongs to one, so that 45.96 亿 opens through
 * payments and gates down to households. Every gate that stands passed has what its rule asks for, on its day.
 */
import { ITEMS, PROOF_ITEMS } from '../src/domain/project/gate.terms.ts'
import type { Gate } from '../src/domain/project/gate.terms.ts'
import { CATEGORIES } from '../src/domain/project/project.terms.ts'
import type { ProjectCategory } from '../src/domain/project/project.terms.ts'
import { readReference } from '../src/domain/area/area.reference.ts'
import type { CopyValue } from '../src/kernel/copy.ts'
import { documentRow } from './document.ts'
import type { FundRows } from './fund.ts'
import { PAYMENT } from './fund.ts'
import { later } from './rows.ts'
import type { Row } from './rows.ts'
import type { Random } from './random.ts'
import type { Cadre } from './secondment.ts'
import type { Special } from './special.ts'
import type { Banner, Village } from './village.ts'

const OF_PURPOSE: Readonly<Record<string, ProjectCategory>> = {
  产业扶贫项目: 'planting',
  扶贫车间建设: 'workshop',
  仓储保鲜设施: 'storage',
  村级光伏维护: 'solar',
  设施农业大棚: 'greenhouse',
  肉牛养殖: 'cattle',
  杂粮加工: 'grain_processing',
  饮水安全巩固提升: 'water',
  危房改造: 'housing',
  劳务协作: 'labour',
  卫生院设备: 'health',
  学校宿舍改造: 'education',
}

interface Paid {
  readonly id: string
  readonly allocationId: string
  readonly source: string
  readonly amount: bigint
  readonly on: string
}

/** A project on its way, as the generator knows it; linkage and assets follow from it. */
export interface DemoProject {
  readonly id: string
  readonly county: string
  readonly areaCode: string
  readonly name: string
  readonly category: ProjectCategory
  readonly year: number
  readonly beijingFen: bigint
  readonly gates: Partial<Record<Gate, string>>
  /** Industry without a contract with households: what an auditor looks for. */
  readonly unlinked: boolean
  readonly special: Special | null
}

export type Tables = Record<
  | 'project'
  | 'library_step'
  | 'project_funding'
  | 'project_progress'
  | 'project_payment'
  | 'performance_target'
  | 'gate_tick'
  | 'gate_evidence'
  | 'gate_signature'
  | 'gate_passage',
  Row[]
>

export interface Made {
  readonly projects: DemoProject[]
  readonly tables: Tables
  readonly documents: CopyValue[][]
  /** What each payment was made of: a funding line, or a contract on it. */
  readonly drawnOn: Map<string, string>
}

interface World {
  readonly random: Random
  readonly banners: readonly Banner[]
  readonly villages: readonly Village[]
  readonly cadres: readonly Cadre[]
  readonly recordedAt: string
  readonly batch: string
}

const NEGATIVE = readReference('negative_items.csv')
  .filter(n => n.to_year === '2020')
  .map(n => n.code!)
const column = (name: string): number => PAYMENT.indexOf(name)
const LAST = '2020-12-31'
const min = (a: string, b: string): string => (a < b ? a : b)

/** The payments of one project: a named one, or a banner's of a year for a purpose. A few belong to none. */
function groups(world: World, money: FundRows): Map<string, CopyValue[][]> {
  const found = new Map<string, CopyValue[][]>()
  for (const row of money.payments) {
    const special = money.named.get(row[column('id')] as string)
    if (!special && world.random.chance(0.008)) continue
    const key = special
      ? `special:${special.key}`
      : `${row[column('county')]}:${row[column('year')]}:${row[column('purpose')]}`
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return found
}

const paidOf = (row: CopyValue[]): Paid => ({
  id: row[column('id')] as string,
  allocationId: row[column('allocation_id')] as string,
  source: row[column('source')] as string,
  amount: row[column('amount_fen')] as bigint,
  on: row[column('on_date')] as string,
})

/** Money of other sources, so that what Beijing pays stays under the ceiling of 进度 until the project is accepted. */
const otherSource = (random: Random, beijing: bigint): bigint =>
  ((beijing * BigInt(random.int(30, 45))) / 100n / 1_000_000n) * 1_000_000n + 1_000_000n

/** The day on which 建设 had to be passed: before the payment that goes beyond 30 % of the base. */
function beyondStart(paid: readonly Paid[], base: bigint): string | null {
  let sum = 0n
  for (const p of paid) {
    sum += p.amount
    if (sum * 10n > base * 3n) return p.on
  }
  return null
}

function gatesOf(
  random: Random,
  year: number,
  paid: readonly Paid[],
  base: bigint,
  unlinked: boolean,
): Partial<Record<Gate, string>> {
  const investment = later(paid[0]!.on, -random.int(12, 30))
  const initiation = min(later(investment, -6), `${year}-03-${random.int(10, 28)}`)
  const beyond = beyondStart(paid, base)
  const construction = later(beyond ?? paid.at(-1)!.on, beyond ? -random.int(1, 3) : random.int(5, 25))
  const gates: Partial<Record<Gate, string>> = { initiation, investment }
  // Never before the investment: a first payment of more than 30 % is made on the day after 建设 was looked at.
  const built = construction > investment ? construction : later(investment, 4)
  if (built > LAST) return gates
  gates.construction = built
  if (unlinked || (year === 2020 && !random.chance(0.28))) return gates
  const accepted = later(
    built > paid.at(-1)!.on ? built : paid.at(-1)!.on,
    random.int(5, year === 2020 ? 20 : 150),
  )
  if (accepted <= LAST) gates.acceptance = accepted
  return gates
}

export function projects(world: World, money: FundRows): Made {
  const made: Made = {
    projects: [],
    tables: {
      project: [],
      library_step: [],
      project_funding: [],
      project_progress: [],
      project_payment: [],
      performance_target: [],
      gate_tick: [],
      gate_evidence: [],
      gate_signature: [],
      gate_passage: [],
    },
    documents: [],
    drawnOn: new Map(),
  }
  for (const [key, rows] of groups(world, money)) {
    const paid = rows.map(paidOf).toSorted((a, b) => (a.on < b.on ? -1 : 1))
    const special = money.named.get(paid[0]!.id) ?? null
    const [county, year, purpose] = special
      ? [special.county, Number(paid[0]!.on.slice(0, 4)), special.purpose]
      : (key.split(':').map((part, i) => (i === 1 ? Number(part) : part)) as [string, number, string])
    write(world, made, { county, year, purpose, paid, special })
  }
  return made
}

interface Group {
  readonly county: string
  readonly year: number
  readonly purpose: string
  readonly paid: readonly Paid[]
  readonly special: Special | null
}

function write(world: World, made: Made, g: Group): void {
  const { random } = world
  const at = Date.parse(world.recordedAt)
  const banner = world.banners.find(b => b.code === g.county)!
  const category = g.special?.category ?? OF_PURPOSE[g.purpose]!
  const beijing = g.paid.reduce((sum, p) => sum + p.amount, 0n)
  const other = g.special ? 0n : otherSource(random, beijing)
  const unlinked = !g.special && CATEGORIES[category].linkage && random.chance(0.03)
  const own = world.villages.filter(v => v.county === g.county)
  const areaCode = g.special?.place ?? random.pick(own).code
  const gates: Partial<Record<Gate, string>> = g.special
    ? {
        initiation: later(g.special.gates[0], -40),
        investment: g.special.gates[0],
        construction: g.special.gates[1],
        acceptance: g.special.gates[2],
      }
    : gatesOf(random, g.year, g.paid, beijing + other, unlinked)
  const project: DemoProject = {
    id: random.id(at),
    county: g.county,
    areaCode,
    name: g.special?.name ?? `${banner.name}${g.year}年${g.purpose}（示例）`,
    category,
    year: g.year,
    beijingFen: beijing,
    gates,
    unlinked,
    special: g.special,
  }
  made.projects.push(project)
  const household = random.int(12, 60)
  const row = (columns: Row): Row => ({
    county: g.county,
    id: random.id(at),
    area_code: areaCode,
    ...columns,
    recorded_at: world.recordedAt,
    batch_id: world.batch,
  })
  const of = (columns: Row): Row => row({ project_id: project.id, ...columns })
  made.tables.project.push(
    row({
      id: project.id,
      code: `示${g.county}-${g.year}-${made.projects.length}`,
      name: project.name,
      category,
      nature: 'new',
      content: g.special?.content ?? `${g.purpose}（示例）`,
      scale: '详见实施方案（示例）',
      planned_from: later(gates.investment!, 5),
      planned_to: gates.acceptance ?? `${g.year}-12-15`,
      unit: `${banner.name}农牧部门（示例）`,
      head: '分管副旗县长',
      budget_fen: beijing + other,
      households: household,
      people: household * 3,
      registered_households: household,
      registered_people: household * 3,
      participation: '嘎查村民代表会议通过',
      mechanism: CATEGORIES[category].linkage ? '利益联结到户' : '改善生产生活条件',
      district_code: banner.district,
      revision: 1,
      plan_revision: 1,
    }),
  )
  library(made, of, g)
  const lines = funding(made, of, g, other)
  for (const p of g.paid) {
    const line = lines.get(p.allocationId)!
    made.tables.project_payment.push(of({ funding_id: line, payment_id: p.id }))
    made.drawnOn.set(p.id, line)
  }
  progress(made, of, gates, g.special)
  passages(world, made, of, project, banner)
  if (g.special?.key === 'storage')
    made.tables.performance_target.push(
      of({
        group_code: 'quantity',
        name: '仓储能力',
        unit: '吨',
        baseline: 10_000,
        target: 26_000,
        achieved: 26_000,
        achieved_on: g.special.gates[2],
      }),
    )
}

type Of = (columns: Row) => Row

function library(made: Made, of: Of, g: Group): void {
  const before = g.year - 1
  const step = (name: string, on: string, year: number | null): void => {
    made.tables.library_step.push(of({ step: name, on_date: on, year }))
  }
  step('propose', `${before}-10-15`, null)
  step('review', `${before}-11-10`, null)
  step('admit', `${before}-12-05`, g.year)
  const last = Number(g.paid.at(-1)!.on.slice(0, 4))
  for (let year = g.year + 1; year <= last; year++) step('update', `${year - 1}-12-05`, year)
}

function funding(made: Made, of: Of, g: Group, other: bigint): Map<string, string> {
  const lines = new Map<string, string>()
  for (const allocationId of new Set(g.paid.map(p => p.allocationId))) {
    const own = g.paid.filter(p => p.allocationId === allocationId)
    const line = of({
      source: own[0]!.source,
      allocation_id: allocationId,
      amount_fen: own.reduce((sum, p) => sum + p.amount, 0n),
    })
    made.tables.project_funding.push(line)
    lines.set(allocationId, line.id as string)
  }
  if (other > 0n)
    made.tables.project_funding.push(of({ source: 'integrated', allocation_id: null, amount_fen: other }))
  return lines
}

function progress(made: Made, of: Of, gates: Partial<Record<Gate, string>>, special: Special | null): void {
  const add = (kind: string, on: string, percent: number): void => {
    made.tables.project_progress.push(of({ kind, on_date: on, percent }))
  }
  const started = later(gates.investment!, 2)
  if (started <= LAST) add('started', started, 0)
  if (gates.construction) add('progress', min(later(gates.construction, 0), LAST), 60)
  if (gates.acceptance) add('completed', later(gates.acceptance, -3), 100)
  if (special) add('retention_released', special.gates[3], 100)
}

const NOTICE_DAYS = 11
/** How long before its gate a proof is dated. */
const LEAD = 4

/** Each passed gate with its papers, both signatures and, for 立项, the negative list. */
function passages(world: World, made: Made, of: Of, project: DemoProject, banner: Banner): void {
  const cadre = world.cadres.filter(c => c.county === project.county)[1]!
  for (const [gate, on] of Object.entries(project.gates) as [Gate, string][]) {
    const paper = paperOf(world, made, project, gate, on, project.county)
    for (const item of PROOF_ITEMS.filter(i => ITEMS[i].gate === gate)) {
      const east = item === 'east_consent'
      const document = east ? paperOf(world, made, project, gate, on, banner.district ?? '110000') : paper
      const proof = ITEMS[item].proof
      made.tables.gate_evidence.push(
        of({
          item,
          on_date: later(on, proof === 'notice' ? -LEAD - NOTICE_DAYS : -LEAD),
          until_on: proof === 'notice' ? later(on, -LEAD) : null,
          place: proof === 'notice' ? '嘎查村公告栏（示例）' : proof === 'photo' ? '项目现场（示例）' : null,
          amount_fen: proof === 'contract' ? contractOf(made, project) : null,
          side: east ? 'east' : 'west',
          attached_by: 'demonstration',
          document_county: document.county,
          document_id: document.id,
        }),
      )
    }
    if (gate === 'initiation')
      for (const code of NEGATIVE)
        made.tables.gate_tick.push(of({ item_code: code, ticked_by: 'demonstration' }))
    for (const side of ['west', 'east'])
      made.tables.gate_signature.push(
        of({
          gate,
          side,
          signer_name: side === 'west' ? `${banner.name}主管部门（示例）` : cadre.name,
          posting_id: side === 'west' ? null : cadre.id,
          on_date: later(on, -1),
          plan_revision: 1,
        }),
      )
    made.tables.gate_passage.push(of({ gate, on_date: on }))
  }
}

/** Contracted for what is funded. */
const contractOf = (made: Made, project: DemoProject): bigint =>
  made.tables.project_funding
    .filter(f => f.project_id === project.id)
    .reduce((sum, f) => sum + (f.amount_fen as bigint), 0n)

const GATE_PAPERS: Record<Gate, string> = {
  initiation: '立项材料',
  investment: '资金与合同材料',
  construction: '建设巡查材料',
  acceptance: '验收与决算材料',
}

function paperOf(world: World, made: Made, project: DemoProject, gate: Gate, on: string, county: string) {
  const id = world.random.id(Date.parse(world.recordedAt))
  const east = county.startsWith('11')
  made.documents.push(
    documentRow(
      {
        id,
        county,
        kind: 'minutes',
        number: null,
        title: `${project.name}${east ? '东部方意见' : GATE_PAPERS[gate]}`,
        issuer: east ? '结对区支援合作部门（示例）' : '旗县主管部门（示例）',
        issuedOn: later(on, -LEAD),
      },
      world.recordedAt,
      world.batch,
    ),
  )
  return { county, id }
}
