import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { actsOf, FLOW, isOverdue, mayAct } from './complaint.rules.ts'
import {
  above,
  accusedOf,
  askedUnit,
  isConflicted,
  mayReceive,
  reachable,
  receiverOf,
} from './complaintOffice.rules.ts'
import type { Facts, Step } from './complaint.rules.ts'
import { ACTS, OPEN, STATES } from './complaint.terms.ts'
import type { Act, State } from './complaint.terms.ts'

const BANNER = '150125'
const LEAGUE = '150100'

const facts = (more: Partial<Facts> = {}): Facts => ({
  state: 'received',
  handler: BANNER,
  accused: null,
  dueOn: '2026-06-16',
  appeals: 0,
  extension: null,
  askedBy: null,
  givenBy: null,
  backUntil: null,
  ...more,
})
const step = (act: Act, more: Partial<Step> = {}): Step => ({
  act,
  onDate: '2026-06-10',
  today: '2026-06-10',
  lastOn: '2026-06-01',
  office: BANNER,
  userId: 'a',
  offices: reachable(BANNER, ['110109']),
  ...more,
})
const codes = (f: Facts, s: Step) => mayAct(f, s).map(r => r.code)

test('the next level up: a banner’s league, a league’s region, a district’s municipality; above those there is none', () => {
  expect([BANNER, LEAGUE, '150000', '110109', '110000'].map(above)).toEqual([
    LEAGUE,
    '150000',
    null,
    '110000',
    null,
  ])
})

test('the office of the place receives it, the level above where that office is complained about', () => {
  const village = '150125101201'
  expect(receiverOf(village, null)).toBe(BANNER)
  expect(receiverOf(village, '150125101')).toBe(BANNER)
  expect(receiverOf(village, BANNER)).toBe(LEAGUE)
  expect(receiverOf(village, LEAGUE)).toBe('150000')
  expect(receiverOf(village, '110109')).toBe('110000')
  expect(receiverOf(village, '150000')).toBeNull()
})

test('a unit complained about is told by its level and the place; a place without one has none', () => {
  const at = (who: Parameters<typeof accusedOf>[0], place: string) => accusedOf(who, place, '110109')
  expect(at('village', '150125101201')).toBe('150125101201')
  expect(at('township', '150125101201')).toBe('150125101')
  expect(at('banner', '150125101201')).toBe(BANNER)
  expect(at('league', BANNER)).toBe(LEAGUE)
  expect(at('district', BANNER)).toBe('110109')
  expect(at('village', BANNER)).toBeUndefined()
  expect(at('banner', LEAGUE)).toBeUndefined()
  expect(accusedOf('district', BANNER, undefined)).toBeUndefined()
  expect(askedUnit('150125101201')).toBe('150125101')
})

test('whoever is complained about, and whoever stands under it, neither registers nor handles nor is given it', () => {
  expect([isConflicted(BANNER, BANNER), isConflicted(BANNER, LEAGUE), isConflicted(LEAGUE, BANNER)]).toEqual([
    true,
    true,
    false,
  ])
  const about = { areaCode: BANNER, receivedOn: '2026-06-01', today: '2026-06-10' }
  const reasons = (accused: string | null, office: string | null) =>
    mayReceive({ ...about, accused, office }).map(r => r.code)
  expect(reasons(BANNER, BANNER)).toEqual(['complaint.conflict'])
  expect(reasons(LEAGUE, BANNER)).toEqual(['complaint.conflict'])
  expect(reasons(BANNER, LEAGUE)).toEqual([])
  expect(reasons('150000', null)).toEqual(['complaint.beyond'])
  expect(reasons('150124', null)).toEqual(['complaint.place'])
  const f = facts({ accused: BANNER, handler: LEAGUE })
  expect(codes(f, step('accept'))).toEqual(['complaint.conflict'])
  expect(codes(f, step('transfer', { office: LEAGUE, to: BANNER }))).toEqual(['complaint.toAccused'])
  expect(codes(f, step('transfer', { office: LEAGUE, to: '150000' }))).toEqual([])
})

test('a transfer goes to an office that can reach it, and back within its working days', () => {
  expect(reachable(BANNER, ['110109'])).toEqual([BANNER, LEAGUE, '150000', '110109', '110000'])
  expect(reachable(LEAGUE, [])).toEqual([LEAGUE, '150000'])
  expect(reachable('110000', [])).toEqual(['110000'])
  expect(codes(facts(), step('transfer', { to: '110114' }))).toEqual(['complaint.to'])
  expect(codes(facts(), step('transfer', { to: BANNER }))).toEqual(['complaint.to'])
  expect(codes(facts(), step('giveBack'))).toEqual(['complaint.notGiven'])
  const given = facts({ givenBy: LEAGUE, backUntil: '2026-06-10' })
  expect(codes(given, step('giveBack'))).toEqual([])
  expect(codes(given, step('giveBack', { onDate: '2026-06-11', today: '2026-06-11' }))).toEqual([
    'complaint.backLate',
  ])
})

test('one extension, granted by another person of the office or by the level above', () => {
  const f = facts({ state: 'accepted', extension: 'asked', askedBy: 'a' })
  expect(codes(f, step('grantExtension'))).toEqual(['complaint.ownRequest'])
  expect(codes(f, step('grantExtension', { userId: 'b' }))).toEqual([])
  expect(codes(f, step('grantExtension', { office: LEAGUE, userId: 'b' }))).toEqual([])
  expect(codes(f, step('grantExtension', { office: '150000', userId: 'b' }))).toEqual(['complaint.office'])
  expect(codes(f, step('askExtension'))).toEqual(['complaint.extended'])
  expect(codes(facts({ state: 'accepted', extension: 'denied' }), step('askExtension'))).toEqual([])
  expect(codes(facts({ state: 'accepted', extension: 'granted' }), step('askExtension'))).toEqual([
    'complaint.extended',
  ])
  expect(codes(facts({ state: 'accepted' }), step('grantExtension'))).toEqual(['complaint.notAsked'])
})

test('an appeal is the complainant’s, within its days, twice, and one level up', () => {
  const answered = facts({ state: 'answered', dueOn: '2026-06-10' })
  const own = { office: 'complainant' }
  expect(codes(answered, step('appeal'))).toEqual(['complaint.office'])
  expect(codes(answered, step('appeal', own))).toEqual([])
  expect(codes(answered, step('appeal', { ...own, onDate: '2026-06-11', today: '2026-06-11' }))).toEqual([
    'complaint.late',
  ])
  expect(codes({ ...answered, appeals: 2 }, step('appeal', own))).toEqual(['complaint.final'])
  expect(codes({ ...answered, handler: '150000' }, step('appeal', own))).toEqual(['complaint.top'])
  expect(codes(facts(), step('accept', own))).toEqual(['complaint.office'])
})

test('it is closed when nobody can appeal any more', () => {
  const answered = facts({ state: 'answered', dueOn: '2026-06-10' })
  expect(codes(answered, step('close'))).toEqual(['complaint.window'])
  expect(codes(answered, step('close', { onDate: '2026-06-11', today: '2026-06-11' }))).toEqual([])
  expect(codes({ ...answered, appeals: 2 }, step('close'))).toEqual([])
  expect(codes({ ...answered, handler: '150000' }, step('close', { office: '150000' }))).toEqual([])
})

test('days: none in the future, none before the step before; on the last day it is not late', () => {
  expect(codes(facts(), step('accept', { onDate: '2026-06-11' }))).toEqual(['complaint.future'])
  expect(codes(facts(), step('accept', { onDate: '2026-05-31' }))).toEqual(['complaint.before'])
  expect(isOverdue({ state: 'received', dueOn: '2026-06-16' }, '2026-06-16')).toBe(false)
  expect(isOverdue({ state: 'received', dueOn: '2026-06-16' }, '2026-06-17')).toBe(true)
  expect(isOverdue({ state: 'answered', dueOn: '2026-06-16' }, '2026-06-17')).toBe(false)
})

test('whatever is offered may be done, and nothing is open once it has ended', () => {
  const states = Object.keys(STATES) as State[]
  const offices = reachable(BANNER, ['110109'])
  fc.assert(
    fc.property(
      fc.record({
        state: fc.constantFrom(...states),
        handler: fc.constantFrom(...offices),
        accused: fc.constantFrom(null, BANNER, LEAGUE, '150125101'),
        appeals: fc.integer({ min: 0, max: 2 }),
        extension: fc.constantFrom(null, 'asked', 'granted', 'denied'),
        askedBy: fc.constantFrom(null, 'a', 'b'),
        givenBy: fc.constantFrom(null, LEAGUE),
      }),
      fc.constantFrom(...offices, 'complainant'),
      (some, office) => {
        const f = facts(some as Partial<Facts>)
        const acts = actsOf(f, { office, userId: 'a', today: '2026-06-10', offices })
        for (const act of acts) expect(FLOW[act][f.state]).toBeDefined()
        if (isConflicted(office === 'complainant' ? '110000' : office, f.accused)) expect(acts).toEqual([])
        if (['closed', 'refused', 'withdrawn'].includes(f.state)) expect(acts).toEqual([])
        if (office === 'complainant')
          expect(acts.every(a => ['appeal', 'agree', 'withdraw'].includes(a))).toBe(true)
      },
    ),
  )
})

test('every state but the ends leads on, and every act leads somewhere', () => {
  for (const state of OPEN) expect((Object.keys(ACTS) as Act[]).some(a => FLOW[a][state])).toBe(true)
  for (const act of Object.keys(ACTS) as Act[]) expect(Object.keys(FLOW[act]).length).toBeGreaterThan(0)
})
