/**
 * 分配方案 as an office works on it: a question about one year (rules, pins, sums), solved again and again, and at the end
 * taken over as allocations. Each solve leaves a *solution* that is never changed: what it was asked (as a hash), what it
 * answered, how far from the best possible that may be. Drafts are seen by the Beijing and region offices only.
 */
import type { Word } from '../../kernel/words.ts'

export const SCENARIO_STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  solving: { zh: '正在测算', en: 'Solving' },
  solved: { zh: '已测算', en: 'Solved' },
  infeasible: { zh: '规则相互矛盾', en: 'Rules contradict each other' },
  failed: { zh: '测算未完成', en: 'Solving failed' },
} as const satisfies Record<string, Word>

export type ScenarioState = keyof typeof SCENARIO_STATES

/** How a solve ended. */
export const OUTCOMES = {
  optimal: { zh: '已达到要求的精度', en: 'As exact as asked for' },
  best: { zh: '提前停止，取当时最好的方案', en: 'Stopped early, with the best found by then' },
  infeasible: { zh: '规则相互矛盾', en: 'Rules contradict each other' },
  none: { zh: '停止前尚未找到可行方案', en: 'Stopped before a plan was found' },
} as const satisfies Record<string, Word>

export type SolveOutcome = keyof typeof OUTCOMES

export const TAKE_OVER_STATES = {
  proposed: { zh: '待批准', en: 'Waiting for approval' },
  approved: { zh: '已批准', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
  undone: { zh: '已撤销', en: 'Undone' },
} as const satisfies Record<string, Word>

export type TakeOverState = keyof typeof TAKE_OVER_STATES

/** What an approver does with a proposal. */
export const DECISIONS = {
  approve: { zh: '批准', en: 'Approve' },
  return: { zh: '退回', en: 'Return' },
  undo: { zh: '撤销', en: 'Undo' },
} as const satisfies Record<string, Word>

export type Decision = keyof typeof DECISIONS

/**
 * 因素: what a banner's share is measured by. Those with an indicator are counted from the register as of the end of the
 * year before; `condition` is a parameter of each banner, empty until an office enters it.
 */
export const FACTORS = {
  people: { zh: '建档立卡人口', en: 'People on file', indicator: 'household.people' },
  households: { zh: '建档立卡户', en: 'Households on file', indicator: 'household.registered' },
  poor: { zh: '未脱贫户', en: 'Households still poor', indicator: 'household.poor' },
  villages: { zh: '贫困嘎查村', en: 'Villages designated poor', indicator: 'exit.villages_designated' },
  agricultural: { zh: '农业户籍人口', en: 'Agricultural population', indicator: null },
  lastYear: { zh: '上年分配', en: 'Allocated the year before', indicator: null },
  condition: { zh: '区位条件系数', en: 'Coefficient of conditions', indicator: null },
  equal: { zh: '旗县均等', en: 'The same for each banner', indicator: null },
} as const satisfies Record<string, Word & { readonly indicator: string | null }>

export type FactorKey = keyof typeof FACTORS
export const FACTOR_KEYS = Object.keys(FACTORS) as FactorKey[]

/** Where the parameters of a scenario come from; their values and sources stand in the table of parameters. */
export const WEIGHT = 'allocation.weight'
export const BAND = 'allocation.band'
export const FACTOR_WEIGHT = 'allocation.factor_weight'
export const CONDITION = 'allocation.condition'
export const ON_POOR_SHARE = 'coop_fund.min_share_on_poor'

/** 效益递减的四档: the purpose of each band's parameter, and up to which share of the need it reaches. */
export const BAND_ENDS = [
  ['first', 0.25],
  ['second', 0.5],
  ['third', 0.75],
  ['rest', null],
] as const satisfies readonly (readonly [string, number | null])[]

/** The proven distance at which solving stops, and how long it may take at most. */
export const USUAL_GAP = 0.001
export const USUAL_SECONDS = 60

/** How many later years a variant may bind. */
export const MOST_TAILS = 5
