/** The state that a household's time-line leaves, moves included. Pure; the events stand in order. */
import { checkTransition } from './status.rules.ts'
import type { State, StatusEventKind } from './status.terms.ts'

export interface TimelineEvent {
  readonly kind: string
  readonly detail: string | null
}

/** A household that moved in carries its state along: the detail names the event it stands for, `monitored:unstable`. */
export function standsFor(event: TimelineEvent): StatusEventKind {
  const carried = event.kind === 'moved_in' ? event.detail?.split(':')[0] : undefined
  return (carried || event.kind) as StatusEventKind
}

/**
 * The state that a time-line leaves, its events in order. A household that moved in begins anew with the state it
 * carries; what was recorded is taken as it is, also where steps are missing.
 */
export function stateNow(events: readonly TimelineEvent[]): State | null {
  return events.reduce<State | null>((state, event) => {
    const before = event.kind === 'moved_in' ? null : state
    return checkTransition(before, standsFor(event), { basis: 'declared' }).next
  }, null)
}

/** Events that are made by a command of their own and not on the time-line's form. */
const OWN_COMMAND: readonly StatusEventKind[] = ['moved_in', 'moved_out', 'merged', 'registered', 'split_off']
export const onForm = (kind: StatusEventKind): boolean => !OWN_COMMAND.includes(kind)
