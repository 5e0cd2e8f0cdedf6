/** Three-valued facts of a list's rows: true, false, or null where the list does not say. */
import { isBefore } from './dated.rules.ts'
import type { Dated } from './dated.rules.ts'
import { ageOn } from './idNumber.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'

/** False settles it; otherwise one unknown part leaves it unknown. */
export function all(...parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

export const not = (value: boolean | null): boolean | null => (value === null ? null : !value)

/** A test of a value that may be unknown. */
export const known = <T>(value: T | null, test: (value: T) => boolean): boolean | null =>
  value === null ? null : test(value)

export const before = (a: Dated | null, b: Dated | null): boolean | null => (a && b ? isBefore(a, b) : null)

export const inFuture = (date: Dated | null, today: string): boolean | null =>
  before({ on: today, precision: 'day' }, date)

/** Completed years on the list's data date; null without a sound id number or without that date. */
export const age = (row: NationalRow): number | null =>
  row.idNumber.birthOn && row.dataOn ? ageOn(row.idNumber.birthOn, row.dataOn.on) : null

export const birth = (row: NationalRow): Dated | null =>
  row.idNumber.birthOn ? { on: row.idNumber.birthOn, precision: 'day' } : null

/** The health of a person, or null where nothing is known. */
export const health = (row: NationalRow) => (row.health.length ? row.health : null)

export const worked = (row: NationalRow): boolean | null => known(row.monthsWorked, months => months > 0)

/** The different known values of a fact among the rows of a household. */
export function valuesOf<T>(rows: readonly NationalRow[], fact: (row: NationalRow) => T | null): T[] {
  return [...new Set(rows.map(fact).filter(value => value !== null))]
}

/** A date that a household's rows repeat, from the first row that knows it. */
export const dateOf = (
  rows: readonly NationalRow[],
  fact: (row: NationalRow) => Dated | null,
): Dated | null => rows.map(fact).find(date => date !== null) ?? null

/** A rule that the rows of one household agree. */
export const differ =
  <T>(fact: (row: NationalRow) => T | null) =>
  (rows: readonly NationalRow[]): boolean =>
    valuesOf(rows, fact).length > 1
