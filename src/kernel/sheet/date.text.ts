/** A day as offices write it in a ledger: 2020-12-31, or as much of it as is known: 202012, 2020. Always text. */
export function dateText(
  on: string | null | undefined,
  precision: 'day' | 'month' | 'year' | null | undefined = 'day',
): string | null {
  if (!on) return null
  if (precision === 'year') return on.slice(0, 4)
  return precision === 'month' ? on.slice(0, 7).replace('-', '') : on.slice(0, 10)
}
