/**
 * The life of a registered household as dated events with evidence (domain §3, §4, §2.8). A *state* is never stored:
 * it is what the events up to a day leave behind (status.rules). Natural changes of persons are membership.terms.
 */
import type { Term } from '../../kernel/term.ts'

export const STATES = {
  candidate: { zh: '已识别，待录入', en: 'Identified, not yet registered' },
  registered: { zh: '在册未脱贫', en: 'Registered, not lifted out' },
  proposed_exit: { zh: '拟退出', en: 'Exit proposed' },
  village_notice: { zh: '退出公示中', en: 'Exit on notice' },
  exited: { zh: '已脱贫', en: 'Lifted out' },
  returned: { zh: '返贫', en: 'Fallen back' },
  monitored: { zh: '监测中，风险未消除', en: 'Monitored, risk not eliminated' },
  risk_eliminated: { zh: '风险已消除', en: 'Risk eliminated' },
  closed: { zh: '已销户', en: 'Closed' },
} as const satisfies Record<string, Term>

export const STATUS_EVENTS = {
  identified: { zh: '识别', en: 'Identified' },
  registered: { zh: '建档立卡', en: 'Registered' },
  proposed_exit: { zh: '民主评议提出退出', en: 'Exit proposed by the village assembly' },
  village_notice: { zh: '退出公示', en: 'Exit put on notice' },
  exit_refused: { zh: '退出未通过', en: 'Exit refused' },
  exited_enjoying: { zh: '脱贫（享受政策）', en: 'Lifted out, policies go on', aliases: ['脱贫', '已脱贫'] },
  exited_not_enjoying: { zh: '脱贫（不享受政策）', en: 'Lifted out, policies ended' },
  returned: { zh: '返贫', en: 'Fell back into poverty' },
  monitored: { zh: '纳入监测', en: 'Included in monitoring' },
  risk_eliminated: { zh: '风险消除', en: 'Risk eliminated' },
  split_off: { zh: '分户', en: 'Split off' },
  moved_in: { zh: '整户迁入', en: 'Whole household moved in' },
  moved_out: { zh: '整户迁出', en: 'Whole household moved out' },
  merged: { zh: '并户', en: 'Merged into another household' },
  natural_end: {
    zh: '整户自然减少',
    en: 'Household came to a natural end',
    aliases: ['自然减少', '整户死亡'],
  },
} as const satisfies Record<string, Term>

/** How a risk came to be eliminated (domain §4.5); the detail of `risk_eliminated`. */
export const ELIMINATION_MODES = {
  assisted: { zh: '帮扶消除', en: 'By assistance' },
  natural: { zh: '自然消除', en: 'By itself' },
} as const satisfies Record<string, Term>

export type State = keyof typeof STATES
export type StatusEventKind = keyof typeof STATUS_EVENTS

interface Transition {
  /** `none` = nothing recorded before. */
  readonly from: readonly (State | 'none')[]
  /** Absent: the event leaves the state as it was (a split household carries its state along). */
  readonly to?: State
  /** Needs evidence of its own: the document that an office must cite (domain §0.5). */
  readonly document?: string
}

const OPEN = [
  'candidate',
  'registered',
  'proposed_exit',
  'village_notice',
  'exited',
  'returned',
  'monitored',
  'risk_eliminated',
] as const satisfies readonly State[]

/** Domain §3: candidate → registered → proposed_exit → village_notice → exited ⇄ monitored; re-entry 返贫. */
export const TRANSITIONS = {
  identified: { from: ['none'], to: 'candidate', document: '民主评议记录' },
  registered: { from: ['none', 'candidate'], to: 'registered' },
  proposed_exit: { from: ['registered', 'returned'], to: 'proposed_exit', document: '民主评议记录' },
  village_notice: { from: ['proposed_exit'], to: 'village_notice', document: '公示' },
  exit_refused: { from: ['proposed_exit', 'village_notice'], to: 'registered' },
  exited_enjoying: { from: ['village_notice'], to: 'exited', document: '退出公告' },
  exited_not_enjoying: { from: ['village_notice', 'exited'], to: 'exited', document: '退出公告' },
  returned: { from: ['exited', 'monitored', 'risk_eliminated'], to: 'returned', document: '审核认定文件' },
  monitored: {
    from: ['none', 'exited', 'monitored', 'risk_eliminated'],
    to: 'monitored',
    document: '县级审定公告',
  },
  risk_eliminated: { from: ['monitored'], to: 'risk_eliminated', document: '县级审定公告' },
  split_off: { from: ['none', ...OPEN] },
  moved_in: { from: ['none'] },
  moved_out: { from: OPEN, to: 'closed' },
  merged: { from: OPEN, to: 'closed' },
  natural_end: { from: OPEN, to: 'closed' },
} as const satisfies Record<StatusEventKind, Transition>
