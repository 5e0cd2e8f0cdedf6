/** 一户一档: everything on file about one household, in a fixed number of statements whatever its size. */
import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { today } from '../../kernel/clock.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { duplicatesOf } from './duplicate.queries.ts'
import type { CheckRow, DossierHead } from './household.reply.ts'
import { incomeOf } from './income.queries.ts'
import { incomeYearOf } from './incomeYear.rules.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { maskAccount } from './mask.rules.ts'
import { membersOf } from './member.queries.ts'
import { eventsOf } from './status.queries.ts'
import type { EventRow } from './status.queries.ts'
import { allowedTransitions } from './status.rules.ts'
import type { State, StatusEventKind } from './status.terms.ts'
import { STATES, STATUS_EVENTS, TRANSITIONS } from './status.terms.ts'
import { onForm, stateNow } from './timeline.rules.ts'

interface HeadRow extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  townshipName: string | null
  countyName: string | null
  householdCode: string | null
  headName: string
  naturalVillage: string | null
  kind: string | null
  standard: string | null
  phoneSealed: string | null
  bankSealed: string | null
  registeredOn: string | null
  registeredPrecision: string | null
  movedToCounty: string | null
  movedFromCounty: string | null
  movedToName: string | null
  movedFromName: string | null
  mergedIntoId: string | null
  extra: DossierHead['extra']
  revision: number
  recordedAt: string
  retractedAt: string | null
}

/** @throws Problem record.notFound when it is not there or not in scope. */
async function headOf(tx: Tx, county: string, id: string): Promise<HeadRow> {
  const found = await tx.db.execute<HeadRow>(sql`
    select h.county, h.id, h.area_code as "areaCode", v.name as "areaName", t.name as "townshipName", c.name as "countyName",
      h.household_code as "householdCode", h.head_name as "headName", h.natural_village as "naturalVillage", h.kind, h.standard,
      h.phone_sealed as "phoneSealed", h.bank_sealed as "bankSealed", h.registered_on as "registeredOn", h.registered_precision as "registeredPrecision",
      h.moved_to_county as "movedToCounty", h.moved_from_county as "movedFromCounty", mt.name as "movedToName", mf.name as "movedFromName",
      h.merged_into_id as "mergedIntoId", h.extra, h.revision, h.recorded_at as "recordedAt", h.retracted_at as "retractedAt"
    from household h
    left join area v on v.code = h.area_code and v.valid_to is null
    left join area t on t.code = left(h.area_code, 9) and t.valid_to is null
    left join area c on c.code = h.county and c.valid_to is null
    left join area mt on mt.code = h.moved_to_county and mt.valid_to is null
    left join area mf on mf.code = h.moved_from_county and mf.valid_to is null
    where h.county = ${county} and h.id = ${id}`)
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0]
}

function shownHead(tx: Tx, row: HeadRow, state: State | null) {
  const { phoneSealed, bankSealed, extra, ...rest } = row
  const opened = (sealed: string | null, mask: (text: string) => string): string | null =>
    sealed ? mask(tx.vault.open(sealed)) : null
  return {
    ...rest,
    headName: tx.reader.seesNames ? row.headName : maskName(row.headName),
    phoneMasked: opened(phoneSealed, maskPhone),
    bankMasked: opened(bankSealed, maskAccount),
    // Columns that nobody mapped may hold anything personal.
    extra: tx.reader.seesNames ? extra : null,
    state,
    stateWords: state ? word(STATES[state]) : null,
    recordedAt: new Date(row.recordedAt).toISOString(),
    retractedAt: row.retractedAt ? new Date(row.retractedAt).toISOString() : null,
  }
}

const word = ({ zh, en }: Word): Word => ({ zh, en })

const wordsOf = (kind: string): Word => word(STATUS_EVENTS[kind as StatusEventKind] ?? { zh: kind, en: kind })

const shownEvent = (e: EventRow) => ({
  id: e.id,
  kind: e.kind,
  words: wordsOf(e.kind),
  onDate: e.onDate,
  onPrecision: e.onPrecision,
  detail: e.detail,
  basis: e.basis,
  document: e.documentId
    ? { county: e.documentCounty, id: e.documentId, number: e.documentNumber, title: e.documentTitle }
    : null,
})

/** What may follow, with the document that each step needs. */
const allowedAfter = (state: State | null) =>
  allowedTransitions(state)
    .filter(onForm)
    .map(kind => {
      const transition = TRANSITIONS[kind]
      return { kind, words: wordsOf(kind), document: 'document' in transition ? transition.document : null }
    })

async function causesOf(tx: Tx, county: string, id: string) {
  const found = await tx.db.execute<{
    cause: string
    rank: number
    onDate: string
  }>(sql`select cause, rank, on_date as "onDate" from household_cause
    where county = ${county} and household_id = ${id} and retracted_at is null order by rank`)
  return found.rows
}

async function checksOf(tx: Tx, county: string, id: string) {
  const found =
    await tx.db.execute<CheckRow>(sql`select on_date as "onDate", food_secure as "foodSecure", clothed, in_school as "inSchool", insured,
      housing_safe as "housingSafe", water_safe as "waterSafe"
    from household_condition where county = ${county} and household_id = ${id} and retracted_at is null order by on_date desc, id desc limit 50`)
  return found.rows
}

const link = (county: string | null, id: string, bannerName: string | null) =>
  county ? { county, bannerName: bannerName ?? county, link: `/households/${county}/${id}` } : null

/** The last day of the programme's data; null where nobody has set one. */
async function dataEnd(tx: Tx, county: string): Promise<string | null> {
  const value = (await findParameter(tx, 'programme.to', county))?.value
  return typeof value === 'string' ? value : null
}

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function dossier(tx: Tx, county: string, id: string) {
  const head = await headOf(tx, county, id)
  const members = await membersOf(tx, county, id)
  const events = await eventsOf(tx, county, id)
  const state = stateNow(events)
  return {
    household: shownHead(tx, head, state),
    members,
    causes: await causesOf(tx, county, id),
    checks: await checksOf(tx, county, id),
    income: await incomeOf(tx, county, id, members),
    /** The year whose income belongs on file by now. */
    incomeYear: incomeYearOf(
      {
        dataTo: await dataEnd(tx, county),
        lastEventOn: events.at(-1)?.onDate ?? null,
        registeredOn: head.registeredOn,
      },
      today(tx.at),
    ),
    events: events.map(shownEvent),
    allowedEvents: head.retractedAt ? [] : allowedAfter(state),
    duplicates: await duplicatesOf(tx, county, [...new Set(members.map(m => m.id))]),
    movedTo: link(head.movedToCounty, id, head.movedToName),
    movedFrom: link(head.movedFromCounty, id, head.movedFromName),
  }
}
