import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ceilingOf, mayPay, stageOf } from './ceiling.rules.ts'
import type { CeilingFacts } from './ceiling.rules.ts'
import { checklist, mayAttach, mayPass } from './gate.rules.ts'
import type { AnnouncedNotice, GateFacts, Proof } from './gate.rules.ts'
import { GATE_ORDER, ITEMS, PROOF_ITEMS } from './gate.terms.ts'
import type { Gate, Item } from './gate.terms.ts'

const BEFORE: Record<Gate, string> = {
  initiation: '2019-02-01',
  investment: '2019-03-01',
  construction: '2019-06-01',
  acceptance: '2019-11-01',
}
const DAY: Record<Gate, string> = {
  initiation: '2019-02-20',
  investment: '2019-03-20',
  construction: '2019-06-20',
  acceptance: '2019-11-20',
}

const proofs = (gate: Gate): Proof[] =>
  PROOF_ITEMS.filter(item => ITEMS[item].gate === gate).map(item => ({
    item,
    side: item === 'east_consent' ? 'east' : 'west',
    onDate: BEFORE[gate],
    untilOn: `${BEFORE[gate].slice(0, 8)}15`,
    at: '2019-01-01T00:00:00.000Z',
  }))

/** Everything a gate asks for. */
function whole(gate: Gate, more: Partial<GateFacts> = {}): GateFacts {
  const before = GATE_ORDER.slice(0, GATE_ORDER.indexOf(gate))
  const signature = { onDate: DAY[gate], at: '2019-01-02T00:00:00.000Z', current: true, inPost: true }
  return {
    gate,
    onDate: DAY[gate],
    today: '2020-01-01',
    passed: Object.fromEntries(before.map(g => [g, DAY[g]])),
    category: { assets: true, linkage: true },
    inLibrary: true,
    years: [2019],
    budgetFen: 100n,
    funding: [
      { fiscal: true, amountFen: 80n, allocated: true },
      { fiscal: false, amountFen: 20n, allocated: false },
    ],
    households: 10,
    people: 30,
    negative: [{ code: 'vehicles', zh: '交通工具', en: 'Vehicles', ticked: true }],
    noticeDays: 10,
    proofs: proofs(gate),
    announcements: [],
    startedOn: '2019-04-01',
    percent: 100,
    completedOn: '2019-10-01',
    openChanges: 0,
    assets: 1,
    linkedHouseholds: 1,
    signatures: [
      { side: 'west', ...signature },
      { side: 'east', ...signature },
    ],
    ...more,
  }
}
const codes = (f: GateFacts): string[] => mayPass(f).map(r => r.code)

test('a gate with everything it asks for is passed', () => {
  for (const gate of GATE_ORDER) expect(codes(whole(gate)), gate).toEqual([])
})

test('each proof that is taken away is the one that is missed', () => {
  for (const gate of GATE_ORDER)
    for (const { item } of proofs(gate))
      expect(codes(whole(gate, { proofs: proofs(gate).filter(p => p.item !== item) })), item).toEqual([
        `gate.missing.${item}`,
      ])
})

test('each fact that fails is the one that is named', () => {
  const failing: [Gate, Partial<GateFacts>, string][] = [
    ['initiation', { inLibrary: false }, 'gate.missing.library'],
    ['initiation', { years: [2018] }, 'gate.missing.library'],
    ['initiation', { budgetFen: 101n }, 'gate.missing.funding'],
    ['initiation', { negative: [] }, 'gate.missing.negative_list'],
    ['initiation', { negative: [{ code: 'x', zh: '甲', en: 'x', ticked: false }] }, 'gate.tick.x'],
    ['initiation', { people: 0 }, 'gate.missing.beneficiaries'],
    ['initiation', { noticeDays: null }, 'gate.noticeDays'],
    ['initiation', { noticeDays: 15 }, 'gate.missing.notice_before'],
    [
      'investment',
      { funding: [{ fiscal: true, amountFen: 100n, allocated: false }] },
      'gate.missing.allocation',
    ],
    ['construction', { startedOn: null }, 'gate.missing.started'],
    ['construction', { startedOn: '2019-06-21' }, 'gate.missing.started'],
    ['construction', { percent: 0 }, 'gate.missing.progress'],
    ['construction', { openChanges: 1 }, 'gate.missing.changes'],
    ['acceptance', { completedOn: null }, 'gate.missing.completed'],
    ['acceptance', { assets: 0 }, 'gate.missing.assets'],
    ['acceptance', { linkedHouseholds: 0 }, 'gate.missing.linkage'],
    ['acceptance', { openChanges: 2 }, 'gate.missing.changes'],
    ['investment', { passed: {} }, 'gate.order'],
    ['investment', { onDate: '2019-03-20', passed: { initiation: '2019-03-21' } }, 'gate.beforeLast'],
    ['initiation', { passed: { initiation: '2019-02-20' } }, 'gate.passed'],
    ['initiation', { today: '2019-02-19' }, 'gate.future'],
  ]
  for (const [gate, more, code] of failing) expect(codes(whole(gate, more)), code).toEqual([code])
  expect(
    codes(
      whole('acceptance', { assets: 0, linkedHouseholds: 0, category: { assets: false, linkage: false } }),
    ),
  ).toEqual([])
})

test('a signature is of its day, of someone in post, and under what was there', () => {
  const [west, east] = whole('initiation').signatures
  const given = (signatures: GateFacts['signatures']) => codes(whole('initiation', { signatures }))
  expect(given([west!])).toEqual(['gate.signature.east'])
  expect(given([east!])).toEqual(['gate.signature.west'])
  expect(given([west!, { ...east!, inPost: false }])).toEqual(['gate.signature.east.post'])
  expect(given([west!, { ...east!, onDate: '2019-02-21' }])).toEqual(['gate.signature.east'])
  expect(given([{ ...west!, current: false }, east!])).toEqual(['gate.signature.west.stale'])
  expect(given([{ ...west!, at: '2018-12-31T00:00:00.000Z' }, east!])).toEqual(['gate.signature.west.stale'])
  // One good signature among stale ones is enough.
  expect(given([{ ...west!, current: false }, west!, east!])).toEqual([])
})

test('a proof dated after the passage proves nothing, and the west cannot consent for the east', () => {
  const late = proofs('investment').map(p => ({ ...p, onDate: '2019-03-21' }))
  expect(codes(whole('investment', { proofs: late }))).toEqual([
    'gate.missing.fund_document',
    'gate.missing.contract',
    'gate.missing.payment_plan',
  ])
  const west = proofs('initiation').map(p => ({ ...p, side: 'west' as const }))
  expect(codes(whole('initiation', { proofs: west }))).toEqual(['gate.missing.east_consent'])
})

test('the checklist has a line for each item of its gate, and the refusal is what its lines miss', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...GATE_ORDER),
      fc.record({
        inLibrary: fc.boolean(),
        openChanges: fc.nat(2),
        assets: fc.nat(1),
        linkedHouseholds: fc.nat(1),
        people: fc.option(fc.nat(2)),
        percent: fc.option(fc.nat(100)),
      }),
      fc.array(fc.nat(3)),
      (gate, more, drop) => {
        const left = proofs(gate).filter((_, i) => !drop.includes(i))
        const facts = whole(gate, { ...more, proofs: left })
        const lines = checklist(facts)
        const own = (Object.keys(ITEMS) as Item[]).filter(item => ITEMS[item].gate === gate)
        for (const item of own) expect(lines.some(l => l.item === item)).toBe(true)
        expect(lines.flatMap(l => l.missing)).toEqual(mayPass(facts))
        // No gate passes without each of its proofs.
        if (left.length < proofs(gate).length) expect(mayPass(facts).length).toBeGreaterThan(0)
      },
    ),
  )
})

const ceiling = (more: Partial<CeilingFacts> = {}): CeilingFacts => ({
  passed: {},
  retentionReleased: false,
  fundedFen: 1000n,
  contractedFen: null,
  shares: { start: 0.3, progress: 0.8, acceptance: 0.95, retention: 0.05 },
  ...more,
})
const passedUntil = (n: number): CeilingFacts['passed'] =>
  Object.fromEntries(GATE_ORDER.slice(0, n).map(g => [g, DAY[g]]))

test('the ceiling rises with the gates, over the lesser of funded and contracted', () => {
  const at = (n: number, more: Partial<CeilingFacts> = {}) =>
    ceilingOf(ceiling({ passed: passedUntil(n), ...more })).fen
  expect([at(0), at(1), at(2), at(3), at(4), at(4, { retentionReleased: true })]).toEqual([
    0n,
    0n,
    300n,
    800n,
    950n,
    1000n,
  ])
  expect([at(2, { contractedFen: 500n }), at(2, { contractedFen: 5000n })]).toEqual([150n, 300n])
  expect(at(2, { fundedFen: 333n })).toBe(99n)
  expect(stageOf({ passed: passedUntil(3), retentionReleased: true })).toBe('progress')
})

test('an empty share blocks and says so', () => {
  const shares = { start: null, progress: 0.8, acceptance: null, retention: 0.05 }
  const blocked = ceilingOf(ceiling({ passed: passedUntil(2), shares }))
  expect([blocked.fen, blocked.reasons[0]?.code]).toEqual([0n, 'ceiling.parameter'])
  expect(ceilingOf(ceiling({ passed: passedUntil(4), retentionReleased: true, shares })).fen).toBe(0n)
})

test('no ceiling exceeds its base, and none falls when a further gate is passed', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      fc.option(fc.bigInt({ min: 0n, max: 10n ** 13n })),
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      fc.bigInt({ min: 1n, max: 10n ** 13n }),
      (fundedFen, contractedFen, parts, asked) => {
        const [start, progress, acceptance] = parts.toSorted((a, b) => a - b) as [number, number, number]
        const shares = { start, progress, acceptance, retention: 1 - acceptance }
        const steps = [0, 1, 2, 3, 4].map(n =>
          ceilingOf(ceiling({ passed: passedUntil(n), fundedFen, contractedFen, shares })),
        )
        for (const [i, step] of steps.entries()) {
          expect(step.fen <= fundedFen).toBe(true)
          expect(contractedFen === null || step.fen <= contractedFen).toBe(true)
          expect(i === 0 || step.fen >= steps[i - 1]!.fen).toBe(true)
          expect(mayPay(step, step.fen, asked)).toBe(false)
        }
      },
    ),
  )
})

test('what each kind of proof must carry is said', () => {
  const attached = {
    side: 'west',
    hasPaper: true,
    onDate: '2019-02-01',
    untilOn: null,
    place: null,
    amountFen: null,
    today: '2020-01-01',
    passed: false,
  } as const
  const said = (item: (typeof PROOF_ITEMS)[number], more = {}) =>
    mayAttach({ ...attached, item, ...more }).map(r => r.code)
  expect(said('feasibility')).toEqual([])
  expect(said('feasibility', { hasPaper: false, onDate: '2020-01-02', passed: true })).toEqual([
    'proof.passed',
    'proof.paper',
    'proof.future',
  ])
  expect(said('supervision')).toEqual(['proof.place'])
  expect(said('contract')).toEqual(['proof.amount'])
  expect(said('notice_after', { untilOn: '2019-02-01' })).toEqual(['proof.days', 'proof.place'])
  expect(said('east_consent')).toEqual(['proof.side'])
})

const NOTICE: AnnouncedNotice = {
  item: 'notice_before',
  number: '152527-2019-001',
  state: 'proved',
  openObjections: 0,
  daysLeft: null,
}
const without = (item: Item) => proofs('initiation').filter(p => p.item !== item)

test('a notice is proved by an announcement that hung its whole time, or by papers of one', () => {
  const hung: Proof = { ...proofs('initiation').find(p => p.item === 'notice_before')! }
  const announced = { announcements: [NOTICE], proofs: [...without('notice_before'), hung] }
  expect(codes(whole('initiation', announced))).toEqual([])
  expect(codes(whole('initiation', { announcements: [] }))).toEqual([])
})

test('what an announcement lacks is said by its number; a draft beside a sound paper changes nothing', () => {
  for (const state of ['draft', 'unhung', 'hanging', 'due', 'early'] as const) {
    const begun = { ...NOTICE, state, ...(state === 'draft' ? { number: null } : {}) }
    const found = mayPass(whole('initiation', { announcements: [begun], proofs: without('notice_before') }))
    expect(found.map(r => r.code)).toEqual([`announcement.${state}`])
    expect(codes(whole('initiation', { announcements: [begun] }))).toEqual([])
  }
  const before = { announcements: [NOTICE], proofs: [...without('notice_before')] }
  expect(codes(whole('initiation', before))).toEqual(['gate.missing.notice_before'])
  expect(codes(whole('acceptance', { announcements: [NOTICE], proofs: [] }))).toContain(
    'gate.missing.notice_after',
  )
})

test('an objection that waits for an answer stops the gate, whatever paper is attached', () => {
  const objected = { ...NOTICE, openObjections: 2 }
  expect(codes(whole('initiation', { announcements: [objected] }))).toEqual(['announcement.objected'])
  expect(codes(whole('initiation', { announcements: [objected, { ...NOTICE, number: 'x' }] }))).toEqual([
    'announcement.objected',
  ])
})
