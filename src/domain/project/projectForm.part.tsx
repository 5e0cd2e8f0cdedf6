/** The questions of a project, as 申报, 修改 and 变更 ask them. */
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn } from '../../web/kit/today.ts'
import { CATEGORIES, NATURES } from './project.terms.ts'
import { PROJECT_COLUMNS as P } from './project.words.ts'

export const documentField = (
  more: Partial<Pick<Field, 'title' | 'required' | 'help' | 'when'>> = {},
): Field => ({
  kind: 'document',
  key: 'documentId',
  county: 'documentCounty',
  title: { zh: '依据文件', en: 'Document' },
  ...more,
})

export const dayField = (zh: string, en: string, key = 'onDate'): Field => ({
  kind: 'date',
  key,
  title: { zh, en },
  required: true,
  half: true,
  until: todayOn(),
})

export const moneyField = (zh: string, en: string, key = 'amountFen'): Field => ({
  kind: 'money',
  key,
  unit: 'wan',
  title: { zh, en },
  required: true,
})

const planned = (key: 'plannedFrom' | 'plannedTo'): Field => ({
  kind: 'date',
  key,
  title: P[key],
  half: true,
})
const count = (key: 'households' | 'people' | 'registeredHouseholds' | 'registeredPeople'): Field => ({
  kind: 'number',
  key,
  title: P[key],
  min: 0,
  half: true,
})

/** What may be filled in later; the township's review asks for it. */
export const DESCRIBED: readonly Field[] = [
  { kind: 'text', key: 'scale', title: P.scale, max: 300 },
  planned('plannedFrom'),
  planned('plannedTo'),
  { kind: 'text', key: 'unit', title: P.unit, max: 120, half: true },
  { kind: 'text', key: 'head', title: P.head, max: 120, half: true, example: '分管副镇长' },
  count('households'),
  count('people'),
  count('registeredHouseholds'),
  count('registeredPeople'),
  { kind: 'text', key: 'participation', title: P.participation, lines: 2, max: 1000 },
  { kind: 'text', key: 'mechanism', title: P.mechanism, lines: 2, max: 1000 },
]

export const NAME: Field = { kind: 'text', key: 'name', title: P.name, required: true, max: 120 }
export const CONTENT: Field = {
  kind: 'text',
  key: 'content',
  title: P.content,
  required: true,
  lines: 3,
  max: 2000,
}
export const BUDGET: Field = {
  kind: 'money',
  key: 'budgetFen',
  unit: 'wan',
  title: P.budgetFen,
  required: true,
}
export const KIND: readonly Field[] = [
  {
    kind: 'choice',
    key: 'category',
    title: P.category,
    required: true,
    half: true,
    options: choices(CATEGORIES),
  },
  { kind: 'choice', key: 'nature', title: P.nature, required: true, half: true, options: choices(NATURES) },
]
