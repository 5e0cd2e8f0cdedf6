/** Whom a card file may pay: the households of its contract, with their numbers, and what is still owed to each. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { idIndexOf } from '../household/registration.rules.ts'
import type { CardRow, Finding } from './bankRow.rules.ts'
import type { CardKey } from './bank.terms.ts'

interface At {
  readonly county: string
  readonly id: string
}

interface Home extends Record<string, unknown> {
  readonly id: string
  readonly householdCode: string | null
  readonly headName: string
  /** Blind indexes of its members' numbers. */
  readonly idIndexes: readonly string[]
}

async function homesOf(tx: Tx, linkage: At): Promise<Home[]> {
  const found = await tx.db.execute<Home>(sql`
    select h.id, h.household_code as "householdCode", h.head_name as "headName",
      array(select p.id_index from membership m join person p on p.county = m.county and p.id = m.person_id and p.retracted_at is null
        where m.county = h.county and m.household_id = h.id and m.retracted_at is null and p.id_index is not null) as "idIndexes"
    from linkage_household l join household h on h.county = l.county and h.id = l.household_id and h.retracted_at is null
    where l.county = ${linkage.county} and l.linkage_id = ${linkage.id} and l.retracted_at is null`)
  return found.rows
}

interface Due extends Record<string, unknown> {
  readonly id: string
  readonly householdId: string
  readonly owedFen: bigint
}

/** What was promised until the day and is not paid, the oldest first. */
async function duesOf(tx: Tx, linkage: At, onDate: string): Promise<Due[]> {
  const found = await tx.db.execute<Due>(sql`select * from (
      select d.id, d.household_id as "householdId", d.due_on, (d.amount_fen - coalesce((select sum(p.amount_fen) from linkage_payment p
        where p.county = d.county and p.due_id = d.id and p.retracted_at is null), 0))::bigint as "owedFen"
      from linkage_due d where d.county = ${linkage.county} and d.linkage_id = ${linkage.id} and d.retracted_at is null and d.due_on <= ${onDate}) o
    where "owedFen" > 0 order by due_on, id`)
  return found.rows
}

export interface PlacedCard extends CardRow {
  readonly householdId: string | null
  readonly dueId: string | null
}

/** Each row with its household and the promise that it pays; every row is judged beside those before it. */
export async function placeCards(tx: Tx, linkage: At, rows: readonly CardRow[], onDate: string) {
  const homes = await homesOf(tx, linkage)
  const byCode = new Map(homes.flatMap(h => (h.householdCode ? [[h.householdCode, h] as const] : [])))
  const byId = new Map(homes.flatMap(h => h.idIndexes.map(index => [index, h] as const)))
  const dues = await duesOf(tx, linkage, onDate)
  const seen = new Set<string>()
  const placed = rows.map((row): PlacedCard => {
    const findings: Finding<CardKey>[] = [...row.findings]
    const [code, id] = [
      row.householdCode ? byCode.get(row.householdCode) : undefined,
      row.idNumber ? byId.get(idIndexOf(tx.vault, row.idNumber)) : undefined,
    ]
    const home = code ?? id
    if (code && id && code.id !== id.id) findings.push({ code: 'card.differs', field: 'idNumber' })
    else if (!home || (row.householdCode && !code) || (row.idNumber && !id))
      findings.push({
        code: 'card.household',
        field: row.householdCode && !code ? 'householdCode' : 'idNumber',
      })
    if (home && seen.has(home.id)) findings.push({ code: 'card.twin', field: 'householdCode' })
    if (home) seen.add(home.id)
    const due = home && dues.find(d => d.householdId === home.id)
    if (home && !due) findings.push({ code: 'card.noDue', field: 'amount' })
    if (due && row.amountFen !== null && row.amountFen > due.owedFen)
      findings.push({ code: 'card.beyond', field: 'amount' })
    return { ...row, householdId: home?.id ?? null, dueId: due?.id ?? null, findings }
  })
  const owed = new Set(dues.map(d => d.householdId))
  for (const row of placed) if (row.householdId) owed.delete(row.householdId)
  /** Households that are owed something and are not in the file. */
  return { placed, missing: owed.size }
}
