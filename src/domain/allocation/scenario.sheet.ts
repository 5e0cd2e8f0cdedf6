/** The plan as sheets: every project in or out with its reason, and the banners against their baseline. */
import { z } from 'zod'
import { say } from '../../kernel/words.ts'
import { listExport, onePage, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { Problem } from '../../kernel/problem.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import type { BannerResult, Result } from './ruleSet.terms.ts'
import { findScenario, findSolution, listLines } from './scenario.queries.ts'
import type { At } from './scenario.queries.ts'
import type { SolutionLine } from './scenario.reply.ts'
import { lineQuery } from './scenario.schema.ts'

const of = z.string().regex(/^1[15]\d{4}_[0-9a-f-]{36}$/)

const atOf = (text: string): At => {
  const [county = '', id = ''] = text.split('_')
  return { county, id }
}

type Line = SheetColumn<SolutionLine>

const LINES: readonly Line[] = [
  { heading: { zh: '旗县', en: 'Banner' }, width: 18, value: r => r.bannerName },
  { heading: { zh: '项目（方案）', en: 'Project (variant)' }, width: 40, value: r => r.title },
  {
    heading: { zh: '结果', en: 'Result' },
    width: 10,
    value: (r, lang) => (r.isIn ? { zh: '入选', en: 'In' } : { zh: '未入选', en: 'Out' })[lang],
  },
  {
    heading: { zh: '资金', en: 'Cost' },
    unit: '万元',
    kind: 'money',
    width: 16,
    sum: true,
    value: r => r.costFen,
  },
  {
    heading: { zh: '带动户', en: 'Households' },
    kind: 'whole',
    width: 12,
    sum: true,
    value: r => r.households,
  },
  {
    heading: { zh: '年增收', en: 'Gain' },
    unit: '万元',
    kind: 'money',
    width: 16,
    sum: true,
    value: r => r.gainFen,
  },
  {
    heading: { zh: '资金来源', en: 'Paid by' },
    width: 34,
    value: (r, lang) =>
      Object.entries(r.paidBy)
        .map(([purse, fen]) => `${SOURCES[purse.split(':')[0] as Source][lang]} ${Number(fen) / 1e6}`)
        .join('；'),
  },
  { heading: { zh: '原因', en: 'Reason' }, width: 60, value: (r, lang) => r.because.words[lang] },
]

const BANNERS: readonly SheetColumn<BannerResult>[] = [
  { heading: { zh: '旗县', en: 'Banner' }, width: 20, value: r => r.name },
  {
    heading: { zh: '因素法基数', en: 'Baseline' },
    unit: '万元',
    kind: 'money',
    width: 18,
    sum: true,
    value: r => (r.baselineFen === null ? null : BigInt(r.baselineFen)),
  },
  {
    heading: { zh: '方案', en: 'Plan' },
    unit: '万元',
    kind: 'money',
    width: 18,
    sum: true,
    value: r => BigInt(r.planFen),
  },
  {
    heading: { zh: '带动户', en: 'Households' },
    kind: 'whole',
    width: 12,
    sum: true,
    value: r => r.households,
  },
  {
    heading: { zh: '年增收', en: 'Gain' },
    unit: '万元',
    kind: 'money',
    width: 16,
    sum: true,
    value: r => BigInt(r.gainFen),
  },
  {
    heading: { zh: '入选项目', en: 'Projects in' },
    kind: 'whole',
    width: 12,
    sum: true,
    value: r => r.projectsIn,
  },
  {
    heading: { zh: '为什么这样', en: 'Why so' },
    width: 70,
    value: (r, lang) => r.reasons.map(reason => say(reason.words, lang, reason.values)).join(''),
  },
]

export const scenarioExports: readonly ListExport[] = [
  listExport({
    name: 'scenario',
    verb: 'allocation.read',
    words: { zh: '资金分配方案项目表', en: 'Projects of a scenario' },
    query: lineQuery.omit({ cursor: true, limit: true }).extend({ scenario: of }),
    areaOf: () => undefined,
    open: async (tx, asked) => {
      const at = atOf(asked.scenario)
      const { title, year } = await findScenario(tx, at)
      return {
        columns: LINES,
        pages: pagesOf(cursor => listLines(tx, at, { ...asked, cursor, limit: PAGE_ROWS })),
        total: { zh: '合计（共 {count} 个方案）', en: 'Total ({count} variants)' },
        title: {
          zh: `${year}年资金分配方案项目表：${title}`,
          en: `Projects of a scenario: ${title}, ${year}`,
        },
      }
    },
  }),
  listExport({
    name: 'scenarioBanners',
    verb: 'allocation.read',
    words: { zh: '资金分配方案旗县表', en: 'Banners of a scenario' },
    query: z.object({ scenario: of }),
    areaOf: () => undefined,
    open: async (tx, asked) => {
      const at = atOf(asked.scenario)
      const row = await findScenario(tx, at)
      if (!row.solutionId) throw new Problem('record.notFound')
      const solved = await findSolution(tx, at.county, row.solutionId)
      return {
        columns: BANNERS,
        pages: onePage((solved.result as Result).banners),
        total: { zh: '合计（共 {count} 个旗县）', en: 'Total ({count} banners)' },
        title: {
          zh: `${row.year}年资金分配方案旗县表：${row.title}`,
          en: `Banners of a scenario: ${row.title}, ${row.year}`,
        },
        notes: [{ zh: `输入校验码 ${solved.inputHash}`, en: `Inputs ${solved.inputHash}` }],
      }
    },
  }),
]
