/** Income statements of a household by year, with the sum as a person would write it. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import type { IncomeYear } from './household.reply.ts'
import { membersIn, netIncome, perCapita } from './income.rules.ts'
import type { Period } from './income.rules.ts'
import { groupOf, INCOME_GROUPS, INCOME_LINES, isIncomeLine } from './income.terms.ts'

interface LineRow extends Record<string, unknown> {
  year: number
  line: string | null
  amountFen: bigint | null
  note: string | null
  declared: bigint | null
}

/** @param members the household's live memberships, past ones included */
export async function incomeOf(
  tx: Tx,
  county: string,
  householdId: string,
  members: readonly Period[],
): Promise<IncomeYear[]> {
  const found = await tx.db.execute<LineRow>(sql`
    select year, line, amount_fen as "amountFen", note, null::bigint as declared from income_line
      where county = ${county} and household_id = ${householdId} and retracted_at is null
    union all select year, null, null, null, per_capita_fen from income_declared
      where county = ${county} and household_id = ${householdId} and retracted_at is null`)
  const years = [...new Set(found.rows.map(r => r.year))].toSorted((a, b) => b - a)
  return years.map(year =>
    yearOf(
      year,
      found.rows.filter(r => r.year === year),
      membersIn(year, members),
    ),
  )
}

const place = (line: string): number => Object.keys(INCOME_LINES).indexOf(line)

function yearOf(year: number, rows: readonly LineRow[], members: number): IncomeYear {
  const facts = rows.flatMap(r =>
    r.line === null ? [] : [{ line: r.line, amountFen: r.amountFen!, note: r.note }],
  )
  const net = netIncome(facts)
  const each = perCapita(net.fen, members)
  const reasons = facts.length ? [...net.reasons, ...each.reasons].map(r => r.words) : []
  return {
    year,
    lines: facts.toSorted((a, b) => place(a.line) - place(b.line)).map(worded),
    netFen: net.fen,
    perCapitaFen: each.fen,
    declaredPerCapitaFen: rows.find(r => r.declared !== null)?.declared ?? null,
    members,
    steps: [...net.steps, ...each.steps],
    reasons,
  }
}

function worded(fact: { line: string; amountFen: bigint; note: string | null }): IncomeYear['lines'][number] {
  const known = isIncomeLine(fact.line) ? fact.line : null
  const group = known ? groupOf(known) : fact.line.charAt(0)
  const words: Word = known ? INCOME_LINES[known] : { zh: fact.line, en: fact.line }
  return {
    ...fact,
    words: { zh: words.zh, en: words.en },
    group,
    groupWords: known ? { zh: INCOME_GROUPS[groupOf(known)].zh, en: INCOME_GROUPS[groupOf(known)].en } : null,
  }
}
