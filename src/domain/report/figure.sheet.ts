/** A figure by its parts, and the rows any figure is made of, as sheets. */
import { z } from 'zod'
import type { Indicator, Question } from '../../kernel/contribution.ts'
import { listExport, onePage, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RecordKind } from '../../kernel/record.ts'
import type { SheetColumn, Value } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import { UNITS } from '../../kernel/unit.ts'
import type { Word } from '../../kernel/words.ts'
import { evidence } from './evidence.queries.ts'
import type { Evidence } from './evidence.queries.ts'
import { figure } from './figure.queries.ts'
import { BASIS_WORDS, BY } from '../../kernel/figure.ts'
import type { By, Group } from '../../kernel/figure.ts'
import { asked } from './question.rules.ts'
import { evidenceQuery, questionQuery } from './report.schema.ts'

const id = z.string().max(80)
const figureQuery = questionQuery.extend({ id })
const rowsQuery = evidenceQuery.omit({ cursor: true, limit: true }).extend({ id })

/** Adding up the parts gives the whole for these; people counted once, and means, do not add up. */
const addsUp = (indicator: Indicator): boolean => indicator.fold === 'sum' || indicator.fold === 'stock'

/** A column of the indicator's unit: money in 万元, a mean with decimals, the rest whole. */
function measured<R>(indicator: Indicator, heading: Word, of: (row: R) => number | null): SheetColumn<R> {
  const sum = addsUp(indicator) ? { sum: true as const } : {}
  const { zh, en } = UNITS[indicator.unit]
  if (indicator.unit === 'CNY' && indicator.fold !== 'mean')
    return {
      heading,
      unit: '万元',
      kind: 'money',
      width: 18,
      ...sum,
      value: (row): Value => {
        const yuan = of(row)
        return yuan === null ? null : BigInt(Math.round(yuan * 100))
      },
    }
  return { heading, unit: { zh, en }, kind: 'decimal', width: 14, ...sum, value: of }
}

/** Each page folds the figure's relation anew, so that few large ones cost less. */
const EVIDENCE_PAGE = 5000

const BASES = ['evidenced', 'declared', 'confirmed', 'claimed', 'disputed'] as const
const OF_WHICH: Word = { zh: '其中', en: 'Of which' }

function figureSheet(indicator: Indicator, by: readonly By[]): SheetColumn<Group>[] {
  const heading = (lang: keyof Word): string => by.map(b => BY[b][lang]).join(' · ')
  return [
    { heading: { zh: heading('zh'), en: heading('en') }, width: 30, value: (r, lang) => r.name[lang] },
    { heading: { zh: '代码', en: 'Code' }, width: 18, value: r => r.key },
    measured(indicator, { zh: '数值', en: 'Value' }, r => r.value),
    ...BASES.map(b => ({ ...measured<Group>(indicator, BASIS_WORDS[b], r => r.basis[b]), group: OF_WHICH })),
    { heading: { zh: '明细行数', en: 'Rows' }, kind: 'whole', width: 12, sum: true, value: r => r.rows },
  ]
}

const wordIn = (text: string | Word | null, lang: keyof Word): string | null =>
  typeof text === 'object' ? (text?.[lang] ?? null) : text

const evidenceSheet = (indicator: Indicator): SheetColumn<Evidence>[] => [
  { heading: { zh: '日期', en: 'Date' }, width: 13, value: r => r.onDate },
  { heading: { zh: '地区', en: 'Area' }, width: 22, value: r => r.areaName },
  { heading: { zh: '地区代码', en: 'Area code' }, width: 15, value: r => r.areaCode },
  { heading: { zh: '援助方', en: 'Giver' }, width: 14, value: r => r.giverName },
  { heading: { zh: '类别', en: 'Kind' }, width: 20, value: (r, lang) => r.kindWords?.[lang] ?? r.kind },
  measured(indicator, { zh: '数值', en: 'Value' }, r => r.value),
  { heading: { zh: '依据', en: 'Basis' }, width: 14, value: (r, lang) => BASIS_WORDS[r.basis][lang] },
  { heading: { zh: '记录', en: 'Record' }, width: 34, value: (r, lang) => wordIn(r.title, lang) },
  { heading: { zh: '说明', en: 'About it' }, width: 34, value: (r, lang) => wordIn(r.subtitle, lang) },
  { heading: { zh: '记录编号', en: 'Record id' }, width: 38, value: r => r.id },
]

/** What the figure is, under its title: value, rule of counting, and what it was asked for. */
function stated(indicator: Indicator, value: number | null): Word[] {
  const of = (lang: keyof Word): string =>
    value === null ? (lang === 'zh' ? '无数据' : 'no data') : `${value} ${UNITS[indicator.unit][lang]}`
  return [
    { zh: `指标值：${of('zh')}`, en: `Value: ${of('en')}` },
    {
      zh: `口径（第 ${indicator.version} 版）：${indicator.meaning.zh}`,
      en: `Rule of counting, version ${indicator.version}: ${indicator.meaning.en}`,
    },
  ]
}

const GIVING: Word = { zh: '援助方口径', en: 'the giver’s side' }

function filtersOf(
  indicator: Indicator,
  q: Question & { readonly basis?: keyof typeof BASIS_WORDS | undefined },
): Word[] {
  return [
    ...said({ zh: '统计', en: 'seen from' }, q.side === 'giver' ? GIVING : null),
    ...said({ zh: '类别', en: 'kind' }, q.kind && (indicator.kinds?.[q.kind] ?? q.kind)),
    ...said({ zh: '自', en: 'from' }, q.from),
    ...said({ zh: '至', en: 'to' }, q.to),
    ...said({ zh: '依据', en: 'basis' }, q.basis && BASIS_WORDS[q.basis]),
  ]
}

export function figureExports(
  indicators: readonly Indicator[],
  records: readonly RecordKind[],
): readonly ListExport[] {
  const kinds = new Map(records.map(kind => [kind.type, kind]))
  const indicatorOf = (name: string): Indicator => {
    const found = indicators.find(i => i.id === name)
    if (!found) throw new Problem('record.notFound')
    return found
  }
  return [
    listExport({
      name: 'figure',
      verb: 'list.export',
      words: { zh: '指标分组表', en: 'Figure by its parts' },
      query: figureQuery,
      areaOf: q => q.area,
      guardsItself: true,
      open: async (tx, q) => {
        const indicator = indicatorOf(q.id)
        const by = q.by?.length ? q.by : (['area'] as const)
        const question = asked(q)
        const answer = await figure(tx, indicator, question, by)
        return {
          title: indicator.title,
          columns: figureSheet(indicator, by),
          pages: onePage(answer.groups ?? []),
          total: addsUp(indicator)
            ? { zh: '合计（共 {count} 组之和）', en: 'Total (sum of {count} groups)' }
            : {
                zh: '合计（共 {count} 组，仅行数相加；总数见表头）',
                en: 'Total ({count} groups; only rows add up, see above)',
              },
          filters: filtersOf(indicator, question),
          notes: stated(indicator, answer.value),
          asOf: question.asOf ?? question.to,
        }
      },
    }),
    listExport({
      name: 'evidence',
      verb: 'evidence.read',
      words: { zh: '指标明细', en: 'The rows of a figure' },
      query: rowsQuery,
      areaOf: q => q.area,
      open: async (tx, q) => {
        const indicator = indicatorOf(q.id)
        const question = asked(q)
        const answer = await figure(tx, indicator, question)
        return {
          title: { zh: `${indicator.title.zh}明细`, en: `${indicator.title.en}, rows` },
          columns: evidenceSheet(indicator),
          pages: pagesOf(cursor =>
            evidence(tx, indicator, kinds, question, { cursor, limit: EVIDENCE_PAGE, basis: q.basis }),
          ),
          total: addsUp(indicator)
            ? { zh: '合计（共 {count} 行，数值之和）', en: 'Total ({count} rows: sum of values)' }
            : {
                zh: '合计（共 {count} 行；去重后的数见表头）',
                en: 'Total ({count} rows; see above for the value)',
              },
          filters: filtersOf(indicator, { ...question, basis: q.basis }),
          notes: stated(indicator, answer.value),
          asOf: question.asOf ?? question.to,
        }
      },
    }),
  ]
}
