/** Population by village and year: the sheet that is exported, and the template that is imported. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import { template } from '../../kernel/template.routes.ts'
import type { Word } from '../../kernel/words.ts'
import { listPopulation } from './population.queries.ts'
import type { PopulationLine } from './population.reply.ts'
import { populationQuery } from './population.schema.ts'
import { POPULATION_COLUMNS as W } from './population.terms.ts'

const whole = (heading: Word, value: SheetColumn<PopulationLine>['value']): SheetColumn<PopulationLine> => ({
  heading,
  kind: 'whole',
  width: 16,
  sum: true,
  value,
})

export const POPULATION_SHEET: readonly SheetColumn<PopulationLine>[] = [
  { heading: W.code, width: 16, value: r => r.areaCode },
  { heading: { zh: '旗县', en: 'Banner' }, width: 16, value: r => r.countyName },
  { heading: W.township, width: 18, value: r => r.townshipName },
  { heading: W.village, width: 22, value: r => r.areaName },
  { heading: W.year, width: 8, value: r => String(r.year) },
  whole(W.registered, r => r.registered),
  whole(W.agricultural, r => r.agricultural),
  whole(W.resident, r => r.resident),
  { heading: { zh: '来源', en: 'Source' }, width: 36, value: r => r.source },
]

export const populationExport = listExport({
  name: 'population',
  verb: 'parameter.read',
  words: { zh: '嘎查村人口表', en: 'Population by village and year' },
  query: populationQuery.omit({ cursor: true, limit: true }),
  areaOf: asked => asked.area,
  open: async (tx, asked) => ({
    columns: POPULATION_SHEET,
    pages: pagesOf(cursor => listPopulation(tx, { ...asked, cursor, limit: PAGE_ROWS })),
    // Years of one village do not add up.
    ...(asked.year
      ? { total: { zh: '合计（共 {count} 个嘎查村，人口之和）', en: 'Total ({count} villages: population)' } }
      : {}),
    filters: said(W.year, asked.year),
  }),
})

const EXAMPLE = {
  areaCode: '示例',
  countyName: null,
  townshipName: '红旗镇',
  areaName: '红义村',
  year: 2019,
  registered: 1203,
  agricultural: 1150,
  resident: 640,
} as unknown as PopulationLine

export const populationTemplate = template({
  name: 'population',
  words: { zh: '嘎查村人口导入模板', en: 'Template: population by village and year' },
  sheet: () => ({
    name: '嘎查村人口',
    title: '嘎查村人口（导入模板）',
    notes: [
      '填写说明：有行政区划代码的可只填代码，否则填苏木乡镇和嘎查村。一行一村一年；不清楚的人口留空，不要填 0。“示例”行不会导入。',
    ],
    columns: POPULATION_SHEET.filter(c => c.heading.zh !== '旗县' && c.heading.zh !== '来源').map(c => ({
      ...c,
      ...(c.heading.zh === W.year.zh ? { width: 10 } : {}),
    })),
    pages: [[EXAMPLE]],
    footer: [],
    printed: '导入模板',
    lang: 'zh' as const,
    choices: new Map(),
  }),
})
