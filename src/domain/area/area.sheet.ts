/** Parameters and pairings as sheets. */
import { z } from 'zod'
import { listExport, onePage } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import { today } from '../../kernel/clock.ts'
import { areaNames } from './areaName.queries.ts'
import { rangeOf } from './area.rules.ts'
import { PAIRING_STATUS } from './area.terms.ts'
import { listPairings } from './pairing.queries.ts'
import type { PairingRow } from './pairing.queries.ts'
import { listParameters } from './parameter.queries.ts'
import type { ParameterRow } from './area.reply.ts'
import { NATION } from './parameter.rules.ts'
import { PARAMETER_STATUS } from './parameter.terms.ts'

type Parameter = ParameterRow & { readonly areaName: string | null }

/** A value is a number or a text; an empty one blocks the automatic decision and stays empty. */
const valueOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

export const PARAMETER_SHEET: readonly SheetColumn<Parameter>[] = [
  {
    heading: { zh: '参数', en: 'Parameter' },
    width: 34,
    value: (r, lang) => (lang === 'zh' ? r.nameZh : r.nameEn),
  },
  { heading: { zh: '代码', en: 'Key' }, width: 30, value: r => r.key },
  { heading: { zh: '适用地区', en: 'Area' }, width: 16, value: r => r.areaName },
  { heading: { zh: '年度', en: 'Year' }, width: 8, value: r => r.year && String(r.year) },
  { heading: { zh: '用途', en: 'Purpose' }, width: 14, value: r => r.purpose },
  { heading: { zh: '值', en: 'Value' }, width: 14, value: r => valueOf(r.value) },
  { heading: { zh: '单位', en: 'Unit' }, width: 10, value: r => r.unit },
  {
    heading: { zh: '可靠程度', en: 'How well known' },
    width: 18,
    value: (r, lang) => PARAMETER_STATUS[r.status][lang],
  },
  { heading: { zh: '来源', en: 'Source' }, width: 44, value: r => r.source },
  { heading: { zh: '录入人', en: 'Entered by' }, width: 18, value: r => r.recordedBy },
]

export const PAIRING_SHEET: readonly SheetColumn<PairingRow>[] = [
  { heading: { zh: '支援方', en: 'Giver' }, width: 14, value: r => r.giverName },
  { heading: { zh: '受援方', en: 'Receiver' }, width: 20, value: r => r.receiverName },
  { heading: { zh: '受援方代码', en: 'Receiver’s code' }, width: 14, value: r => r.receiverCode },
  { heading: { zh: '起始日期', en: 'From' }, width: 13, value: r => r.validFrom },
  { heading: { zh: '结束日期', en: 'To' }, width: 13, value: r => r.validTo },
  {
    heading: { zh: '核实情况', en: 'How well known' },
    width: 14,
    value: (r, lang) => PAIRING_STATUS[r.status][lang],
  },
  {
    heading: { zh: '依据年度', en: 'Year of the source' },
    width: 10,
    value: r => r.evidenceYear && String(r.evidenceYear),
  },
  { heading: { zh: '来源', en: 'Source' }, width: 44, value: r => r.source },
]

const area = z.string().regex(/^\d{6}$/)
const year = z.coerce.number().int().min(1990).max(2100)

export const areaExports: readonly ListExport[] = [
  listExport({
    name: 'parameters',
    verb: 'parameter.read',
    words: { zh: '参数表', en: 'Parameters' },
    query: z.object({ area: area.optional(), year: year.optional(), key: z.string().max(60).optional() }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => {
      const rows = await listParameters(tx, asked)
      const names = await areaNames(
        tx,
        rows.map(r => r.areaCode),
      )
      const named = rows.map(r => ({
        ...r,
        areaName: r.areaCode === NATION ? '全国' : (names.get(r.areaCode) ?? r.areaCode),
      }))
      return {
        columns: PARAMETER_SHEET,
        pages: onePage(named),
        filters: said({ zh: '年度', en: 'year' }, asked.year),
      }
    },
  }),
  listExport({
    name: 'pairings',
    verb: 'list.export',
    words: { zh: '结对关系表', en: 'Pairings' },
    query: z.object({ area: area.optional(), on: z.iso.date().optional() }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => {
      const on = asked.on ?? today(tx.at)
      const { lo, hi } = asked.area ? rangeOf(asked.area) : { lo: '', hi: '~' }
      const inside = (code: string | null): boolean => code !== null && code >= lo && code < hi
      const rows = (await listPairings(tx, on)).filter(r => inside(r.receiverCode) || inside(r.giverCode))
      return { columns: PAIRING_SHEET, pages: onePage(rows), asOf: on }
    },
  }),
]
