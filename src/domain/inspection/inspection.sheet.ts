/** 监督预警明细, 问题整改台账 and an audit sample as sheets; money in 万元. */
import { z } from 'zod'
import type { RecordKind } from '../../kernel/record.ts'
import { listExport, onePage, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Word } from '../../kernel/words.ts'
import { alarmRows } from './alarm.queries.ts'
import type { AlarmRow } from './alarm.reply.ts'
import { alarmSheetQuery } from './alarm.schema.ts'
import { termOf } from './alarm.terms.ts'
import { ALARM_COLUMNS as A } from './alarm.words.ts'
import { listFindings } from './finding.queries.ts'
import type { FindingRow } from './finding.reply.ts'
import { findingQuery } from './finding.schema.ts'
import { FINDING_KINDS, SEVERITIES, STATES, SUBJECTS } from './finding.terms.ts'
import { FINDING_COLUMNS as C } from './finding.words.ts'
import { findSample, titledRows } from './sample.queries.ts'
import type { SampledRow, SampleRow } from './sample.reply.ts'
import { LEDGERS, METHODS } from './sample.terms.ts'

const ALARM_SHEET: readonly SheetColumn<AlarmRow>[] = [
  { heading: A.areaName, width: 18, value: r => r.areaName ?? r.areaCode },
  { heading: A.title, width: 44, value: (r, lang) => r.title[lang] },
  { heading: A.sinceOn, width: 13, value: r => r.sinceOn },
  { heading: A.amountFen, unit: '万元', kind: 'money', width: 18, sum: true, value: r => r.amountFen },
  { heading: A.openFindings, kind: 'whole', width: 12, value: r => r.openFindings },
]

const YES: Word = { zh: '是', en: 'yes' }
const NO: Word = { zh: '否', en: 'no' }

const FINDING_SHEET: readonly SheetColumn<FindingRow>[] = [
  { heading: C.number, width: 18, value: r => r.number },
  { heading: C.areaName, width: 18, value: r => r.areaName ?? r.areaCode },
  { heading: C.recordType, width: 12, value: (r, lang) => SUBJECTS[r.recordType][lang] },
  { heading: C.kind, width: 14, value: (r, lang) => FINDING_KINDS[r.kind][lang] },
  { heading: C.severity, width: 10, value: (r, lang) => SEVERITIES[r.severity][lang] },
  { heading: C.content, width: 50, value: r => r.content },
  { heading: C.amountFen, unit: '万元', kind: 'money', width: 18, sum: true, value: r => r.amountFen },
  { heading: C.foundOn, width: 13, value: r => r.foundOn },
  { heading: C.foundBy, width: 16, value: r => r.foundBy },
  { heading: C.unit, width: 26, value: r => r.unit },
  { heading: C.person, width: 14, value: r => r.person },
  { heading: C.measures, width: 44, value: r => r.measures },
  { heading: C.dueOn, width: 13, value: r => r.dueOn },
  { heading: C.lastNote, width: 44, value: r => r.lastNote },
  { heading: C.lastOn, width: 13, value: r => r.lastOn },
  { heading: C.state, width: 14, value: (r, lang) => STATES[r.state][lang] },
  { heading: C.overdue, width: 10, value: (r, lang) => (r.overdue ? YES : NO)[lang] },
]

const ASKED = { ...STATES, open: { zh: '未销号', en: 'Open' }, overdue: { zh: '已超期', en: 'Overdue' } }

/** 抽样工作底稿: the last columns are for the hand of whoever looks into a row. */
const SAMPLE_SHEET: readonly SheetColumn<SampledRow>[] = [
  { heading: { zh: '序号', en: 'No.' }, kind: 'whole', width: 8, value: r => r.ordinal },
  { heading: { zh: '旗县', en: 'Banner' }, width: 18, value: r => r.areaName ?? r.county },
  { heading: { zh: '记录', en: 'Record' }, width: 48, value: (r, lang) => r.title[lang] },
  { heading: A.amountFen, unit: '万元', kind: 'money', width: 18, sum: true, value: r => r.amountFen },
  { heading: { zh: '命中次数', en: 'Hits' }, kind: 'whole', width: 12, value: r => r.hits },
  { heading: { zh: '已登记问题', en: 'Findings' }, kind: 'whole', width: 14, value: r => r.findings },
  { heading: { zh: '核查情况', en: 'What was seen' }, width: 40, value: () => null },
  { heading: { zh: '核查结论', en: 'Conclusion' }, width: 18, value: () => null },
  { heading: { zh: '核查人、日期', en: 'By, on' }, width: 18, value: () => null },
]

/** How it was drawn: with these anybody draws it again. */
const drawnBy = (s: SampleRow): readonly Word[] => [
  {
    zh: `${LEDGERS[s.ledger].zh}，${METHODS[s.method].zh}抽样，样本量 ${s.size}，种子 ${s.seed}`,
    en: `${LEDGERS[s.ledger].en}; ${METHODS[s.method].en}; size ${s.size}; seed ${s.seed}`,
  },
  {
    zh: `总体 ${s.populationRows} 条，校验值 ${s.populationHash}；${s.drawnOn} 由${s.drawnBy}抽取`,
    en: `Population of ${s.populationRows}, hash ${s.populationHash}; drawn on ${s.drawnOn} by ${s.drawnBy}`,
  },
]

const sampleExport = (records: readonly RecordKind[]): ListExport =>
  listExport({
    name: 'sample',
    verb: 'sample.read',
    words: { zh: '审计样本', en: 'Audit sample' },
    query: z.object({ sample: z.string().regex(/^15\d{4}_[0-9a-f-]{36}$/) }),
    areaOf: ({ sample }) => sample.slice(0, 6),
    open: async (tx, { sample }) => {
      const [county = '', id = ''] = sample.split('_')
      const drawn = await findSample(tx, county, id)
      return {
        title: { zh: drawn.name, en: drawn.name },
        notes: drawnBy(drawn),
        columns: SAMPLE_SHEET,
        pages: onePage(await titledRows(tx, county, id, records)),
        asOf: drawn.drawnOn,
        total: { zh: '合计（共 {count} 条）', en: 'Total ({count} rows)' },
      }
    },
  })

export const inspectionExports = (records: readonly RecordKind[]): readonly ListExport[] => [
  sampleExport(records),
  listExport({
    name: 'alarms',
    verb: 'alarm.read',
    words: { zh: '监督预警明细', en: 'Rows of an alarm' },
    query: alarmSheetQuery,
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      title: termOf(asked.kind).words,
      notes: [termOf(asked.kind).says, termOf(asked.kind).acts],
      columns: ALARM_SHEET,
      pages: pagesOf(cursor => alarmRows(tx, asked.kind, { ...asked, cursor, limit: PAGE_ROWS })),
      asOf: asked.asOf,
      total: { zh: '合计（共 {count} 项）', en: 'Total ({count} rows)' },
    }),
  }),
  listExport({
    name: 'findings',
    verb: 'finding.read',
    words: { zh: '问题整改台账', en: 'Ledger of findings' },
    query: findingQuery.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: FINDING_SHEET,
      pages: pagesOf(cursor => listFindings(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: { zh: '合计（共 {count} 个问题）', en: 'Total ({count} findings)' },
      filters: [
        ...said(C.state, asked.state && ASKED[asked.state]),
        ...said(C.kind, asked.kind && FINDING_KINDS[asked.kind]),
        ...said(C.severity, asked.severity && SEVERITIES[asked.severity]),
      ],
    }),
  }),
]
