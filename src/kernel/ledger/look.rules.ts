/** What a ledger would do, told to whoever looks at it: sums, what is wrong worst first, what is asked. Pure. */
import { formatMoney } from '../money.ts'
import type { Cell } from '../sheet/cell.ts'
import { parseText } from '../sheet/cell.rules.ts'
import type { Cells } from '../sheet/list.ts'
import { bare, say } from '../words.ts'
import type { Word } from '../words.ts'
import type { AnyLedger, Finding, Level, Question, Written } from './ledger.ts'

interface Row {
  readonly rowNo: number
  readonly cells: Cells<string>
  readonly text: string
  readonly findings: readonly Finding[]
  readonly skipped: boolean
  readonly written: readonly Written[]
}

export interface Told {
  readonly level: Level
  readonly code: string
  /** The heading; null where it is the row as a whole. */
  readonly column: Word | null
  readonly words: Word
}

export interface ToldCell extends Told {
  /** What the cell holds; null where it is empty, or the row as a whole is meant. */
  readonly value: string | null
}

export interface Look {
  readonly rows: number
  readonly added: number
  /** Fen, as text. */
  readonly sumFen: string
  readonly errors: number
  readonly asked: number
  readonly warned: number
  readonly skipped: number
  readonly effect: Word
  /** Headings that are kept with the rows and not read. */
  readonly unknown: readonly string[]
  /** Kinds of what was found, worst and most frequent first. */
  readonly kinds: readonly (Told & { readonly rows: number })[]
  readonly problems: readonly {
    readonly rowNo: number
    readonly text: string
    readonly problems: readonly ToldCell[]
  }[]
  readonly questions: readonly (Question & { readonly rows: number })[]
}

const RANK: Readonly<Record<Level, number>> = { error: 0, ask: 1, warn: 2 }
const worstOf = (row: Row): Level | null =>
  row.findings.reduce<Level | null>(
    (worst, f) => (worst && RANK[worst] <= RANK[f.level] ? worst : f.level),
    null,
  )

/** Rows that one screen tells of; the rest is counted. */
const MOST_PROBLEMS = 300
const MOST_QUESTIONS = 200

function kindsOf(list: AnyLedger, rows: readonly Row[]): Look['kinds'] {
  const kinds = new Map<string, Told & { rows: number }>()
  for (const row of rows)
    for (const f of row.findings) {
      const key = `${f.code} ${f.field}`
      const known = kinds.get(key)
      if (known) known.rows += 1
      else kinds.set(key, { ...tell(list, f), rows: 1 })
    }
  return [...kinds.values()].sort((a, b) => RANK[a.level] - RANK[b.level] || b.rows - a.rows)
}

const tell = (list: AnyLedger, { level, code, field, words }: Finding): Told => ({
  level,
  code,
  column: field === null ? null : bare(list.columns.of[field]!),
  words,
})

const heldBy = (cell: Cell | undefined): string | null => parseText(cell ?? null)?.slice(0, 80) ?? null

function questionsOf(rows: readonly Row[]): Look['questions'] {
  const asked = new Map<string, Question & { rows: number }>()
  for (const { findings } of rows)
    for (const { level, question } of findings) {
      if (level !== 'ask' || !question) continue
      const known = asked.get(question.key)
      if (known) known.rows += 1
      else asked.set(question.key, { ...question, rows: 1 })
    }
  return [...asked.values()].slice(0, MOST_QUESTIONS)
}

export function lookOf(list: AnyLedger, unknown: readonly string[], rows: readonly Row[]): Look {
  const written = rows.filter(r => r.written.length)
  const sumFen = written.reduce((sum, r) => sum + r.written[0]!.amountFen, 0n)
  const values = { count: written.length, money: formatMoney(sumFen, '万元') }
  const at = (level: Level): number => rows.filter(r => worstOf(r) === level).length
  const told = rows
    .filter(r => r.findings.length)
    .toSorted((a, b) => RANK[worstOf(a)!] - RANK[worstOf(b)!] || a.rowNo - b.rowNo)
  return {
    rows: rows.length,
    added: written.length,
    sumFen: sumFen.toString(),
    errors: at('error'),
    asked: at('ask'),
    warned: at('warn'),
    skipped: rows.filter(r => r.skipped).length,
    effect: { zh: say(list.effect, 'zh', values), en: say(list.effect, 'en', values) },
    unknown,
    kinds: kindsOf(list, rows),
    problems: told.slice(0, MOST_PROBLEMS).map(({ rowNo, cells, text, findings }) => ({
      rowNo,
      text,
      problems: findings
        .toSorted((a, b) => RANK[a.level] - RANK[b.level])
        .map(f => ({ ...tell(list, f), value: f.field && heldBy(cells[f.field]) })),
    })),
    questions: questionsOf(rows),
  }
}
