/** What the register knows of a page of a list: asked once a page, by code, so that no plan depends on statistics. */
import type { Tx } from '../../kernel/tx.ts'
import { householdKey } from './registration.rules.ts'

export interface Register {
  /** Whether the banner has a household of this code. */
  isKnown(householdCode: string): boolean
  /** Whether the number is registered for somebody who does not belong to this household. */
  isElsewhere(idIndex: string, householdCode: string): boolean
}

interface Found {
  code: string
  kind: 'person' | 'household'
  county: string
  id: string
}

export async function registerOf(
  tx: Tx,
  county: string,
  rows: readonly { readonly householdKey: string; readonly idIndex: string | null }[],
): Promise<Register> {
  const codes = new Set(rows.flatMap(r => [householdKey(r.householdKey), ...(r.idIndex ? [r.idIndex] : [])]))
  const { rows: found } = await tx.client.query<Found>({
    name: 'import-register',
    text: 'select code, kind, county, id from identity where code = any($1)',
    values: [[...codes]],
  })
  const known = new Set(found.filter(f => f.kind === 'household' && f.county === county).map(f => f.code))
  const people = found.filter(f => f.kind === 'person')
  const homes = await homesOf(tx, county, people)
  const elsewhere = new Map<string, (code: string) => boolean>()
  for (const one of people) {
    const before = elsewhere.get(one.code)
    const is = (code: string): boolean => one.county !== county || !homes.has(`${one.id} ${code}`)
    elsewhere.set(one.code, before ? code => before(code) || is(code) : is)
  }
  return {
    isKnown: code => known.has(householdKey(code)),
    isElsewhere: (index, code) => elsewhere.get(index)?.(code) ?? false,
  }
}

/** `person code` of every household that one of the people belongs or belonged to. */
async function homesOf(tx: Tx, county: string, people: readonly Found[]): Promise<ReadonlySet<string>> {
  const ids = people.filter(p => p.county === county).map(p => p.id)
  if (!ids.length) return new Set()
  const { rows } = await tx.client.query<{ person: string; code: string }>(
    `select m.person_id as person, h.household_code as code from membership m
     join household h on h.county = m.county and h.id = m.household_id
     where m.county = $1 and m.person_id = any($2) and m.retracted_at is null and h.household_code is not null`,
    [county, ids],
  )
  return new Set(rows.map(r => `${r.person} ${r.code}`))
}
