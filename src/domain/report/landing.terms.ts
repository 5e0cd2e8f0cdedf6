/**
 * What each post sees first: the figures of its own area, and the steps that usually come next. Offices that answer for
 * the whole programme begin with its headline figures instead.
 */
import type { Role, Verb } from '../../kernel/access.ts'
import type { Word } from '../../kernel/words.ts'

/** The programme's period. */
export interface Period {
  readonly from: string
  readonly to: string
}

export interface AskedOf {
  readonly id: string
  readonly asked: Readonly<Record<string, string | undefined>>
  readonly trend?: boolean
}

export interface Step {
  readonly to: string
  readonly verb: Verb
  readonly title: Word
}

type Ask = (area: string, term: Period) => readonly AskedOf[]

const received: Ask = (area, term) => [
  { id: 'fund.invested', asked: { area, from: term.from, to: term.to }, trend: true },
  { id: 'exit.villages', asked: { area, to: term.to }, trend: true },
  { id: 'household.registered', asked: { area, asOf: term.to }, trend: true },
  { id: 'household.people_lifted', asked: { area, from: term.from, to: term.to }, trend: true },
]

const given: Ask = (area, term) => {
  const asked = { area, side: 'giver', from: term.from, to: term.to }
  return ['fund.invested', 'fund.allocated', 'fund.payments', 'fund.social'].map(id => ({
    id,
    asked,
    trend: true,
  }))
}

const village: Ask = (area, term) => [
  { id: 'household.registered', asked: { area, asOf: term.to }, trend: true },
  { id: 'household.people', asked: { area, asOf: term.to }, trend: true },
  { id: 'household.people_lifted', asked: { area, from: term.from, to: term.to }, trend: true },
  { id: 'household.income_mean', asked: { area, from: term.from, to: term.to }, trend: true },
]

const OWN: Partial<Record<Role, Ask>> = {
  district_office: given,
  league_office: received,
  banner_bureau: received,
  cadre: received,
  township: village,
  village_worker: village,
}

/** The figures of the post's own area; null for a post that answers for the whole programme. */
export const ownFigures = (role: Role, area: string, term: Period): readonly AskedOf[] | null =>
  OWN[role]?.(area, term) ?? null

const households: Step = {
  to: '/households',
  verb: 'household.read',
  title: { zh: '查一户', en: 'Find a household' },
}
const list: Step = { to: '/import', verb: 'household.import', title: { zh: '导入名单', en: 'Import a list' } }
const payments: Step = {
  to: '/funds/payments',
  verb: 'fund.read',
  title: { zh: '看拨付台账', en: 'Payments' },
}
const villages: Step = {
  to: '/villages',
  verb: 'exit.read',
  title: { zh: '看嘎查村退出', en: 'Villages and their exits' },
}
const trail: Step = { to: '/audit', verb: 'audit.read', title: { zh: '查操作记录', en: 'Audit trail' } }
const parameters: Step = {
  to: '/parameters',
  verb: 'parameter.read',
  title: { zh: '核对参数', en: 'Parameters' },
}
const accounts: Step = {
  to: '/accounts',
  verb: 'account.manage',
  title: { zh: '管理账号', en: 'Accounts' },
}

export const STEPS: Readonly<Partial<Record<Role, readonly Step[]>>> = {
  beijing_office: [payments, villages, trail],
  district_office: [payments, households, villages],
  region_office: [villages, payments, parameters],
  league_office: [villages, households, payments],
  banner_bureau: [list, households, villages],
  township: [list, households],
  village_worker: [households, villages],
  cadre: [households, payments],
  auditor: [trail, payments, households],
  administrator: [accounts, parameters, trail],
}
