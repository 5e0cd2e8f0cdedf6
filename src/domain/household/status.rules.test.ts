import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedTransitions, checkTransition, stateOf } from './status.rules.ts'
import type { State, StatusEventKind } from './status.terms.ts'
import { STATES, STATUS_EVENTS, TRANSITIONS } from './status.terms.ts'

const events = Object.keys(STATUS_EVENTS) as StatusEventKind[]
const states = [null, ...(Object.keys(STATES) as State[])]
const aState = fc.constantFrom(...states)
const anEvent = fc.constantFrom(...events)

test('the whole walk of domain §3 is open step by step', () => {
  const walk: StatusEventKind[] = [
    'identified',
    'registered',
    'proposed_exit',
    'village_notice',
    'exited_enjoying',
    'monitored',
    'risk_eliminated',
    'returned',
    'proposed_exit',
    'village_notice',
    'exited_not_enjoying',
  ]
  let state: State | null = null
  for (const event of walk) {
    const verdict = checkTransition(state, event)
    expect([event, verdict.ok, verdict.gap]).toEqual([event, true, false])
    state = verdict.next
  }
  expect(state).toBe('exited')
})

test('no exit without assembly and notice', () => {
  for (const state of ['registered', 'proposed_exit'] as const) {
    const verdict = checkTransition(state, 'exited_enjoying')
    expect(verdict.ok).toBe(false)
    expect(verdict.next).toBe(state)
    expect(verdict.reasons[0]?.code).toBe('status.order')
    expect(verdict.reasons[0]?.words.zh).toContain(STATES[state].zh)
  }
})

test('an upheld objection puts the household back on the register', () => {
  expect(checkTransition('village_notice', 'exit_refused').next).toBe('registered')
})

test('a household that was never poor can be monitored (边缘易致贫户)', () => {
  expect(checkTransition(null, 'monitored')).toMatchObject({ ok: true, gap: false, next: 'monitored' })
})

test('what a list declares may lack its earlier steps, and says so', () => {
  expect(checkTransition(null, 'exited_enjoying').ok).toBe(false)
  expect(checkTransition(null, 'exited_enjoying', { basis: 'declared' })).toMatchObject({
    ok: true,
    gap: true,
  })
})

test('nothing follows a closed household, declared or not', () => {
  for (const event of events)
    for (const basis of ['evidenced', 'declared'] as const)
      expect(checkTransition('closed', event, { basis }).ok).toBe(false)
  expect(allowedTransitions('closed')).toEqual([])
})

test('dates: not before the latest event, not after today; the same day is fine', () => {
  const codes = (onDate: string) =>
    checkTransition('exited', 'monitored', { onDate, lastOn: '2021-05-10', today: '2022-01-01' }).reasons.map(
      reason => reason.code,
    )
  expect(codes('2021-05-09')).toEqual(['status.beforeLast'])
  expect(codes('2022-01-02')).toEqual(['status.future'])
  expect(codes('2021-05-10')).toEqual([])
})

test('allowedTransitions and checkTransition agree', () => {
  fc.assert(
    fc.property(aState, anEvent, (state, event) => {
      expect(checkTransition(state, event).ok).toBe(allowedTransitions(state).includes(event))
    }),
  )
})

test('a refusal always has a reason, an agreement never', () => {
  fc.assert(
    fc.property(
      aState,
      anEvent,
      fc.constantFrom('evidenced' as const, 'declared' as const),
      (state, event, basis) => {
        const verdict = checkTransition(state, event, { basis })
        expect(verdict.reasons.length > 0).toBe(!verdict.ok)
      },
    ),
  )
})

test('every state but the first can be reached, and every event has somewhere to start', () => {
  const reached = new Set(Object.values(TRANSITIONS).flatMap(t => ('to' in t ? [t.to] : [])))
  expect([...reached].sort()).toEqual(Object.keys(STATES).sort())
  for (const event of events) expect(TRANSITIONS[event].from.length).toBeGreaterThan(0)
})

test('stateOf: any order of the facts, any day', () => {
  const facts = [
    { kind: 'identified', onDate: '2014-05-01' },
    { kind: 'registered', onDate: '2014-05-01' },
    { kind: 'exited_enjoying', onDate: '2018-11-30' },
    { kind: 'split_off', onDate: '2019-03-01' },
    { kind: 'monitored', onDate: '2021-06-15' },
  ] as const
  expect(stateOf([])).toBeNull()
  expect(stateOf(facts, '2014-04-30')).toBeNull()
  expect(stateOf(facts, '2014-05-01')).toBe('registered')
  expect(stateOf(facts, '2020-12-31')).toBe('exited')
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), shuffled => {
      expect(stateOf(shuffled)).toBe('monitored')
    }),
  )
})
