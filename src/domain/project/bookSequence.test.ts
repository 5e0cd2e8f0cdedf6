/**
 * Whatever is done in whatever order: the books balance, nothing is drawn beyond what it draws on, and the books say what
 * the records say. What is drawn is summed from the records alone; the verifier has to agree.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choice, mustHold, refusal, step, STEPS, world } from '../../../test/books.ts'
import { person, testBase } from '../../../test/helper.ts'
import { BANNER, beijing, BUDGET, ground, inLibrary, through } from '../../../test/project.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { countEntries, verifyBooks } from '../fund/bookCheck.queries.ts'
import { withdraw } from '../fund/withdrawal.commands.ts'

test('no sequence of commands unbalances the books, overdraws anything, or parts them from the records', {
  timeout: 240_000,
}, async () => {
  const base = await testBase()
  const done = new Map<string, number>()
  const g = await ground(base, BUDGET)
  const { at } = await inLibrary(base, g)
  for (const gate of ['initiation', 'investment', 'construction'] as const) await through(base, g, at, gate)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, choice), { minLength: 40, maxLength: 60 }), async steps => {
      await base.client.query('savepoint run')
      const w = world(base, at)
      for (const fen of [500_000n, 800_000n]) {
        await STEPS.appropriate!(w, { n: 0, fen })
        await STEPS.allocate!(w, { n: w.made.appropriation.length - 1, fen: fen / 2n })
      }
      for (const [name, chosen] of steps)
        try {
          await STEPS[name]!(w, chosen)
          done.set(name, (done.get(name) ?? 0) + 1)
        } catch (error) {
          if (!refusal(error)) throw error
        }
      await mustHold(w)
      await base.client.query('rollback to savepoint run')
    }),
    { numRuns: 20, seed: 20_201_231, endOnFailure: true },
  )
  // Each kind of step must have succeeded somewhere, or the property would hold for nothing.
  expect(Object.keys(STEPS).filter(name => !done.get(name))).toEqual([])
})

test('what is done to the books or the records behind each other’s back is found', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET)
  const faults = async (): Promise<string[]> =>
    (await within(base, beijing, tx => verifyBooks(tx, booked))).map(f => f.fault)
  expect(await faults()).toEqual([])
  expect(await within(base, beijing, countEntries)).toBe(3)
  const wrong = async (text: string): Promise<string[]> => {
    await base.client.query('savepoint wrong')
    await base.client.query(text)
    const found = await faults()
    await base.client.query('rollback to savepoint wrong')
    return [...new Set(found)]
  }
  const of = `where id = '${g.allocation.id}' and county = '${BANNER}'`
  expect(await wrong(`update book_lot set balance_fen = balance_fen - 1 ${of}`)).toEqual(['balance'])
  expect(await wrong(`update allocation set amount_fen = amount_fen + 1 ${of}`)).toEqual(['record'])
  expect(await wrong(`update book_entry set year = 2018 ${of}`)).toEqual(['kind', 'record'])
  expect(await wrong(`delete from book_entry ${of}`)).toEqual(['handed', 'balance', 'record'].sort())
  // The application itself can neither change nor delete an entry, and the database lets no lot fall below nothing.
  for (const text of [`update book_entry set amount_fen = 1 ${of}`, `delete from book_entry ${of}`])
    await expect(within(base, beijing, tx => tx.client.query(text))).rejects.toMatchObject({
      code: 'access.scope',
    })
  await expect(base.client.query(`update book_lot set balance_fen = -1 ${of}`)).rejects.toThrow(
    /book_lot_balance/,
  )
})

test('a district does not write into Beijing’s books: what would, is refused whole', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET)
  const district = person('district_office', '110109', ['110109', BANNER])
  const taken = withdraw(base, district, 'allocation', g.allocation, '误登')
  await expect(taken).rejects.toMatchObject({ code: 'access.scope' })
  expect(await within(base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
})
