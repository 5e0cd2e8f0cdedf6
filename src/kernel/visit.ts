/**
 * What anybody may do, signed in or not: read what is published, and hand something in to a county that hears it. The
 * transaction has no scope; policies of row-level security open to `duikou.published` and `duikou.hears` alone, so a
 * public route shows an office no more than it shows a visitor.
 */
import { PUBLIC } from './account/reader.rules.ts'
import type { Visit } from './access.ts'
import { commandIn } from './audit.ts'
import type { Order, Outcome } from './audit.ts'
import type { Base } from './db.ts'
import { within } from './tx.ts'
import type { Tx } from './tx.ts'

/** Reads what is published; by its `reference`, also what somebody handed in. */
export const publicly = <T>(
  base: Base,
  work: (tx: Tx) => Promise<T>,
  visit: Omit<Visit, 'hears'> = {},
): Promise<T> => within(base, { ...PUBLIC, visit }, work)

/** Hands something in to the county of the order, with its audit line. */
export const handIn = <T>(base: Base, order: Order, work: (tx: Tx) => Promise<Outcome<T>>): Promise<T> =>
  within(base, { ...PUBLIC, visit: { hears: order.county } }, tx => commandIn(tx, order, work))
