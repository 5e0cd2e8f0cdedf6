/** One row of the national list, read into facts (domain §2.3). Pure; villages and duplicates are later steps. */
import type { MoneyUnit } from '../../kernel/money.ts'
import { CAUSES } from './cause.terms.ts'
import type { Cause } from './cause.terms.ts'
import { CellReader } from './cellReader.rules.ts'
import type { Cells } from './cellReader.rules.ts'
import type { Dated } from './dated.rules.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import type { Ethnicity } from './ethnicity.terms.ts'
import type { Finding } from './finding.terms.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS } from './household.terms.ts'
import type { HouseholdKind, MonitoredKind } from './household.terms.ts'
import { readIdNumber } from './idNumber.rules.ts'
import type { IdReading } from './idNumber.rules.ts'
import { NATIONAL_COLUMNS, NATIONAL_KEYS } from './nationalList.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING } from './person.terms.ts'
import type { Education, Health, Labour, Schooling } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import type { Relation } from './relation.terms.ts'

/** A person of a list with the facts of the household repeated on the row. Null or empty = unknown. */
export interface NationalRow {
  readonly seq: string | null
  readonly dataOn: Dated | null
  readonly county: string | null
  readonly township: string | null
  readonly village: string | null
  readonly naturalVillage: string | null
  readonly householdCode: string | null
  readonly personCode: string | null
  readonly name: string | null
  readonly idNumber: IdReading
  readonly memberCount: number | null
  readonly relation: Relation | null
  readonly ethnicity: Ethnicity | null
  readonly education: Education | null
  readonly schooling: Schooling | null
  readonly health: readonly Health[]
  readonly labour: Labour | null
  readonly monthsWorked: number | null
  readonly seriousIllnessInsured: boolean | null
  /** The first is the main cause. */
  readonly causes: readonly Cause[]
  readonly dangerousHousing: boolean | null
  readonly waterSafe: boolean | null
  /** 人均纯收入 as the list declares it, in fen; never mixed with what income lines add up to. */
  readonly perCapita: bigint | null
  readonly householdPhone: string | null
  readonly personPhone: string | null
  readonly householdIdentifiedOn: Dated | null
  readonly personIdentifiedOn: Dated | null
  readonly householdKind: HouseholdKind | null
  readonly monitoredKind: MonitoredKind | null
  /** False where the list says that the household is no monitoring object. */
  readonly monitored: boolean | null
  readonly riskEliminated: boolean | null
  readonly riskIdentifiedOn: Dated | null
  readonly riskEliminatedOn: Dated | null
  /** Cells that could not be understood, as they came: kept, never dropped. Personal data, like the row itself. */
  readonly unread: Readonly<Partial<Record<NationalKey, string>>>
}

export interface ParseOptions {
  /** What the heading of 人均纯收入 says; default 元. */
  readonly moneyUnit?: MoneyUnit
  /** Columns whose cell of this row the file holds as a number with lost digits (`cell.precisionLost`). */
  readonly damaged?: ReadonlySet<NationalKey>
}

const MONITORING = ['monitoredKind', 'riskEliminated', 'riskIdentifiedOn', 'riskEliminatedOn'] as const
const NOT_MONITORED = /^(否|无|不是|非监测对象|非监测户|不属于|非易返贫致贫户|-+|\/)$/
const UNSAFE_HOUSE = /^[CD]级?(危房)?$/i
const SAFE_HOUSE = /^[AB]级?$|^非危房户?$|^安全$/i

/** A typed blank inside a Han name goes; between words of another script it stays. Dots of all kinds become ·. */
function cleanName(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s*[•・‧∙⋅.]\s*(?=\p{L})/gu, '·')
}

function nameOf(reader: CellReader): string | null {
  const text = reader.text('name')
  const name = text === null ? null : cleanName(text)
  if (name !== null && name !== reader.original('name').trim()) reader.say('cell.cleaned', 'name')
  return name
}

function idOf(reader: CellReader): IdReading {
  const text = reader.raw('idNumber')
  const read = readIdNumber(reader.isDamaged('idNumber') ? '1E+17' : text)
  reader.findings.push(
    ...read.problems.map(({ code, level }) => ({ code, level, field: 'idNumber' as const })),
  )
  if (read.problems.length === 0 && read.value !== reader.original('idNumber').trim())
    reader.say('cell.cleaned', 'idNumber')
  return read
}

/**
 * Blank means "not monitored" only where all columns of monitoring are blank: so the export leaves them for the
 * households that are no monitoring objects. Half-filled columns leave the question open.
 */
function monitoringOf(reader: CellReader): Pick<NationalRow, 'monitored' | 'monitoredKind'> {
  const text = reader.raw('monitoredKind')
  if (NOT_MONITORED.test(text)) return { monitored: false, monitoredKind: null }
  const monitoredKind = text === '' ? null : reader.term('monitoredKind', MONITORED_KINDS)
  const blank = MONITORING.every(field => reader.has(field) && reader.raw(field) === '')
  return { monitoredKind, monitored: monitoredKind ? true : blank ? false : null }
}

function causesOf(reader: CellReader): Cause[] {
  const causes = reader.terms('causes', CAUSES)
  if (causes.length > 1) reader.say('cell.several', 'causes')
  return causes
}

/** Findings in the order of the columns, each once. */
function inOrder(findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings]
  const once = new Map(findings.map(finding => [`${finding.code} ${finding.field}`, finding]))
  const at = (finding: Finding) => (finding.field ? NATIONAL_KEYS.indexOf(finding.field) : -1)
  return [...once.values()].sort((a, b) => at(a) - at(b))
}

/**
 * Reads one row. Never throws: what cannot be read is unknown in `row`, kept in `row.unread`, and named in `findings`.
 * @param cells the row's cells by column key: null = empty, not there = the list has no such column
 */
export function parseNationalRow(
  cells: Cells,
  { moneyUnit = '元', damaged = new Set() }: ParseOptions = {},
): { row: NationalRow; findings: Finding[] } {
  const reader = new CellReader(cells, damaged)
  const monitoring = monitoringOf(reader)
  // One literal: joined from several objects it would cost more than the reading.
  const row: NationalRow = {
    seq: reader.text('seq'),
    dataOn: reader.date('dataOn'),
    county: reader.text('county'),
    township: reader.text('township'),
    village: reader.text('village'),
    naturalVillage: reader.text('naturalVillage'),
    householdCode: reader.digits('householdCode'),
    personCode: reader.digits('personCode'),
    name: nameOf(reader),
    idNumber: idOf(reader),
    memberCount: reader.integer('memberCount'),
    relation: reader.term('relation', RELATIONS),
    ethnicity: reader.term('ethnicity', ETHNICITIES),
    education: reader.term('education', EDUCATION),
    schooling: reader.term('schooling', SCHOOLING),
    health: reader.terms('health', HEALTH),
    labour: reader.term('labour', LABOUR),
    monthsWorked: reader.integer('monthsWorked'),
    seriousIllnessInsured: reader.yesNo('seriousIllnessInsured'),
    causes: causesOf(reader),
    dangerousHousing: reader.yesNo('dangerousHousing', UNSAFE_HOUSE, SAFE_HOUSE),
    waterSafe: reader.yesNo('waterSafe'),
    perCapita: reader.money('perCapita', moneyUnit),
    householdPhone: reader.digits('householdPhone'),
    personPhone: reader.digits('personPhone'),
    householdIdentifiedOn: reader.date('householdIdentifiedOn'),
    personIdentifiedOn: reader.date('personIdentifiedOn'),
    householdKind: reader.term('householdKind', HOUSEHOLD_KINDS),
    monitored: monitoring.monitored,
    monitoredKind: monitoring.monitoredKind,
    riskEliminated: reader.yesNo('riskEliminated'),
    riskIdentifiedOn: reader.date('riskIdentifiedOn'),
    riskEliminatedOn: reader.date('riskEliminatedOn'),
    unread: reader.unread,
  }
  return { row, findings: inOrder(reader.findings) }
}

/** The list's columns in its order, for headings, templates and exports. */
export const nationalList = NATIONAL_KEYS.map(key => ({ key, ...NATIONAL_COLUMNS[key] }))
