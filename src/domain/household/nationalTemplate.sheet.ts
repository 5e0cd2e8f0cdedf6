/** 户、人名单导入模板: the 32 columns with what must be filled in marked *, drop-downs, and one invented example. */
import { template } from '../../kernel/template.routes.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import type { Word } from '../../kernel/words.ts'
import { CAUSES } from './cause.terms.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS } from './household.terms.ts'
import { NATIONAL_KEYS, columnOf } from './nationalList.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { goodCells } from './nationalRow.example.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'

const word = (zh: string): Word => ({ zh, en: zh })
const words = (list: Readonly<Record<string, Word>>): string[] => Object.values(list).map(term => term.zh)
const YES_NO = ['是', '否']

/** What a coded column offers; several choices of 健康状况 and 致贫原因 are typed, joined by 、. */
const CHOICES: Partial<Record<NationalKey, readonly string[]>> = {
  relation: words(RELATIONS),
  ethnicity: words(ETHNICITIES),
  education: words(EDUCATION),
  schooling: words(SCHOOLING),
  health: words(HEALTH),
  labour: words(LABOUR),
  seriousIllnessInsured: YES_NO,
  causes: words(CAUSES),
  dangerousHousing: YES_NO,
  waterSafe: YES_NO,
  householdKind: words(HOUSEHOLD_KINDS),
  monitoredKind: words(MONITORED_KINDS),
  riskEliminated: YES_NO,
}

type Example = Readonly<Partial<Record<NationalKey, string | number>>>
const WHOLE: readonly NationalKey[] = ['memberCount', 'monthsWorked']

const COLUMNS: readonly SheetColumn<Example>[] = NATIONAL_KEYS.map(key => {
  const { zh, required } = columnOf(key) as { zh: string; required?: boolean }
  return {
    heading: word(required ? `*${zh}` : zh),
    width: key === 'idNumber' || key.endsWith('Code') ? 22 : 14,
    ...(WHOLE.includes(key) ? { kind: 'whole' as const } : {}),
    ...(key === 'perCapita' ? { unit: word('元') } : {}),
    value: row => row[key],
  }
})

const NOTES = [
  '填写说明：带 * 的列必填。一行一人，同一户各行的户编号、户类型、致贫原因等户信息应一致。编号、证件号码、电话按文本填写。',
  '日期写 2021-06-15 或 202106；是否类填“是”或“否”；多项用“、”隔开，致贫原因第一项为主要原因；不清楚的留空，不要填 0。“示例”行不会导入。',
]

export const nationalTemplate = template({
  name: 'national-list',
  words: { zh: '户人名单导入模板', en: 'Template: list of households and people' },
  sheet: () => ({
    name: '户人名单',
    title: '户、人名单（导入模板）',
    notes: NOTES,
    columns: COLUMNS,
    pages: [[{ ...goodCells, seq: '示例' } as Example]],
    footer: [],
    printed: '导入模板',
    lang: 'zh' as const,
    choices: new Map(NATIONAL_KEYS.flatMap((key, i) => (CHOICES[key] ? [[i, CHOICES[key]] as const] : []))),
  }),
})
