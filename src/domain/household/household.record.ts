/** What households, their events and memberships look like at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import type { Word } from '../../kernel/words.ts'
import { citingIn } from '../notice/document.queries.ts'
import { HOUSEHOLD_FIELDS, MEMBER_FIELDS } from './household.words.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS, STANDARDS } from './household.terms.ts'
import { maskName } from '../../kernel/mask.ts'
import { maskIdNumber } from './mask.rules.ts'
import { JOINED, LEFT } from './membership.terms.ts'
import { SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import { householdKey } from './registration.rules.ts'
import { stateLateral } from './status.queries.ts'
import { ELIMINATION_MODES, STATES, STATUS_EVENTS } from './status.terms.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  householdId: string
  areaCode: string
  areaName: string | null
  headName: string
  householdCode: string | null
  naturalVillage: string | null
  householdKind: string | null
  standard: string | null
  registeredOn: string | null
  retractedAt: string | null
  state: string | null
  kind: string | null
  onDate: string | null
  detail: string | null
  basis: string | null
  documentCounty: string | null
  documentId: string | null
  documentNumber: string | null
  documentTitle: string | null
  issuer: string | null
  issuedOn: string | null
  fileId: string | null
  name: string | null
  relation: string | null
  sex: string | null
  birthOn: string | null
  idSealed: string | null
  joinedOn: string | null
  joinedReason: string | null
  leftOn: string | null
  leftReason: string | null
}

type Type = 'household' | 'status' | 'membership'

const HOME = sql`h.area_code as "areaCode", a.name as "areaName", h.head_name as "headName", h.household_code as "householdCode",
  h.natural_village as "naturalVillage", h.kind as "householdKind", h.standard, h.registered_on as "registeredOn", h.id as "householdId"`
const AREA = sql`left join area a on a.code = h.area_code and a.valid_to is null`

const TABLE: Record<Type, SQL> = {
  household: sql`household`,
  status: sql`status_event`,
  membership: sql`membership`,
}

/** What a page's records point to, read once by its numbers. */
const those = (table: SQL, county: SQL, id: SQL): SQL =>
  sql`(select * from ${table} where county = any(array(select ${county} from t)) and id = any(array(select ${id} from t)))`

const HOUSEHOLD = those(sql`household`, sql`county`, sql`household_id`)
const DOCUMENT = those(sql`document`, sql`document_county`, sql`document_id`)

const FROM: Record<Type, SQL> = {
  household: sql`select t.county, t.id, t.retracted_at as "retractedAt", ${HOME}, x.state
    from t join ${those(sql`household`, sql`county`, sql`id`)} h on h.county = t.county and h.id = t.id ${AREA} left join lateral ${stateLateral(sql`h`)} x on true`,
  status: sql`select t.county, t.id, t.retracted_at as "retractedAt", ${HOME}, t.kind, t.on_date as "onDate", t.detail, t.basis,
      t.document_county as "documentCounty", t.document_id as "documentId", d.number as "documentNumber", d.title as "documentTitle",
      d.issuer, d.issued_on as "issuedOn", d.file_id as "fileId"
    from t join ${HOUSEHOLD} h on h.county = t.county and h.id = t.household_id ${AREA}
    left join ${DOCUMENT} d on d.county = t.document_county and d.id = t.document_id`,
  membership: sql`select t.county, t.id, t.retracted_at as "retractedAt", ${HOME}, p.name, t.relation, p.sex, p.birth_on as "birthOn", p.id_sealed as "idSealed",
      t.joined_on as "joinedOn", t.joined_reason as "joinedReason", t.left_on as "leftOn", t.left_reason as "leftReason"
    from t join ${HOUSEHOLD} h on h.county = t.county and h.id = t.household_id
    join ${those(sql`person`, sql`county`, sql`person_id`)} p on p.county = t.county and p.id = t.person_id ${AREA}`,
}

async function rows(tx: Tx, type: Type, refs: readonly RecordRef[]): Promise<Row[]> {
  const found = await wide(tx, () =>
    tx.db.execute<Row>(sql`with t as materialized (select * from ${TABLE[type]} r
      where ${among('r', refs)}) ${FROM[type]}`),
  )
  return found.rows
}

const words = (vocabulary: Readonly<Record<string, Word>>, code: string | null): Word | null => {
  const term = code === null ? undefined : vocabulary[code]
  return term ? { zh: term.zh, en: term.en } : code === null ? null : { zh: code, en: code }
}

const nameOf = (tx: Tx, name: string | null): string =>
  tx.reader.seesNames ? (name ?? '') : maskName(name ?? '')
const linkOf = (r: Row): string => `/households/${r.county}/${r.householdId}`

/** 王*莲户 · 红义村 · 户编号 */
const homeOf = (tx: Tx, r: Row): Word => {
  const head = nameOf(tx, r.headName)
  const rest = [r.areaName ?? r.areaCode, r.householdCode].filter(Boolean).join(' · ')
  return { zh: `${head}户 · ${rest}`, en: `Household of ${head} · ${rest}` }
}

const DETAILS = { ...MONITORED_KINDS, ...ELIMINATION_MODES }

const TITLES: Record<Type, (tx: Tx, r: Row) => RecordTitle> = {
  household: (tx, r) => ({
    title: homeOf(tx, r),
    ...(r.state ? { subtitle: words(STATES, r.state)! } : {}),
    link: linkOf(r),
  }),
  status: (tx, r) => ({
    title: homeOf(tx, r),
    subtitle: joined([
      words(STATUS_EVENTS, r.kind),
      r.kind === 'moved_in' ? null : words(DETAILS, r.detail),
      plain(r.documentNumber),
    ]),
    link: linkOf(r),
  }),
  membership: (tx, r) => ({
    title: { zh: nameOf(tx, r.name), en: nameOf(tx, r.name) },
    subtitle: joined([homeOf(tx, r), words(RELATIONS, r.relation)]),
    link: linkOf(r),
  }),
}

const plain = (text: string | null): Word | null => (text ? { zh: text, en: text } : null)
const joined = (parts: readonly (Word | null)[]): Word => {
  const said = parts.filter(part => part !== null)
  return { zh: said.map(w => w.zh).join(' · '), en: said.map(w => w.en).join(' · ') }
}

type Kind = RecordField['kind']
const field = (
  key: string,
  label: Word,
  value: RecordField['value'],
  kind: Kind = 'text',
  said?: Word | null,
): RecordField => ({
  key,
  label,
  value,
  kind,
  ...(said ? { words: said } : {}),
})

const homeFields = (tx: Tx, r: Row): RecordField[] => [
  field('householdCode', HOUSEHOLD_FIELDS.householdCode, r.householdCode),
  field('headName', HOUSEHOLD_FIELDS.headName, nameOf(tx, r.headName)),
  field('area', HOUSEHOLD_FIELDS.area, r.areaName ?? r.areaCode, 'area'),
]

const FIELDS: Record<Type, (tx: Tx, r: Row) => RecordField[]> = {
  household: (tx, r) => [
    ...homeFields(tx, r),
    field('naturalVillage', HOUSEHOLD_FIELDS.naturalVillage, r.naturalVillage),
    field('kind', HOUSEHOLD_FIELDS.kind, r.householdKind, 'word', words(HOUSEHOLD_KINDS, r.householdKind)),
    field('standard', HOUSEHOLD_FIELDS.standard, r.standard, 'word', words(STANDARDS, r.standard)),
    field('registeredOn', HOUSEHOLD_FIELDS.registeredOn, r.registeredOn, 'date'),
    field('state', HOUSEHOLD_FIELDS.state, r.state, 'word', words(STATES, r.state)),
  ],
  status: (tx, r) => [
    field('kind', { zh: '状态变化', en: 'Change of state' }, r.kind, 'word', words(STATUS_EVENTS, r.kind)),
    field('onDate', { zh: '日期', en: 'Date' }, r.onDate, 'date'),
    field('detail', { zh: '说明', en: 'Detail' }, r.detail, 'word', words(DETAILS, r.detail)),
    ...homeFields(tx, r),
  ],
  membership: (tx, r) => [
    field('name', MEMBER_FIELDS.name, nameOf(tx, r.name)),
    field('relation', MEMBER_FIELDS.relation, r.relation, 'word', words(RELATIONS, r.relation)),
    field('sex', MEMBER_FIELDS.sex, r.sex, 'word', words(SEXES, r.sex)),
    field(
      'birthOn',
      MEMBER_FIELDS.birthOn,
      tx.reader.seesNames ? r.birthOn : (r.birthOn?.slice(0, 4) ?? null),
      'date',
    ),
    field('idNumber', MEMBER_FIELDS.idNumber, r.idSealed ? maskIdNumber(tx.vault.open(r.idSealed)) : null),
    field('joinedOn', MEMBER_FIELDS.joinedOn, r.joinedOn, 'date'),
    field('joinedReason', MEMBER_FIELDS.joinedReason, r.joinedReason, 'word', words(JOINED, r.joinedReason)),
    field('leftOn', MEMBER_FIELDS.leftOn, r.leftOn, 'date'),
    field('leftReason', MEMBER_FIELDS.leftReason, r.leftReason, 'word', words(LEFT, r.leftReason)),
    ...homeFields(tx, r),
  ],
}

function viewOf(tx: Tx, type: Type, r: Row): RecordView {
  const home = { rel: 'household', label: { zh: '户档案', en: 'The household' }, link: linkOf(r) }
  const state = words(STATES, r.state)
  return {
    ...TITLES[type](tx, r),
    ...(state ? { state } : {}),
    ...(r.retractedAt ? { retractedAt: new Date(r.retractedAt).toISOString() } : {}),
    fields: FIELDS[type](tx, r).filter(f => f.value !== null),
    links: [home],
    ...(r.documentId && r.documentTitle
      ? {
          document: {
            county: r.documentCounty!,
            id: r.documentId,
            number: r.documentNumber,
            title: r.documentTitle,
            issuer: r.issuer ?? '',
            issuedOn: r.issuedOn,
            fileId: r.fileId,
          },
        }
      : {}),
  }
}

const kind = (type: Type, said: Word): RecordKind => ({
  type,
  words: said,
  verb: 'household.read',
  describe: async (tx, refs) =>
    new Map((await rows(tx, type, refs)).map(r => [refKey(r), TITLES[type](tx, r)])),
  read: async (tx, county, id) => {
    const [row] = await rows(tx, type, [{ county, id }])
    return row ? viewOf(tx, type, row) : null
  },
})

/** By 户编号; the first one in scope where several claim it. */
async function byCode(tx: Tx, code: string): Promise<RecordRef | null> {
  const found = await tx.db.execute<{ county: string; id: string }>(sql`select h.county, h.id from identity i
    join household h on h.county = i.county and h.id = i.id where i.code = ${householdKey(code)} and i.kind = 'household' order by h.county, h.id limit 1`)
  return found.rows[0] ?? null
}

export const householdRecords: readonly RecordKind[] = [
  { ...kind('household', { zh: '建档立卡户', en: 'Household' }), byCode },
  { ...kind('status', { zh: '状态变化', en: 'Change of state' }), citing: citingIn(sql`status_event`) },
  kind('membership', { zh: '家庭成员', en: 'Member' }),
]
