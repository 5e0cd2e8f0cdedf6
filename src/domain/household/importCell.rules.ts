/** What a cell of an uploaded list held, as the person who corrects it may see it: personal data masked. Pure. */
import { formatMoney } from '../../kernel/money.ts'
import type { Word } from '../../kernel/words.ts'
import { CAUSES } from './cause.terms.ts'
import type { Dated } from './dated.rules.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS } from './household.terms.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { maskIdNumber } from './mask.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'

/** A code read from the list, back in the words of the form. */
const TERMS: Partial<Record<NationalKey, Readonly<Record<string, Word>>>> = {
  relation: RELATIONS,
  ethnicity: ETHNICITIES,
  education: EDUCATION,
  schooling: SCHOOLING,
  health: HEALTH,
  labour: LABOUR,
  causes: CAUSES,
  householdKind: HOUSEHOLD_KINDS,
  monitoredKind: MONITORED_KINDS,
}

const SHOWN = { day: 10, month: 7, year: 4 } as const
const dateOf = ({ on, precision }: Dated): string => on.slice(0, SHOWN[precision])

/** 1.52527E+17: what the spreadsheet made of a number; its first digits are a place and no secret, the rest is lost. */
const scientific = (text: string): string | null => {
  const [, first, power] = /^(\d)(?:\.\d*)?E(\+?\d+)$/i.exec(text.trim()) ?? []
  return first && power ? `${first}.…E${power}` : null
}

function plain(key: NationalKey, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'bigint') return formatMoney(value, '元')
  if (Array.isArray(value)) return value.map(part => plain(key, part)).join('、')
  if (typeof value === 'object') return dateOf(value as Dated)
  return TERMS[key]?.[String(value)]?.zh ?? String(value)
}

/** The cell that a problem speaks of; empty where the list left it empty. */
export function cellText(row: NationalRow, key: NationalKey, seesNames: boolean): string {
  if (key === 'idNumber') return scientific(row.idNumber.value) ?? maskIdNumber(row.idNumber.value)
  const unread = row.unread[key]
  const text = unread ?? plain(key, row[key])
  if (key === 'name') return seesNames ? text : maskName(text)
  if (key === 'householdPhone' || key === 'personPhone') return maskPhone(text)
  return text
}
