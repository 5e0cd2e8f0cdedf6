/** A project and a gate at the end of a drill-down: money up to the payments, down to linkage and assets. */
import { sql } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { field, filled, link, plain, sum } from './field.rules.ts'
import { GATE_ORDER, GATES, ITEMS, SIDES } from './gate.terms.ts'
import type { Gate, Item, Side } from './gate.terms.ts'
import { LIBRARY_STATES } from './library.terms.ts'
import type { LibraryState } from './library.terms.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import type { LinkageType } from './linkage.terms.ts'
import { lastGate, libraryState } from './project.queries.ts'
import { CATEGORIES, NATURES } from './project.terms.ts'
import type { Nature, ProjectCategory } from './project.terms.ts'
import { PROJECT_COLUMNS as C } from './project.words.ts'
import { fundingOf, progressOf } from './state.queries.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  districtName: string | null
  code: string | null
  name: string
  category: ProjectCategory
  nature: Nature
  content: string
  scale: string | null
  plannedFrom: string | null
  plannedTo: string | null
  unit: string | null
  head: string | null
  budgetFen: bigint
  mechanism: string | null
  participation: string | null
  households: number | null
  people: number | null
  retractedAt: string | null
  library: LibraryState | null
  gate: Gate | null
}

async function rows(tx: Tx, refs: readonly RecordRef[]): Promise<Row[]> {
  const found =
    await tx.db.execute<Row>(sql`select j.county, j.id, j.area_code as "areaCode", a.name as "areaName", g.name as "districtName", j.code, j.name,
      j.category, j.nature, j.content, j.scale, j.planned_from as "plannedFrom", j.planned_to as "plannedTo", j.unit, j.head, j.budget_fen as "budgetFen",
      j.mechanism, j.participation, j.households, j.people, j.retracted_at as "retractedAt", ${libraryState} as library, ${lastGate} as gate
    from project j left join area a on a.code = j.area_code and a.valid_to is null left join area g on g.code = j.district_code and g.valid_to is null
    where ${among('j', refs)}`)
  return found.rows
}

const titleOf = (r: Row): RecordTitle => ({
  title: r.name,
  subtitle: {
    zh: [CATEGORIES[r.category].zh, r.areaName ?? r.areaCode, sum(r.budgetFen).zh].join(' · '),
    en: [CATEGORIES[r.category].en, r.areaName ?? r.areaCode, sum(r.budgetFen).en].join(' · '),
  },
  link: `/projects/${r.county}/${r.id}`,
})

const stateOf = (r: Row) =>
  r.gate
    ? { zh: `已通过${GATES[r.gate].zh}`, en: `Passed: ${GATES[r.gate].en}` }
    : r.library
      ? { zh: LIBRARY_STATES[r.library].zh, en: LIBRARY_STATES[r.library].en }
      : undefined

async function fieldsOf(tx: Tx, r: Row): Promise<RecordField[]> {
  const lines = await fundingOf(tx, r)
  const progress = await progressOf(tx, r)
  const targets = await tx.db.execute<{
    id: string
    name: string
    unit: string
    baseline: string | null
    target: string
    achieved: string | null
  }>(
    sql`select id, name, unit, baseline, target, achieved from performance_target where county = ${r.county} and project_id = ${r.id} and retracted_at is null order by id`,
  )
  return filled([
    field('category', C.category, r.category, 'word', CATEGORIES[r.category]),
    field('code', C.code, r.code),
    field('nature', C.nature, r.nature, 'word', NATURES[r.nature]),
    field('area', C.areaName, r.areaName ?? r.areaCode, 'area'),
    field('district', { zh: '结对区', en: 'Paired district' }, r.districtName, 'area'),
    field('content', C.content, r.content),
    field('scale', C.scale, r.scale),
    field('plannedFrom', C.plannedFrom, r.plannedFrom, 'date'),
    field('plannedTo', C.plannedTo, r.plannedTo, 'date'),
    field('unit', C.unit, r.unit),
    field('head', C.head, r.head),
    field('budgetFen', C.budgetFen, r.budgetFen, 'money'),
    ...lines.map(l => field(`funding.${l.id}`, SOURCES[l.source as Source], l.amountFen, 'money')),
    field(
      'paidFen',
      C.paidFen,
      lines.reduce((all, l) => all + l.paidFen, 0n),
      'money',
    ),
    field('startedOn', { zh: '开工日期', en: 'Started on' }, progress.startedOn, 'date'),
    field('percent', C.percent, progress.percent, 'number'),
    field('completedOn', { zh: '完工日期', en: 'Completed on' }, progress.completedOn, 'date'),
    ...targets.rows.map(t => field(`target.${t.id}`, plain(t.name), targetText(t))),
    field('households', C.households, r.households, 'number'),
    field('people', C.people, r.people, 'number'),
    field('participation', C.participation, r.participation),
    field('mechanism', C.mechanism, r.mechanism),
  ])
}

const number = (text: string): string => String(Number(text))

/** 10000 → 26000 吨（目标 26000） */
function targetText(t: {
  unit: string
  baseline: string | null
  target: string
  achieved: string | null
}): string {
  const from = t.baseline === null ? '' : `${number(t.baseline)} → `
  return t.achieved === null
    ? `${from}${number(t.target)} ${t.unit}`
    : `${from}${number(t.achieved)} ${t.unit}（目标 / target ${number(t.target)}）`
}

/** Gates, the payments it was made with, contracts with households, assets, and those who signed. */
async function linksOf(tx: Tx, r: Row): Promise<RecordView['links']> {
  const of = sql`county = ${r.county} and project_id = ${r.id} and retracted_at is null`
  const gates = await tx.db.execute<{ id: string; gate: Gate; onDate: string }>(
    sql`select id, gate, on_date as "onDate" from gate_passage where ${of}`,
  )
  const payments = await tx.db.execute<{
    id: string
    amount: bigint
    onDate: string
  }>(sql`select p.id, p.amount_fen as amount, p.on_date as "onDate"
    from project_payment l join payment p on p.county = l.county and p.id = l.payment_id where l.county = ${r.county} and l.project_id = ${r.id} and l.retracted_at is null order by p.on_date, p.id limit 100`)
  const contracts = await tx.db.execute<{ id: string; type: LinkageType; operator: string }>(
    sql`select id, type, operator from linkage where ${of} order by signed_on, id limit 100`,
  )
  const assets = await tx.db.execute<{ id: string; name: string }>(
    sql`select id, name from asset where ${of} order by registered_on, id limit 100`,
  )
  const record = (type: string, id: string): string => `/records/${type}/${r.county}/${id}`
  return [
    ...gates.rows
      .toSorted((a, b) => GATE_ORDER.indexOf(a.gate) - GATE_ORDER.indexOf(b.gate))
      .map(g =>
        link(
          'gate',
          `${GATES[g.gate].zh} ${g.onDate}`,
          `${GATES[g.gate].en} ${g.onDate}`,
          record('gate', g.id),
        ),
      ),
    ...payments.rows.map(p =>
      link(
        'payment',
        `拨付 ${sum(p.amount).zh} ${p.onDate}`,
        `Payment ${sum(p.amount).en} ${p.onDate}`,
        record('payment', p.id),
      ),
    ),
    ...contracts.rows.map(k =>
      link(
        'linkage',
        `${LINKAGE_TYPES[k.type].zh} · ${k.operator}`,
        `${LINKAGE_TYPES[k.type].en} · ${k.operator}`,
        record('linkage', k.id),
      ),
    ),
    ...assets.rows.map(a => link('asset', `资产：${a.name}`, `Asset: ${a.name}`, record('asset', a.id))),
  ]
}

const projectKind: RecordKind = {
  type: 'project',
  words: { zh: '项目', en: 'Project' },
  verb: 'project.read',
  describe: async (tx, refs) => new Map((await rows(tx, refs)).map(r => [refKey(r), titleOf(r)])),
  read: async (tx, county, id) => {
    const [r] = await rows(tx, [{ county, id }])
    if (!r) return null
    const state = stateOf(r)
    return {
      ...titleOf(r),
      ...(state ? { state } : {}),
      ...(r.retractedAt ? { retractedAt: r.retractedAt } : {}),
      fields: await fieldsOf(tx, r),
      links: await linksOf(tx, r),
    }
  },
  byCode: async (tx, code) => {
    const found = await tx.db.execute<{ county: string; id: string }>(
      sql`select county, id from project where code = ${code} and retracted_at is null order by recorded_at desc, id desc limit 1`,
    )
    return found.rows[0] ?? null
  },
}

interface GateRow extends Record<string, unknown> {
  county: string
  id: string
  gate: Gate
  onDate: string
  note: string | null
  projectId: string
  name: string
  retractedAt: string | null
}

const gateRows = async (tx: Tx, refs: readonly RecordRef[]): Promise<GateRow[]> =>
  (
    await tx.db.execute<GateRow>(sql`select t.county, t.id, t.gate, t.on_date as "onDate", t.note, t.project_id as "projectId", j.name, t.retracted_at as "retractedAt"
    from gate_passage t join project j on j.county = t.county and j.id = t.project_id where ${among('t', refs)}`)
  ).rows

const gateTitle = (g: GateRow): RecordTitle => ({
  title: { zh: `${g.name} · ${GATES[g.gate].zh}通过`, en: `${g.name} · ${GATES[g.gate].en} passed` },
  subtitle: plain(g.onDate),
  link: `/records/gate/${g.county}/${g.id}`,
})

/** With what it was passed: each proof and each signature, and where they lead. */
async function gateView(tx: Tx, g: GateRow): Promise<RecordView> {
  const items = await gateItems(tx, g)
  const signatures = await tx.db.execute<{
    side: Side
    name: string
    postingId: string | null
    onDate: string
  }>(sql`
    select distinct on (side) side, signer_name as name, posting_id as "postingId", on_date as "onDate" from gate_signature
    where county = ${g.county} and project_id = ${g.projectId} and gate = ${g.gate} and retracted_at is null and on_date <= ${g.onDate} order by side, recorded_at desc, id desc`)
  return {
    ...gateTitle(g),
    ...(g.retractedAt ? { retractedAt: g.retractedAt } : {}),
    fields: filled([
      field('gate', { zh: '环节', en: 'Gate' }, g.gate, 'word', GATES[g.gate]),
      field('onDate', { zh: '通过日期', en: 'Passed on' }, g.onDate, 'date'),
      ...items.map(i => field(`proof.${i.id}`, i.words, i.text)),
      ...signatures.rows.map(s =>
        field(
          `signature.${s.side}`,
          { zh: `${SIDES[s.side].zh}签字`, en: `Signed: ${SIDES[s.side].en}` },
          `${s.name} · ${s.onDate}`,
        ),
      ),
      field('note', { zh: '说明', en: 'Note' }, g.note),
    ]),
    links: [
      link('project', `项目：${g.name}`, `Project: ${g.name}`, `/projects/${g.county}/${g.projectId}`),
      ...signatures.rows.flatMap(s =>
        s.postingId
          ? [
              link(
                'posting',
                `签字人派驻：${s.name}`,
                `Posting of the signer: ${s.name}`,
                `/records/posting/${g.county}/${s.postingId}`,
              ),
            ]
          : [],
      ),
      ...items.flatMap(i =>
        i.documentId
          ? [
              link(
                'document',
                `${i.words.zh}`,
                i.words.en,
                `/records/document/${i.documentCounty}/${i.documentId}`,
              ),
            ]
          : [],
      ),
    ],
  }
}

async function gateItems(tx: Tx, g: GateRow) {
  const own = (Object.keys(ITEMS) as Item[]).filter(i => ITEMS[i].gate === g.gate)
  const found = await tx.db.execute<{
    id: string
    item: Item
    onDate: string
    untilOn: string | null
    place: string | null
    documentCounty: string | null
    documentId: string | null
    title: string | null
  }>(sql`
    select e.id, e.item, e.on_date as "onDate", e.until_on as "untilOn", e.place, e.document_county as "documentCounty", e.document_id as "documentId", d.title
    from gate_evidence e left join lateral duikou_citation(e.document_county, e.document_id) d on true
    where e.county = ${g.county} and e.project_id = ${g.projectId} and e.item = any(${codes(own)}) and e.retracted_at is null order by e.on_date, e.id`)
  return found.rows.map(r => ({
    ...r,
    words: { zh: ITEMS[r.item].zh, en: ITEMS[r.item].en },
    text: [r.title, r.untilOn ? `${r.onDate} – ${r.untilOn}` : r.onDate, r.place].filter(Boolean).join(' · '),
  }))
}

const gateKind: RecordKind = {
  type: 'gate',
  words: { zh: '环节把关', en: 'Gate' },
  verb: 'project.read',
  describe: async (tx, refs) => new Map((await gateRows(tx, refs)).map(g => [refKey(g), gateTitle(g)])),
  read: async (tx, county, id) => {
    const [g] = await gateRows(tx, [{ county, id }])
    return g ? gateView(tx, g) : null
  },
}

export const projectRecords: readonly RecordKind[] = [projectKind, gateKind]
