/**
 * The year's portfolio as a mixed-integer programme (in 万元), and a solution of it read back to the fen. Pure.
 *
 * Money inside one banner is the same for all variants that the same purses may pay for, so the flows run from purses
 * to such classes and not to single variants: a tenth of the columns, the same optimum.
 */
import { formatMoney } from '../../kernel/money.ts'
import { openProgram } from '../../kernel/solver/model.ts'
import type { Program } from '../../kernel/solver/model.ts'
import { settleDraws } from './draw.rules.ts'
import type { Limit, Plan, Purse, Question, Variant } from './portfolio.terms.ts'

const FEN_PER_WAN = 1_000_000
const NONE = 1e30
/** 1234567890n → `12,345,679`: whole yuan, as English counts. */
export const yuanOf = (fen: bigint): string => formatMoney(fen, '元', 0)

export const wan = (fen: bigint): number => Number(fen) / FEN_PER_WAN

/** What a variant is worth before returns diminish: households reached and money that reaches them, weighed. */
export const worthOf = (v: Variant, wishes: Question['wishes']): number =>
  v.households * wishes.householdWeight + wan(v.gainFen) * wishes.gainWeight

/** The purses that may pay for a variant, in the order given. */
export const pursesFor = (v: Variant, purses: readonly Purse[]): readonly Purse[] =>
  purses.filter(p => v.sources.includes(p.source) && (p.banners === null || p.banners.includes(v.banner)))

/** Variants of one banner that the same purses may pay for. */
export interface PaidClass {
  readonly banner: string
  readonly purses: readonly string[]
  readonly row: number
  readonly flows: ReadonlyMap<string, number>
}

export interface Portfolio {
  readonly program: Program
  /** The limit that each row stands for. */
  readonly limits: readonly Limit[]
  /** The column of each variant, by its place in the question. */
  readonly columns: readonly number[]
  readonly classes: readonly PaidClass[]
  readonly classOf: readonly number[]
}

const uniqueBanners = ({ variants }: Question): string[] => [...new Set(variants.map(v => v.banner))].sort()

/** The most a banner's library can take: the dearest variant of each project that is not forbidden. */
export function absorbable({ variants, wishes }: Question, banner: string): bigint {
  const dearest = new Map<string, bigint>()
  for (const v of variants)
    if (v.banner === banner && !wishes.forbidden.includes(v.id))
      dearest.set(
        v.projectId,
        v.costFen > (dearest.get(v.projectId) ?? 0n) ? v.costFen : dearest.get(v.projectId)!,
      )
  return [...dearest.values()].reduce((sum, fen) => sum + fen, 0n)
}

export function portfolioOf(question: Question): Portfolio {
  const { variants, wishes } = question
  const builder = openProgram()
  const limits: Limit[] = []
  const row = (limit: Limit, lower: number, upper: number): number => {
    limits.push(limit)
    return builder.row(lower, upper)
  }
  const pinned = new Set(wishes.pinned)
  const forbidden = new Set(wishes.forbidden)
  const columns = variants.map(v =>
    builder.column(0, pinned.has(v.id) ? 1 : 0, forbidden.has(v.id) ? 0 : 1, true),
  )
  const byProject = grouped(variants, v => v.projectId)

  for (const [project, members] of byProject)
    if (members.length > 1) {
      const one = row({ kind: 'variants', project }, -NONE, 1)
      for (const i of members) builder.put(one, columns[i]!, 1)
    }
  variants.forEach((v, i) => {
    for (const project of v.requires) {
      const before = row({ kind: 'requires', variant: v.id, project }, -NONE, 0)
      builder.put(before, columns[i]!, 1)
      for (const k of byProject.get(project) ?? []) builder.put(before, columns[k]!, -1)
    }
  })

  const { classes, classOf } = money(question, columns, builder, row)
  shares(question, columns, builder, row)
  benefit(question, columns, builder, row)
  return { program: builder.build(), limits, columns, classes, classOf }
}

type Row = (limit: Limit, lower: number, upper: number) => number
type Builder = ReturnType<typeof openProgram>

function grouped<T>(list: readonly T[], key: (one: T) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  list.forEach((one, i) => groups.set(key(one), [...(groups.get(key(one)) ?? []), i]))
  return groups
}

/** Purses, what each banner gets of them, and that every variant taken is paid whole. */
function money(question: Question, columns: readonly number[], builder: Builder, row: Row) {
  const { variants, purses, wishes } = question
  const purseRow = new Map(
    purses.map(p => [p.id, row({ kind: 'purse', purse: p.id }, -NONE, wan(p.amountFen))]),
  )
  const bannerRows = new Map(
    uniqueBanners(question).map(banner => [banner, bannerLimits(question, banner, row)]),
  )
  const classes: PaidClass[] = []
  const known = new Map<string, number>()
  const classOf = variants.map((v, i) => {
    const paying = pursesFor(v, purses).map(p => p.id)
    const key = `${v.banner} ${paying.join(' ')}`
    if (!known.has(key)) {
      const paid = row({ kind: 'paid', banner: v.banner, purses: paying }, 0, 0)
      const flows = new Map<string, number>()
      for (const purse of paying) {
        const flow = builder.column(0, 0, NONE)
        flows.set(purse, flow)
        builder.put(paid, flow, -1)
        builder.put(purseRow.get(purse)!, flow, 1)
      }
      known.set(key, classes.push({ banner: v.banner, purses: paying, row: paid, flows }) - 1)
    }
    const at = known.get(key)!
    builder.put(classes[at]!.row, columns[i]!, wan(v.costFen))
    // A banner's sum is the cost of its variants: whole numbers, where flows are only as exact as the solver.
    for (const limit of bannerRows.get(v.banner)!) builder.put(limit, columns[i]!, wan(v.costFen))
    return at
  })
  for (const [year, fen] of Object.entries(wishes.tails)) {
    const tail = row({ kind: 'tail', year: Number(year) }, -NONE, wan(fen))
    variants.forEach((v, i) => {
      for (const t of v.tails) if (t.year === Number(year)) builder.put(tail, columns[i]!, wan(t.fen))
    })
  }
  return { classes, classOf }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** What a banner must at least get by fairness: a share of its baseline, never more than its library can take. */
export const fairFloor = (question: Question, banner: string): bigint =>
  least(
    BigInt(Math.floor(Number(question.baseline[banner] ?? 0n) * question.wishes.fairness)),
    absorbable(question, banner),
  )

function bannerLimits(question: Question, banner: string, row: Row): number[] {
  const { floorFen, ceilingFen } = question.wishes.banners[banner] ?? {}
  const rows: number[] = []
  if (floorFen) rows.push(row({ kind: 'floor', banner }, wan(floorFen), NONE))
  if (ceilingFen !== undefined) rows.push(row({ kind: 'ceiling', banner }, -NONE, wan(ceilingFen)))
  const fair = fairFloor(question, banner)
  if (fair > 0n) rows.push(row({ kind: 'fairness', banner }, wan(fair), NONE))
  return rows
}

/** A share of the whole: Σ (is it? − share) × cost ≥ 0. */
function shares(
  { variants, wishes }: Question,
  columns: readonly number[],
  builder: Builder,
  row: Row,
): void {
  const share = (kind: 'onPoor' | 'industry', least: number | null): void => {
    if (least === null) return
    const at = row({ kind }, 0, NONE)
    variants.forEach((v, i) => builder.put(at, columns[i]!, wan(v.costFen) * (Number(v[kind]) - least)))
  }
  share('onPoor', wishes.minOnPoor)
  share('industry', wishes.minIndustry)
}

/** The benefit of each banner in bands of falling weight: concave, so that no whole numbers are needed for it. */
function benefit(question: Question, columns: readonly number[], builder: Builder, row: Row): void {
  const { variants, wishes, need } = question
  for (const banner of uniqueBanners(question)) {
    const sum = row({ kind: 'worth', banner }, 0, 0)
    variants.forEach((v, i) => {
      if (v.banner === banner) builder.put(sum, columns[i]!, worthOf(v, wishes))
    })
    let below = 0
    for (const band of wishes.bands) {
      const width = Number.isFinite(band.upTo) ? Math.max(0, band.upTo * (need[banner] ?? 0) - below) : NONE
      below += width
      if (width > 0) builder.put(sum, builder.column(band.weight, 0, width), -1)
    }
  }
}

/** Reads a solution: which variants, and who pays how much, to the fen. */
export function planOf(question: Question, portfolio: Portfolio, values: Float64Array, worth: number): Plan {
  const { variants, purses } = question
  const isIn = portfolio.columns.map(column => values[column]! > 0.5)
  const taken = variants.filter((_, i) => isIn[i])
  const costs = portfolio.classes.map((_, at) =>
    variants.reduce((sum, v, i) => (isIn[i] && portfolio.classOf[i] === at ? sum + v.costFen : sum), 0n),
  )
  const wished = portfolio.classes.map(
    one => new Map([...one.flows].map(([purse, column]) => [purse, values[column]!])),
  )
  return {
    taken: taken.map(v => v.id),
    draws: settleDraws(portfolio.classes, costs, wished, new Map(purses.map(p => [p.id, p.amountFen]))),
    households: taken.reduce((sum, v) => sum + v.households, 0),
    gainFen: taken.reduce((sum, v) => sum + v.gainFen, 0n),
    costFen: taken.reduce((sum, v) => sum + v.costFen, 0n),
    worth,
  }
}
