/**
 * The income statement of a household for a year: the exact lines of the 2023 form (domain §2.5). Each line is stored
 * with its basis in words (the form's 说明), which is the proof behind a drill-down; an empty line is unknown and not 0.
 * 家庭纯收入 = a + b + c + d − e. Lines with a point (`d5.3`) are parts of the line before it: a statement gives either
 * the whole or its parts.
 */
import type { Term } from '../../kernel/term.ts'

export const INCOME_GROUPS = {
  a: { zh: '工资性收入', en: 'Wages' },
  b: { zh: '生产经营性收入', en: 'Farming and business' },
  c: { zh: '财产性收入', en: 'Property' },
  d: { zh: '转移性收入', en: 'Transfers' },
  e: { zh: '生产经营性支出', en: 'Costs of farming and business' },
} as const satisfies Record<string, Term>

export const INCOME_LINES = {
  a1: { zh: '务工收入', en: 'Wages from work outside' },
  a2: { zh: '行业部门公益性岗位', en: 'Public posts of departments' },
  a3: { zh: '乡镇公益性岗位', en: 'Public posts of the township' },
  a4: { zh: '村级公益性岗位', en: 'Public posts of the village' },
  a5: { zh: '自主采摘', en: 'Gathering on one’s own' },
  b1: { zh: '种植业收入', en: 'Crops' },
  b2: { zh: '养殖业收入', en: 'Livestock' },
  b3: { zh: '林果业收入', en: 'Fruit and forest' },
  b4: { zh: '其他生产经营收入', en: 'Other farming and business' },
  c1: { zh: '资产收益扶贫分红', en: 'Dividends of assistance assets' },
  c2: { zh: '土地流转收入', en: 'Land leased out' },
  c3: { zh: '金融贷款项目收益', en: 'Returns of loan projects' },
  c4: { zh: '代种代养收益', en: 'Crops and livestock kept by others' },
  c5: { zh: '其他财产性收入', en: 'Other property' },
  d1: { zh: '计划生育金', en: 'Family planning allowance' },
  d2: { zh: '低保金', en: 'Minimum living allowance' },
  d3: { zh: '特困供养金', en: 'Support for the destitute' },
  d4: { zh: '养老金', en: 'Pension' },
  d5: { zh: '生态补偿金', en: 'Ecological compensation' },
  'd5.1': { zh: '退耕还林补助', en: 'Cropland returned to forest' },
  'd5.2': { zh: '公益林补偿', en: 'Public-benefit forest' },
  'd5.3': { zh: '草原生态奖补', en: 'Grassland ecology award' },
  'd5.4': { zh: '生态移民补助', en: 'Ecological resettlement' },
  'd5.5': { zh: '其他生态补偿', en: 'Other ecological compensation' },
  d6: { zh: '其他转移性收入', en: 'Other transfers' },
  'd6.1': { zh: '玉米大豆补贴', en: 'Maize and soya subsidy' },
  'd6.2': { zh: '耕地地力补贴', en: 'Soil fertility subsidy' },
  'd6.3': { zh: '大田保险', en: 'Field crop insurance' },
  'd6.4': { zh: '高龄补贴', en: 'Old-age allowance' },
  'd6.5': { zh: '优抚金', en: 'Veterans and dependants' },
  'd6.6': { zh: '残疾补贴', en: 'Disability allowance' },
  'd6.7': { zh: '教育扶持', en: 'Education support' },
  'd6.8': { zh: '救灾救助', en: 'Disaster relief' },
  'd6.9': { zh: '失能老人补贴', en: 'Allowance for the infirm old' },
  'd6.10': { zh: '赡养费', en: 'Support by children' },
  'd6.11': { zh: '取暖费补贴', en: 'Heating subsidy' },
  'd6.12': { zh: '物价补贴', en: 'Price subsidy' },
  'd6.13': { zh: '社会救济', en: 'Social relief' },
  'd6.14': { zh: '防贫保险', en: 'Poverty insurance' },
  'd6.15': { zh: '经常性捐赠和赔偿', en: 'Regular donations and compensation' },
  'd6.16': { zh: '其他', en: 'Other' },
  e1: { zh: '种植业支出', en: 'Cost of crops' },
  e2: { zh: '养殖业支出', en: 'Cost of livestock' },
  e3: { zh: '林果业支出', en: 'Cost of fruit and forest' },
  e4: { zh: '其他生产经营支出', en: 'Other costs' },
} as const satisfies Record<string, Term>

export type IncomeGroup = keyof typeof INCOME_GROUPS
export type IncomeLine = keyof typeof INCOME_LINES

export const isIncomeLine = (line: string): line is IncomeLine => Object.hasOwn(INCOME_LINES, line)

/** 'd5.3' → 'd' */
export const groupOf = (line: IncomeLine): IncomeGroup => line[0] as IncomeGroup

/** 'd5.3' → 'd5'; null for a whole line. */
export function wholeOf(line: IncomeLine): IncomeLine | null {
  const whole = line.split('.')[0]!
  return whole !== line && isIncomeLine(whole) ? whole : null
}
