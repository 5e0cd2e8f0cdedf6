/** An income statement while it is typed: by line, with its basis in words. Pure. */
import type { LineFact } from './income.rules.ts'
import { INCOME_LINES, wholeOf } from './income.terms.ts'
import type { IncomeGroup, IncomeLine } from './income.terms.ts'

export interface Typed {
  readonly amountFen?: string | undefined
  readonly note?: string | undefined
}
export type Statement = Readonly<Record<string, Typed>>

/** The filled lines in the form's order, as the route takes them; an empty line is unknown and not 0. */
export const linesOf = (statement: Statement): { line: string; amountFen: string; note?: string }[] =>
  Object.keys(INCOME_LINES).flatMap(line => {
    const { amountFen, note } = statement[line] ?? {}
    if (!amountFen) return []
    return [{ line, amountFen, ...(note?.trim() ? { note: note.trim() } : {}) }]
  })

export const factsOf = (statement: Statement): LineFact[] =>
  linesOf(statement).map(({ line, amountFen }) => ({ line, amountFen: BigInt(amountFen) }))

/** The whole lines of a group, each with its parts. */
export const formOf = (group: IncomeGroup): { line: IncomeLine; parts: IncomeLine[] }[] => {
  const all = Object.keys(INCOME_LINES) as IncomeLine[]
  return all
    .filter(line => line.startsWith(group) && wholeOf(line) === null)
    .map(line => ({ line, parts: all.filter(part => wholeOf(part) === line) }))
}
