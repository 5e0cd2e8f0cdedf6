/** How rows of the national list become households: pure. */
import type { Finding } from './finding.terms.ts'
import { parseNationalRow } from './nationalList.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import type { EventFacts, HouseholdFacts, MemberFacts } from './registration.rules.ts'
import { EXITED_KINDS } from './household.terms.ts'
import { readIdNumber } from './idNumber.rules.ts'

/** A row as it waits in the stage. */
export interface StagedRow {
  readonly rowNo: number
  readonly areaCode: string
  readonly row: NationalRow
  readonly extra: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

/** A row about which nothing is known. */
const UNKNOWN: NationalRow = parseNationalRow({}).row

/** What is packed in this order, by its place; the id number is read again, and JSON holds no bigint. */
const FACTS = (Object.keys(UNKNOWN) as (keyof NationalRow)[]).filter(
  key => key !== 'idNumber' && key !== 'perCapita' && key !== 'unread',
)

interface Packed {
  /** [place in FACTS, value, place, value …]: only what is known */
  readonly f: readonly unknown[]
  readonly id?: string
  readonly fen?: string
  readonly unread?: NationalRow['unread']
  readonly extra?: StagedRow['extra']
}

const isUnknown = (value: unknown): boolean => value === null || (Array.isArray(value) && !value.length)
const isEmpty = (o: object): boolean => {
  for (const _ in o) return false
  return true
}

export function packRow({ row, extra }: Pick<StagedRow, 'row' | 'extra'>): string {
  const f: unknown[] = []
  for (let i = 0; i < FACTS.length; i++) {
    const value = row[FACTS[i]!]
    if (!isUnknown(value)) f.push(i, value)
  }
  const packed: Packed = {
    f,
    ...(row.idNumber.value ? { id: row.idNumber.value } : {}),
    ...(row.perCapita === null ? {} : { fen: row.perCapita.toString() }),
    ...(isEmpty(row.unread) ? {} : { unread: row.unread }),
    ...(isEmpty(extra) ? {} : { extra }),
  }
  return JSON.stringify(packed)
}

export function unpackRow(text: string): Pick<StagedRow, 'row' | 'extra'> {
  const { f, id, fen, unread, extra } = JSON.parse(text) as Packed
  const row: Record<string, unknown> = { ...UNKNOWN, unread: unread ?? {} }
  for (let i = 0; i < f.length; i += 2) row[FACTS[f[i] as number]!] = f[i + 1]
  if (id !== undefined) row.idNumber = readIdNumber(id)
  if (fen !== undefined) row.perCapita = BigInt(fen)
  return { extra: extra ?? {}, row: row as unknown as NationalRow }
}

const first = <T>(rows: readonly StagedRow[], fact: (row: NationalRow) => T | null): T | null => {
  for (const { row } of rows) {
    const value = fact(row)
    if (value !== null) return value
  }
  return null
}

/** The day the list speaks of. What it says is of that day and its year, and never of the day it happens to be uploaded. */
const dataDay = (rows: readonly StagedRow[]): string | null => first(rows, r => r.dataOn)?.on ?? null

function member({ row }: StagedRow, onDate: string): MemberFacts {
  return {
    personCode: row.personCode,
    name: row.name ?? '',
    idNumber: row.idNumber.value || null,
    ethnicity: row.ethnicity,
    phone: row.personPhone,
    relation: row.relation,
    joinedOn: row.personIdentifiedOn?.on ?? null,
    joinedPrecision: row.personIdentifiedOn?.precision ?? null,
    joinedReason: row.personIdentifiedOn ? 'identified' : 'listed',
    condition: {
      onDate,
      education: row.education,
      schooling: row.schooling,
      health: row.health.join(',') || null,
      labour: row.labour,
      monthsWorked: row.monthsWorked,
      seriousIllnessInsured: row.seriousIllnessInsured,
    },
  }
}

/** What the list says happened: registered, lifted out, monitored, risk eliminated. A list declares; it proves nothing. */
function events(rows: readonly StagedRow[], onDate: string): EventFacts[] {
  const declared = { basis: 'declared' as const }
  const registered = first(rows, r => r.householdIdentifiedOn)
  const kind = first(rows, r => r.householdKind)
  const monitored = first(rows, r => r.monitoredKind)
  const risk = first(rows, r => r.riskIdentifiedOn)
  const eliminated = first(rows, r => r.riskEliminatedOn)
  const list: EventFacts[] = []
  if (kind !== 'general')
    list.push({
      kind: 'registered',
      onDate: registered?.on ?? onDate,
      onPrecision: registered?.precision ?? 'day',
      ...declared,
    })
  if (kind !== null && (EXITED_KINDS as readonly string[]).includes(kind))
    list.push({
      kind: kind === 'exited_no_policy' ? 'exited_not_enjoying' : 'exited_enjoying',
      onDate,
      ...declared,
    })
  if (monitored && risk)
    list.push({
      kind: 'monitored',
      onDate: risk.on,
      onPrecision: risk.precision,
      detail: monitored,
      ...declared,
    })
  if (monitored && risk && first(rows, r => r.riskEliminated) && eliminated)
    list.push({
      kind: 'risk_eliminated',
      onDate: eliminated.on,
      onPrecision: eliminated.precision,
      ...declared,
    })
  return list
}

/** One household of the list with everything the rows say of it; null without a day, which `date.missing` keeps out. */
export function factsOf(county: string, rows: readonly StagedRow[]): HouseholdFacts | null {
  const onDate = dataDay(rows)
  if (onDate === null) return null
  const registered = first(rows, r => r.householdIdentifiedOn)
  const perCapita = first(rows, r => r.perCapita)
  const causes = rows.find(r => r.row.causes.length)?.row.causes ?? []
  return {
    county,
    areaCode: rows[0]!.areaCode,
    householdCode: first(rows, r => r.householdCode),
    naturalVillage: first(rows, r => r.naturalVillage),
    kind: first(rows, r => r.householdKind),
    phone: first(rows, r => r.householdPhone),
    registeredOn: registered?.on ?? null,
    registeredPrecision: registered?.precision ?? null,
    extra: extraOf(rows),
    members: rows.map(r => member(r, onDate)),
    causes,
    causesOn: registered?.on ?? onDate,
    checks: checksOf(rows, onDate),
    events: events(rows, onDate),
    declared: perCapita === null ? [] : [{ year: Number(onDate.slice(0, 4)), perCapitaFen: perCapita }],
  }
}

/** 危房户 is the list's word for a house that is not safe. */
function checksOf(rows: readonly StagedRow[], onDate: string): HouseholdFacts['checks'] {
  const dangerous = first(rows, r => r.dangerousHousing)
  const waterSafe = first(rows, r => r.waterSafe)
  if (dangerous === null && waterSafe === null) return null
  return { onDate, housingSafe: dangerous === null ? null : !dangerous, waterSafe }
}

/** Columns that the system does not map and cells it could not read, kept as they came. */
function extraOf(rows: readonly StagedRow[]): unknown {
  const kept = rows.map(r => ({ ...r.extra, ...r.row.unread })).filter(o => Object.keys(o).length)
  return kept.length ? kept : null
}
