/**
 * What a household of a list adds to the headline figures, told before anything is written: the same events and days
 * that the commit writes, judged as the indicators judge them. Pure.
 */
import { joiningDay } from './registration.rules.ts'
import type { EventFacts, HouseholdFacts } from './registration.rules.ts'

export const MOVED_FIGURES = [
  'household.registered',
  'household.people',
  'household.poor',
  'household.people_lifted',
  'household.monitored',
] as const

export type MovedFigure = (typeof MOVED_FIGURES)[number]
export type Moves = Readonly<Partial<Record<MovedFigure, number>>>

type Event = Pick<EventFacts, 'kind' | 'onDate'>

/** The latest of the events; of one day the one that was entered last. */
const latest = (events: readonly Event[]): Event | undefined =>
  events.reduce<Event | undefined>((last, e) => (!last || e.onDate >= last.onDate ? e : last), undefined)

const EXITS: readonly string[] = ['exited_enjoying', 'exited_not_enjoying']

/** A household that is not on file yet. 一般农户 is written down but is no 建档立卡户: it adds to none of its figures. */
export function movesOfNew(facts: HouseholdFacts | null): Moves {
  if (!facts) return {}
  const { events, members, registeredOn } = facts
  const registered = events.some(e => e.kind === 'registered')
  const exit = events.find(e => EXITS.includes(e.kind))
  const begin = registeredOn ?? events[0]?.onDate ?? ''
  return {
    ...(registered ? { 'household.registered': 1, 'household.people': members.length } : {}),
    ...(latest(events)?.kind === 'registered' ? { 'household.poor': 1 } : {}),
    ...(exit
      ? { 'household.people_lifted': members.filter(m => joiningDay(m, begin) <= exit.onDate).length }
      : {}),
    ...(latest(events.filter(e => e.kind !== 'registered'))?.kind === 'monitored'
      ? { 'household.monitored': 1 }
      : {}),
  }
}

export interface Standing {
  /** 建档立卡户, and not only written down. */
  readonly onFile: boolean
  /** The days on which it was lifted out. */
  readonly exits: readonly string[]
}

/** From the events of a household by day. That policies end later is not a second exit, unless there was a return between. */
export function standingIn(events: readonly { readonly kind: string; readonly onDate: string }[]): Standing {
  const turns = events.filter(e => EXITS.includes(e.kind) || e.kind === 'returned')
  const exits = turns.filter((e, i) => {
    const before = turns[i - 1]?.kind
    return e.kind === 'exited_enjoying' || (e.kind !== 'returned' && (!before || before === 'returned'))
  })
  return {
    onFile: events.some(e => e.kind === 'registered' || e.kind === 'moved_in'),
    exits: exits.map(e => e.onDate),
  }
}

/** Somebody who joins a household on file: counted with it, and lifted out with it when there on the day of an exit. */
export function movesOfJoining(joinedOn: string, home: Standing): Moves {
  return {
    ...(home.onFile ? { 'household.people': 1 } : {}),
    ...(home.exits.some(on => joinedOn <= on) ? { 'household.people_lifted': 1 } : {}),
  }
}

export const sumMoves = (all: readonly Moves[]): Moves =>
  Object.fromEntries(
    MOVED_FIGURES.map(id => [id, all.reduce((sum, moves) => sum + (moves[id] ?? 0), 0)] as const).filter(
      ([, n]) => n > 0,
    ),
  )
