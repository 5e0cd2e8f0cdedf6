/** Writes a batch's good households in one transaction: visible in one step, or not at all. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Work } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { insertAll } from './fact.commands.ts'
import {
  household,
  householdCause,
  identity,
  incomeDeclared,
  membership,
  nameGram,
  person,
  personCondition,
  statusEvent,
} from './household.table.ts'
import { changeBatch, readBatch } from './import.queries.ts'
import { factsOf } from './import.rules.ts'
import type { StagedRow } from './import.rules.ts'
import { stagedHouseholds } from './import.stage.ts'
import type { BatchDecisions } from './import.terms.ts'
import { HOUSEHOLD_FIGURES } from './opened.commands.ts'
import { addHouseholdRows, addMemberRows, idIndexOf, noRows } from './registration.rules.ts'
import type { HouseholdFacts, RegistrationRows, Stamp } from './registration.rules.ts'

const TABLES = {
  household,
  person,
  membership,
  personCondition,
  householdCause,
  incomeDeclared,
  statusEvent,
  identity,
  nameGram,
} as const
const FLUSH_PEOPLE = 5000

async function flush(tx: Tx, rows: RegistrationRows): Promise<void> {
  for (const name of Object.keys(TABLES) as (keyof typeof TABLES)[])
    await insertMany(tx.client, TABLES[name], rows[name])
}

const good = (home: readonly StagedRow[]): boolean =>
  !home.some(r => r.findings.some(f => f.level === 'error'))

export interface BatchResult {
  readonly households: number
  readonly people: number
  readonly updated: number
  readonly leftOut: number
}

export async function commitBatch(work: Work, batchId: string): Promise<BatchResult> {
  return within(work.base, work.reader, tx =>
    commandIn(
      tx,
      {
        command: 'commitBatch',
        county: work.county,
        areaCode: tx.reader.areaCode.length > 6 ? tx.reader.areaCode : work.county,
      },
      async () => {
        const batch = await readBatch(tx, work.county, batchId)
        const { goodRowsOnly } = (batch.decisions ?? {}) as BatchDecisions
        if ((batch.rowErrors ?? 0) > 0 && !goodRowsOnly)
          throw new Problem('import.hasErrors', { count: batch.rowErrors ?? 0 })
        const digest = createHash('sha256')
        const { result, people } = await write(tx, work, batchId, batch.rowTotal ?? 0, digest)
        for (let i = 0; i < people.length; i += FLUSH_PEOPLE)
          await recomputeDuplicates(tx, work.county, people.slice(i, i + FLUSH_PEOPLE))
        await staleRollup(tx, HOUSEHOLD_FIGURES, work.county)
        await changeBatch(tx, work.county, batchId, ['committing'], {
          state: 'committed',
          committedAt: tx.at,
          failure: null,
        })
        await tx.db.execute(
          sql`delete from batch_row where county = ${work.county} and batch_id = ${batchId}`,
        )
        return {
          result,
          subject: { type: 'batch', id: batchId },
          after: result,
          rows: { count: result.people, hash: digest.digest('hex') },
        }
      },
    ),
  )
}

async function write(
  tx: Tx,
  work: Work,
  batchId: string,
  total: number,
  digest: ReturnType<typeof createHash>,
) {
  const stamp: Stamp = { at: tx.at, vault: tx.vault, batchId }
  const result = { households: 0, people: 0, updated: 0, leftOut: 0 }
  const people: string[] = []
  let rows = noRows()
  let seen = 0
  for await (const home of stagedHouseholds(tx, work.county, batchId)) {
    seen += home.length
    if (!good(home)) {
      result.leftOut += 1
      continue
    }
    const facts = factsOf(work.county, home, today(tx.at))
    const known = facts.householdCode ? await knownHousehold(tx, work.county, facts.householdCode) : null
    if (known) {
      await update(tx, known, facts, rows, stamp)
      result.updated += 1
    } else {
      addHouseholdRows(rows, facts, stamp)
      result.households += 1
      result.people += facts.members.length
    }
    digest.update(`${facts.householdCode}:${facts.members.length}\n`)
    if (rows.person.length >= FLUSH_PEOPLE) {
      people.push(...rows.person.map(p => p.id))
      await flush(tx, rows)
      rows = noRows()
      await work.progress(seen, total, 'writing')
    }
  }
  people.push(...rows.person.map(p => p.id))
  await flush(tx, rows)
  return { result, people }
}

interface Known {
  readonly id: string
  readonly county: string
  readonly areaCode: string
}

async function knownHousehold(tx: Tx, county: string, code: string): Promise<Known | null> {
  const found = await tx.db.execute<{
    id: string
    area_code: string
  }>(sql`select i.id, i.area_code from identity i
    join household h on h.county = i.county and h.id = i.id and h.retracted_at is null
    where i.code = ${`h:${code}`} and i.kind = 'household' and i.county = ${county} limit 1`)
  const row = found.rows[0]
  return row ? { id: row.id, county, areaCode: row.area_code } : null
}

/** A household that is on file: new members, the year's declared income and conditions are added; nothing is overwritten. */
async function update(
  tx: Tx,
  known: Known,
  facts: HouseholdFacts,
  rows: RegistrationRows,
  stamp: Stamp,
): Promise<void> {
  const { county, areaCode, id } = known
  const own = await tx.db.execute<{
    id: string
    id_index: string | null
    name: string
  }>(sql`select p.id, p.id_index, p.name from membership m
    join person p on p.county = m.county and p.id = m.person_id and p.retracted_at is null
    where m.county = ${county} and m.household_id = ${id} and m.retracted_at is null and m.left_on is null`)
  const home = { county, areaCode, householdId: id }
  for (const member of facts.members) {
    const index = member.idNumber ? idIndexOf(tx.vault, member.idNumber) : null
    const there = own.rows.find(p => (index ? p.id_index === index : p.name === member.name))
    if (!there) addMemberRows(rows, home, member, member.condition?.onDate ?? today(tx.at), stamp)
    else if (member.condition)
      rows.personCondition.push({
        county,
        id: newId(),
        areaCode,
        personId: there.id,
        ...member.condition,
        recordedAt: stamp.at,
        batchId: stamp.batchId ?? null,
      })
  }
  for (const d of facts.declared ?? []) {
    const same = sql`county = ${county} and household_id = ${id} and year = ${d.year} and retracted_at is null`
    const before = await tx.db.execute<{ per_capita_fen: bigint }>(
      sql`select per_capita_fen from income_declared where ${same}`,
    )
    if (before.rows[0]?.per_capita_fen === d.perCapitaFen) continue
    await tx.db.execute(sql`update income_declared set retracted_at = ${tx.at.toISOString()} where ${same}`)
    await insertAll(tx, incomeDeclared, [
      {
        county,
        id: newId(),
        areaCode,
        householdId: id,
        ...d,
        recordedAt: stamp.at,
        batchId: stamp.batchId ?? null,
      },
    ])
  }
}
