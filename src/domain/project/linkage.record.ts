/** A benefit contract and a payment to a household: up to the project, down to the household. */
import { sql } from 'drizzle-orm'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { INCOME_LINES } from '../household/income.terms.ts'
import { maskName } from '../../kernel/mask.ts'
import { field, filled, link, sum } from './field.rules.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import type { LinkageType } from './linkage.terms.ts'
import { LINKAGE_COLUMNS as C } from './project.words.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  projectId: string
  projectName: string
  type: LinkageType
  operator: string
  number: string | null
  signedOn: string
  fromOn: string
  toOn: string | null
  principalFen: bigint | null
  rate: string | null
  priceFen: bigint | null
  priceUnit: string | null
  retractedAt: string | null
  households: bigint
  promisedFen: bigint
  paidFen: bigint
}

const rows = async (tx: Tx, refs: readonly RecordRef[]): Promise<Row[]> =>
  (
    await tx.db.execute<Row>(sql`select k.county, k.id, k.project_id as "projectId", j.name as "projectName", k.type, k.operator, k.number, k.signed_on as "signedOn",
      k.from_on as "fromOn", k.to_on as "toOn", k.principal_fen as "principalFen", k.rate, k.price_fen as "priceFen", k.price_unit as "priceUnit", k.retracted_at as "retractedAt",
      (select count(*) from linkage_household h where h.county = k.county and h.linkage_id = k.id and h.retracted_at is null) as households,
      (select coalesce(sum(d.amount_fen), 0)::bigint from linkage_due d where d.county = k.county and d.linkage_id = k.id and d.retracted_at is null) as "promisedFen",
      (select coalesce(sum(p.amount_fen), 0)::bigint from linkage_payment p where p.county = k.county and p.linkage_id = k.id and p.retracted_at is null) as "paidFen"
    from linkage k join project j on j.county = k.county and j.id = k.project_id where ${among('k', refs)}`)
  ).rows

const titleOf = (r: Row): RecordTitle => ({
  title: {
    zh: `${LINKAGE_TYPES[r.type].zh} · ${r.operator}`,
    en: `${LINKAGE_TYPES[r.type].en} · ${r.operator}`,
  },
  subtitle: {
    zh: `${r.projectName} · ${r.households} 户`,
    en: `${r.projectName} · ${r.households} households`,
  },
  link: `/linkages/${r.county}/${r.id}`,
})

const MOST = 20

interface PaidRow extends Record<string, unknown> {
  county: string
  id: string
  householdId: string
  headName: string
  villageName: string | null
  amountFen: bigint
  onDate: string
  dueOn: string
  dueFen: bigint
  voucher: string
  retractedAt: string | null
  linkageId: string
  projectId: string
  projectName: string
  type: LinkageType
  operator: string
}

const PAID = sql`select p.county, p.id, p.household_id as "householdId", h.head_name as "headName", a.name as "villageName", p.amount_fen as "amountFen",
  p.on_date as "onDate", d.due_on as "dueOn", d.amount_fen as "dueFen", p.voucher, p.retracted_at as "retractedAt", p.linkage_id as "linkageId",
  j.id as "projectId", j.name as "projectName", k.type, k.operator
  from linkage_payment p join household h on h.county = p.county and h.id = p.household_id join linkage_due d on d.county = p.county and d.id = p.due_id
  join linkage k on k.county = p.county and k.id = p.linkage_id join project j on j.county = k.county and j.id = k.project_id
  left join area a on a.code = p.area_code and a.valid_to is null`

const nameOf = (tx: Tx, name: string): string => (tx.reader.seesNames ? name : maskName(name))

const paidTitle = (tx: Tx, p: PaidRow): RecordTitle => ({
  title: {
    zh: `${nameOf(tx, p.headName)}户 · ${LINKAGE_TYPES[p.type].zh} ${sum(p.amountFen).zh}`,
    en: `Household of ${nameOf(tx, p.headName)} · ${LINKAGE_TYPES[p.type].en} ${sum(p.amountFen).en}`,
  },
  subtitle: {
    zh: `${p.villageName ?? ''} · ${p.projectName}`,
    en: `${p.villageName ?? ''} · ${p.projectName}`,
  },
  link: `/records/benefit/${p.county}/${p.id}`,
})

async function linkageView(tx: Tx, r: Row): Promise<RecordView> {
  const paid = await tx.db.execute<PaidRow>(
    sql`${PAID} where p.county = ${r.county} and p.linkage_id = ${r.id} and p.retracted_at is null order by p.on_date desc, p.id desc limit ${MOST}`,
  )
  return {
    ...titleOf(r),
    ...(r.retractedAt ? { retractedAt: r.retractedAt } : {}),
    fields: filled([
      field('type', C.type, r.type, 'word', LINKAGE_TYPES[r.type]),
      field('operator', C.operator, r.operator),
      field('number', C.number, r.number),
      field('signedOn', C.signedOn, r.signedOn, 'date'),
      field('fromOn', C.fromOn, r.fromOn, 'date'),
      field('toOn', C.toOn, r.toOn, 'date'),
      field('principalFen', C.principalFen, r.principalFen, 'money'),
      field('rate', C.rate, r.rate === null ? null : `${Number((Number(r.rate) * 100).toFixed(4))} %`),
      field('priceFen', C.priceFen, r.priceFen, 'money'),
      field('priceUnit', C.priceUnit, r.priceUnit),
      field('households', C.households, Number(r.households), 'number'),
      field('promisedFen', C.promisedFen, r.promisedFen, 'money'),
      field('paidFen', C.paidFen, r.paidFen, 'money'),
    ]),
    links: [
      link(
        'project',
        `项目：${r.projectName}`,
        `Project: ${r.projectName}`,
        `/projects/${r.county}/${r.projectId}`,
      ),
      ...paid.rows.map(p => ({
        rel: 'benefit',
        label: paidTitle(tx, p).title,
        link: `/records/benefit/${p.county}/${p.id}`,
      })),
    ],
  }
}

const paidView = (tx: Tx, p: PaidRow): RecordView => {
  const line = INCOME_LINES[LINKAGE_TYPES[p.type].line]
  return {
    ...paidTitle(tx, p),
    ...(p.retractedAt ? { retractedAt: p.retractedAt } : {}),
    fields: [
      field('amountFen', { zh: '发放金额', en: 'Paid' }, p.amountFen, 'money'),
      field('onDate', { zh: '发放日期', en: 'Paid on' }, p.onDate, 'date'),
      field('dueOn', { zh: '约定日期', en: 'Due on' }, p.dueOn, 'date'),
      field('dueFen', { zh: '约定金额', en: 'Promised' }, p.dueFen, 'money'),
      field('voucher', { zh: '凭证号', en: 'Voucher' }, p.voucher),
      field(
        'incomeLine',
        { zh: '计入收入项目', en: 'Income line' },
        LINKAGE_TYPES[p.type].line,
        'word',
        line,
      ),
      field('operator', C.operator, p.operator),
    ],
    links: [
      link('household', '收款户档案', 'The household', `/households/${p.county}/${p.householdId}`),
      link('linkage', '利益联结合同', 'The contract', `/linkages/${p.county}/${p.linkageId}`),
      link(
        'project',
        `项目：${p.projectName}`,
        `Project: ${p.projectName}`,
        `/projects/${p.county}/${p.projectId}`,
      ),
    ],
  }
}

const paidRows = async (tx: Tx, refs: readonly RecordRef[]): Promise<PaidRow[]> =>
  (await tx.db.execute<PaidRow>(sql`${PAID} where ${among('p', refs)}`)).rows

export const linkageRecords: readonly RecordKind[] = [
  {
    type: 'linkage',
    words: { zh: '利益联结合同', en: 'Benefit contract' },
    verb: 'linkage.read',
    describe: async (tx, refs) => new Map((await rows(tx, refs)).map(r => [refKey(r), titleOf(r)])),
    read: async (tx, county, id) => {
      const [r] = await rows(tx, [{ county, id }])
      return r ? linkageView(tx, r) : null
    },
  },
  {
    type: 'benefit',
    words: { zh: '到户发放', en: 'Payment to a household' },
    verb: 'linkage.read',
    describe: async (tx, refs) => new Map((await paidRows(tx, refs)).map(p => [refKey(p), paidTitle(tx, p)])),
    read: async (tx, county, id) => {
      const [p] = await paidRows(tx, [{ county, id }])
      return p ? paidView(tx, p) : null
    },
  },
]
