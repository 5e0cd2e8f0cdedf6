/** What may happen to a household next, and what its events have made of it. Pure: no clock, no database. */
import type { Reason } from '../../kernel/reason.ts'
import type { State, StatusEventKind } from './status.terms.ts'
import { STATES, STATUS_EVENTS, TRANSITIONS } from './status.terms.ts'

export interface StatusFact {
  readonly kind: StatusEventKind
  /** 'YYYY-MM-DD' */
  readonly onDate: string
}

export interface TransitionContext {
  /** 'declared': a list says so, and steps before it may be missing from our record. Default 'evidenced'. */
  readonly basis?: 'evidenced' | 'declared'
  readonly onDate?: string
  /** The latest event already recorded. */
  readonly lastOn?: string | null
  readonly today?: string
}

export interface TransitionVerdict {
  readonly ok: boolean
  readonly reasons: readonly Reason[]
  /** True of a declared event whose earlier steps are not on record. */
  readonly gap: boolean
  /** The state after the event; the state before it when refused. */
  readonly next: State | null
}

const from = (event: StatusEventKind): readonly (State | 'none')[] => TRANSITIONS[event].from

function after(state: State | null, event: StatusEventKind): State | null {
  const transition = TRANSITIONS[event]
  return 'to' in transition ? transition.to : state
}

const stateWords = (state: State | null) =>
  state ? STATES[state] : { zh: '尚无记录', en: 'nothing on record' }

function orderReason(event: StatusEventKind, state: State | null): Reason {
  const [now, asked] = [stateWords(state), STATUS_EVENTS[event]]
  return {
    code: 'status.order',
    words: {
      zh: `该户当前为“${now.zh}”，不能办理“${asked.zh}”。`,
      en: `The household is “${now.en}”; “${asked.en}” cannot follow.`,
    },
  }
}

const CLOSED: Reason = {
  code: 'status.closed',
  words: { zh: '该户已销户，不能再办理。', en: 'The household is closed; nothing can follow.' },
}
const BEFORE_LAST: Reason = {
  code: 'status.beforeLast',
  words: { zh: '日期早于该户最近一次状态变化。', en: 'The day lies before the latest change of state.' },
}
const FUTURE: Reason = {
  code: 'status.future',
  words: { zh: '日期晚于今天。', en: 'The day lies in the future.' },
}

function dateReasons({ onDate, lastOn, today }: TransitionContext): Reason[] {
  if (!onDate) return []
  return [...(lastOn && onDate < lastOn ? [BEFORE_LAST] : []), ...(today && onDate > today ? [FUTURE] : [])]
}

/** The events that may follow by the procedure, in the order of the office. */
export function allowedTransitions(state: State | null): StatusEventKind[] {
  return (Object.keys(TRANSITIONS) as StatusEventKind[]).filter(event =>
    from(event).includes(state ?? 'none'),
  )
}

/**
 * May `event` follow `state`? An evidenced event must keep the procedure of domain §3 and §4; a declared one (a list of
 * today says 脱贫户, the minutes of 2017 are in a drawer) may skip steps, is marked as a gap, and still cannot follow
 * the closing of the household or lie in the future.
 */
export function checkTransition(
  state: State | null,
  event: StatusEventKind,
  context: TransitionContext = {},
): TransitionVerdict {
  const inOrder = from(event).includes(state ?? 'none')
  const declared = context.basis === 'declared'
  const order = state === 'closed' ? [CLOSED] : inOrder || declared ? [] : [orderReason(event, state)]
  const reasons = [...order, ...dateReasons(context)]
  const ok = reasons.length === 0
  return { ok, reasons, gap: ok && !inOrder, next: ok ? after(state, event) : state }
}

/** Events of one day happen in the order of the procedure. */
const RANK = Object.fromEntries(Object.keys(STATUS_EVENTS).map((kind, rank) => [kind, rank]))

const byDay = (a: StatusFact, b: StatusFact) =>
  a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : RANK[a.kind]! - RANK[b.kind]!

/**
 * The state on a day: the fold of the events up to and including it, in any order given.
 * @param asOf 'YYYY-MM-DD', or null for everything recorded
 * @returns null before the first event
 */
export function stateOf(events: readonly StatusFact[], asOf: string | null = null): State | null {
  return [...events]
    .sort(byDay)
    .filter(event => asOf === null || event.onDate <= asOf)
    .reduce<State | null>((state, event) => (state === 'closed' ? state : after(state, event.kind)), null)
}
