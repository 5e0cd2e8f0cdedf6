/**
 * 嘎查村人口: 户籍人口, 农业户籍人口 and 常住人口 of a village in a year, as an office's list states them. The incidence of
 * domain §3 divides by 农业户籍人口. A row replaces what stood for its village and year; 农业户籍 is part of 户籍.
 */
import type { Word } from '../../kernel/words.ts'

export const POPULATION_COLUMNS = {
  code: { zh: '行政区划代码', en: 'Area code', aliases: ['地区代码', '村代码', '代码'] },
  township: { zh: '苏木乡镇', en: 'Township', aliases: ['乡镇', '乡(镇)', '苏木(乡镇)', '所属乡镇'] },
  village: { zh: '嘎查村', en: 'Village', aliases: ['村', '行政村', '嘎查', '嘎查(村)', '地区', '村名'] },
  year: { zh: '年度', en: 'Year', aliases: ['年份', '统计年度'] },
  registered: { zh: '户籍人口', en: 'Registered population', aliases: ['户籍人口数', '户籍总人口'] },
  agricultural: {
    zh: '农业户籍人口',
    en: 'Agricultural registered population',
    aliases: ['农业户籍人口数', '农业人口', '农牧业户籍人口', '乡村户籍人口'],
  },
  resident: { zh: '常住人口', en: 'Resident population', aliases: ['常住人口数'] },
} as const satisfies Record<string, Word & { aliases: readonly string[] }>

export type PopulationKey = keyof typeof POPULATION_COLUMNS
export const COUNTED = ['registered', 'agricultural', 'resident'] as const

export const POPULATION_FINDINGS = {
  'population.place': {
    zh: '本旗县没有这个嘎查村，或有几个同名。请核对苏木乡镇和村名，或填写行政区划代码。',
    en: 'The banner has no such village, or several of the name. Check township and village, or enter the area code.',
  },
  'population.year': {
    zh: '年度应为 1990–2100 的四位数字；每行填写，或写在标题中（如“2019年度”）。',
    en: 'The year has four digits, 1990–2100; on each row or in the title (2019年度).',
  },
  'population.number': {
    zh: '人口应为不小于 0 的整数，不清楚的留空。',
    en: 'A population is a whole number from 0; leave it empty where it is not known.',
  },
  'population.none': { zh: '三项人口都没有填。', en: 'None of the three populations is filled in.' },
  'population.part': {
    zh: '农业户籍人口大于户籍人口。',
    en: 'The agricultural part is larger than the registered whole.',
  },
  'population.twice': { zh: '同一嘎查村同一年度出现两次。', en: 'The village stands twice for this year.' },
} as const satisfies Record<string, Word>

export type PopulationFindingCode = keyof typeof POPULATION_FINDINGS
