/** The work lists of gates: what waits, for whom, and only once its time has come. */
import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import {
  BANNER,
  BUDGET,
  bureau,
  cadre,
  DAYS,
  entry,
  ground,
  inLibrary,
  proofOf,
  prove,
  settle,
  through,
} from '../../../test/project.ts'
import type { Reader } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { within } from '../../kernel/tx.ts'
import { changeTerm } from '../secondment/posting.commands.ts'
import type { Wait } from './alarm.terms.ts'
import { consentChange, decideChange, requestChange } from './change.commands.ts'
import { attachProof, passGate, reopenGate, signGate, withdrawProof } from './gate.commands.ts'
import { proposeProject, takeStep } from './library.commands.ts'
import { listProjects } from './ledger.queries.ts'
import { recordProgress } from './progress.commands.ts'
import { projectDetail } from './project.queries.ts'
import { projectTodos } from './project.todo.ts'
import { waitingCount } from './waiting.queries.ts'

const GATE: readonly Wait[] = ['papers', 'west', 'east']
const NOTHING = [0, 0, 0]
const PAPERS = [1, 0, 0]
const BOTH = [0, 1, 1]

/** Papers, the banner's signature, the eastern one: counted, and each time the list has as many rows. */
const waiting = (base: Base, who: Reader = bureau, of = GATE): Promise<number[]> =>
  within(base, who, async tx => {
    const counts: number[] = []
    for (const waits of of) {
      const n = await waitingCount(tx, waits)
      expect([waits, (await listProjects(tx, { waits, limit: 50 })).rows.length]).toEqual([waits, n])
      counts.push(n)
    }
    return counts
  })

const signed = (base: Base, who: Reader, at: { county: string; id: string }) =>
  signGate(base, who, at, { gate: 'initiation', onDate: DAYS.initiation })

test('papers first, then each side’s own signature; a paper that comes later asks for both again', async () => {
  const base = await testBase()
  const g = await ground(base)
  const proposed = await proposeProject(base, bureau, entry({ name: '未入库' }))
  expect(await waiting(base)).toEqual(NOTHING)
  await takeStep(base, bureau, proposed, { step: 'review', onDate: '2018-11-10' })
  expect(await waiting(base)).toEqual(NOTHING)

  const { at } = await inLibrary(base, g)
  expect(await waiting(base)).toEqual(PAPERS)
  await settle(base, at, 'initiation')
  await prove(base, g, at, 'initiation')
  expect(await waiting(base)).toEqual(BOTH)
  await signed(base, bureau, at)
  expect(await waiting(base)).toEqual([0, 0, 1])
  const again = await attachProof(base, bureau, at, proofOf(g, 'feasibility'))
  expect(await waiting(base)).toEqual(BOTH)
  await signed(base, bureau, at)
  await signed(base, cadre, at)
  expect(await waiting(base)).toEqual(NOTHING)
  await withdrawProof(base, bureau, at, again.id, '重复')
  expect(await waiting(base)).toEqual(NOTHING)
  const first = await within(base, bureau, tx => projectDetail(tx, at))
  await withdrawProof(base, bureau, at, first.proofs.find(p => p.item === 'feasibility')!.id, '有误')
  expect(await waiting(base)).toEqual(PAPERS)
})

test('a gate waits once its time has come: 建设 from the start of the works, 验收 from their completion', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  await through(base, g, at, 'initiation')
  expect(await waiting(base)).toEqual(PAPERS)
  await through(base, g, at, 'investment')
  expect(await waiting(base)).toEqual(NOTHING)
  await recordProgress(base, bureau, at, { kind: 'started', onDate: '2019-04-10' })
  expect(await waiting(base)).toEqual(PAPERS)
  await recordProgress(base, bureau, at, { kind: 'progress', onDate: '2019-06-10', percent: 60 })
  await prove(base, g, at, 'construction')
  expect(await waiting(base)).toEqual(BOTH)
  for (const who of [bureau, cadre])
    await signGate(base, who, at, { gate: 'construction', onDate: DAYS.construction })
  await passGate(base, bureau, at, { gate: 'construction', onDate: DAYS.construction })
  expect(await waiting(base)).toEqual(NOTHING)
  await recordProgress(base, bureau, at, { kind: 'completed', onDate: '2019-10-20' })
  expect(await waiting(base)).toEqual(PAPERS)
  await reopenGate(base, bureau, at, 'construction', '误登')
  expect(await waiting(base)).toEqual(NOTHING)
})

test('a change waits for the east, then for the bureau, and the changed plan for both signatures again', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  await through(base, g, at, 'initiation')
  await prove(base, g, at, 'investment')
  for (const who of [bureau, cadre])
    await signGate(base, who, at, { gate: 'investment', onDate: DAYS.investment })
  expect(await waiting(base)).toEqual(NOTHING)
  await changeTerm(
    base,
    bureau,
    { county: BANNER, id: g.postingId },
    { change: 'extended', toOn: '2099-12-31', reason: '延期' },
  )
  const changes = () => waiting(base, bureau, ['consent', 'decision'])
  expect(await changes()).toEqual([0, 0])
  const change = await requestChange(base, bureau, at, { after: { scale: '1500 吨' }, reason: '用地调整' })
  expect([await changes(), await waiting(base)]).toEqual([[1, 0], NOTHING])
  await consentChange(base, cadre, at, change.id, { onDate: today() })
  expect(await changes()).toEqual([0, 1])
  const decision = { decision: 'approved', onDate: today(), documentId: g.documentId } as const
  await decideChange(base, bureau, at, change.id, decision)
  expect([await changes(), await waiting(base)]).toEqual([[0, 0], BOTH])
})

test('each post’s to-dos count what waits for it, in its own place, and lead to that list', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  await settle(base, at, 'initiation')
  await prove(base, g, at, 'initiation')
  await inLibrary(base, g, { name: '另一个', budgetFen: BUDGET })
  const todos = async (who: Reader) => {
    const found = []
    for (const todo of projectTodos) found.push(await within(base, who, todo))
    return Object.fromEntries(found.flatMap(t => (t ? [[t.link, t.count]] : [])))
  }
  expect(await todos(bureau)).toMatchObject({
    '/projects?waits=west': 1,
    '/projects?waits=papers': 1,
    '/projects?alarm=gate_overdue': 2,
  })
  expect(await todos(cadre)).toEqual({ '/projects?waits=east': 1, '/projects?waits=consent': 0 })
  expect(await todos(person('township', `${BANNER}102`))).toMatchObject({ '/projects?waits=papers': 0 })
  expect(await todos(person('auditor', '150000', [BANNER]))).toEqual({})
  expect(await waiting(base, person('banner_bureau', '152527'))).toEqual(NOTHING)
})
