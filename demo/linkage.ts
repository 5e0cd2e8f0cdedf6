/** Contracts between projects and households of the banner, what they promised and what was paid, and the assets left. */
import { LINKAGE_TYPES } from '../src/domain/project/linkage.terms.ts'
import type { LinkageType } from '../src/domain/project/linkage.terms.ts'
import { sharedOut, yearlyReturn } from '../src/domain/project/linkage.rules.ts'
import { CATEGORIES } from '../src/domain/project/project.terms.ts'
import type { ProjectCategory } from '../src/domain/project/project.terms.ts'
import type { DemoProject } from './project.ts'
import { later } from './rows.ts'
import type { Row } from './rows.ts'
import type { Random } from './random.ts'

export interface Home {
  readonly id: string
  readonly areaCode: string
}

export const LINKAGE_TABLES = [
  'linkage',
  'linkage_household',
  'linkage_due',
  'linkage_payment',
  'income_line',
  'asset',
  'asset_state',
  'asset_return',
  'asset_distribution',
] as const
export type LinkageTables = Record<(typeof LINKAGE_TABLES)[number], Row[]>

export const emptyLinkage = (): LinkageTables =>
  Object.fromEntries(LINKAGE_TABLES.map(t => [t, []])) as unknown as LinkageTables

const TYPE_OF: Partial<Record<ProjectCategory, LinkageType>> = {
  planting: 'land_lease',
  workshop: 'wage',
  solar: 'public_post',
  greenhouse: 'asset_rent',
  grain_processing: 'purchase',
  oat_processing_plant: 'purchase',
}

/** The published example: 20.58M yuan at 8.5 % a year pay 550 posts of 3,171 yuan. */
const POSTS = { households: 550, each: 317_100n, rate: 0.085 }
const RATE = 0.08
const YEAR = { first: 2018, last: 2020 }

interface Tail {
  readonly recorded_at: string
  readonly batch_id: string
}

/** 元 a household and year by type, where nothing follows from a principal. */
const each = (random: Random, type: LinkageType): bigint =>
  BigInt(
    { wage: random.int(4000, 9000), land_lease: random.int(900, 2600), purchase: random.int(1200, 4200) }[
      type as 'wage'
    ] ?? random.int(800, 3200),
  ) * 100n

export function linkages(
  random: Random,
  project: DemoProject,
  homes: readonly Home[],
  tail: Tail,
  out: LinkageTables,
): void {
  const { investment, acceptance } = project.gates
  const needed = CATEGORIES[project.category].linkage && !project.unlinked && investment && homes.length > 0
  const paidIn = needed
    ? contract(random, project, homes, tail, out)
    : new Map<number, { fen: bigint; linkageId: string }>()
  if (acceptance && CATEGORIES[project.category].assets) asset(random, project, tail, out, paidIn)
}

function contract(
  random: Random,
  project: DemoProject,
  homes: readonly Home[],
  tail: Tail,
  out: LinkageTables,
) {
  const at = Date.parse(tail.recorded_at)
  const cattle = project.special?.key === 'cattle'
  const type: LinkageType = cattle ? 'public_post' : (TYPE_OF[project.category] ?? 'dividend')
  const signedOn = later(project.gates.investment!, 10)
  const row = (areaCode: string, columns: Row): Row => ({
    county: project.county,
    id: random.id(at),
    area_code: areaCode,
    ...columns,
    ...tail,
  })
  const principal = type === 'dividend' || cattle ? project.beijingFen : null
  const price = cattle ? POSTS.each : principal ? null : each(random, type)
  const own = row(project.areaCode, {
    project_id: project.id,
    type,
    operator: `${project.special ? project.name.replace('（示例）', '') : '产业合作社'}经营主体（示例）`,
    number: null,
    signed_on: signedOn,
    from_on: signedOn,
    to_on: later(signedOn, 3 * 365),
    principal_fen: principal,
    rate: cattle ? POSTS.rate : principal ? RATE : null,
    price_fen: price,
    price_unit: price ? '户·年' : null,
  })
  out.linkage.push(own)
  const linkageId = own.id as string
  const members = pick(random, homes, cattle ? POSTS.households : random.int(6, 22))
  const shares =
    principal && !cattle ? sharedOut(yearlyReturn(principal, RATE), Math.max(members.length, 40)) : null
  for (const home of members)
    out.linkage_household.push(
      row(home.areaCode, { linkage_id: linkageId, household_id: home.id, from_on: signedOn }),
    )
  const paidIn = new Map<number, { fen: bigint; linkageId: string }>()
  for (let year = Math.max(YEAR.first, Number(signedOn.slice(0, 4))); year <= YEAR.last; year++) {
    const dueOn = `${year}-12-20`
    if (dueOn < signedOn) continue
    members.forEach((home, i) => {
      const amount = cattle ? POSTS.each : (shares?.[i] ?? price!)
      const due = row(home.areaCode, {
        linkage_id: linkageId,
        household_id: home.id,
        year,
        due_on: dueOn,
        amount_fen: amount,
      })
      out.linkage_due.push(due)
      if (!project.special && random.chance(0.03)) return
      const onDate = `${year}-12-${random.int(21, 28)}`
      const voucher = `示一卡通-${year}-${project.county}`
      const payment = row(home.areaCode, {
        linkage_id: linkageId,
        due_id: due.id!,
        household_id: home.id,
        amount_fen: amount,
        on_date: onDate,
        voucher,
      })
      out.linkage_payment.push(payment)
      out.income_line.push(
        row(home.areaCode, {
          household_id: home.id,
          year,
          line: LINKAGE_TYPES[type].line,
          amount_fen: amount,
          note: `${LINKAGE_TYPES[type].zh}，凭证 ${voucher}`,
          from_type: 'benefit',
          from_id: payment.id!,
        }),
      )
      paidIn.set(year, { fen: (paidIn.get(year)?.fen ?? 0n) + amount, linkageId })
    })
  }
  return paidIn
}

/** Some of the households, in the order of their villages. */
function pick(random: Random, homes: readonly Home[], wanted: number): Home[] {
  const n = Math.min(wanted, homes.length)
  const start = random.int(0, homes.length - 1)
  return Array.from({ length: n }, (_, i) => homes[(start + i) % homes.length]!)
}

function asset(
  random: Random,
  project: DemoProject,
  tail: Tail,
  out: LinkageTables,
  paidIn: ReadonlyMap<number, { fen: bigint; linkageId: string }>,
): void {
  const at = Date.parse(tail.recorded_at)
  const industry = CATEGORIES[project.category].industry
  const row = (columns: Row): Row => ({
    county: project.county,
    id: random.id(at),
    area_code: project.areaCode,
    ...columns,
    ...tail,
  })
  const registeredOn = later(project.gates.acceptance!, -2)
  const own = row({
    project_id: project.id,
    name: `${project.name.replace('（示例）', '')}资产（示例）`,
    class: industry ? 'operating' : 'public',
    quantity: 1,
    original_fen: (project.beijingFen * 9n) / 10n,
    ownership: 'collective',
    owner: '嘎查村集体（示例）',
    operator: industry ? '产业合作社（示例）' : null,
    beneficiary: industry ? '联结户与村集体' : '全体村民',
    supervisor: '嘎查村务监督委员会',
    operation: industry ? 'contracted' : null,
    keeper: '嘎查达',
    registered_on: registeredOn,
    distribution_plan: industry ? '优先到户，余额用于公益岗位和管护' : null,
  })
  out.asset.push(own)
  out.asset_state.push(row({ asset_id: own.id!, state: 'in_use', on_date: registeredOn, reason: null }))
  if (!project.special && random.chance(0.03))
    out.asset_state.push(
      row({ asset_id: own.id!, state: 'idle', on_date: '2020-12-31', reason: '冬季停产（示例）' }),
    )
  for (const [year, { fen, linkageId }] of paidIn) {
    const back = row({
      asset_id: own.id!,
      year,
      on_date: `${year}-12-18`,
      amount_fen: project.special?.key === 'cattle' ? yearlyReturn(project.beijingFen, POSTS.rate) : fen,
      payer: '产业合作社（示例）',
    })
    if (back.on_date! < registeredOn) continue
    out.asset_return.push(back)
    out.asset_distribution.push(
      row({
        return_id: back.id!,
        use_code: project.special?.key === 'cattle' ? 'public_posts' : 'households',
        amount_fen: fen < (back.amount_fen as bigint) ? fen : (back.amount_fen as bigint),
        on_date: `${year}-12-29`,
        linkage_id: linkageId,
      }),
    )
  }
}
