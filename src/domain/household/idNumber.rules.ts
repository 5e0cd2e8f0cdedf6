/** Reads 证件号码: GB 11643-1999 and the disability card (domain §11, §12). Pure; no number is ever logged or stored here. */
import type { Reason } from '../../kernel/reason.ts'
import type { IdKind, IdProblemCode } from './idNumber.terms.ts'
import { ID_PROBLEMS } from './idNumber.terms.ts'
import type { Sex } from './person.terms.ts'

export interface IdProblem extends Reason {
  readonly code: IdProblemCode
  readonly level: 'error' | 'warn'
}

export interface IdReading {
  readonly kind: IdKind
  /** NFKC, capital X, no spaces or dashes. */
  readonly value: string
  /** The first 18 characters, whenever they are a sound resident id: what a person is found by. */
  readonly resident18: string | null
  /** 'YYYY-MM-DD' */
  readonly birthOn: string | null
  readonly sex: Sex | null
  /** First six digits: where the number was first issued, perhaps an old code. */
  readonly areaPrefix: string | null
  readonly problems: readonly IdProblem[]
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const FORM = /^\d{17}[\dX]$/
/** GB/T 2260 provinces; 81–83 residence permits of Hong Kong, Macao and Taiwan people; 91 and 9… permanent residents. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/

/** The check digit of the first 17 digits. @throws RangeError unless there are at least 17 digits. */
export function checkDigitOf(first17: string): string {
  if (!/^\d{17}/.test(first17)) throw new RangeError('17 digits expected')
  return CHECKS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

/** Whether the day exists in the Gregorian calendar and lies in a lifetime's reach. */
function realDay(year: number, month: number, day: number): boolean {
  if (year < 1880 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function birthOf(id18: string): string | null {
  const [year, month, day] = [id18.slice(6, 10), id18.slice(10, 12), id18.slice(12, 14)]
  return realDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null
}

export const normaliseIdNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s'‘’`\-–—\u200B-\u200F\u202A-\u202E\uFEFF]/g, '')

const problem = (code: IdProblemCode): IdProblem => ({
  code,
  level: ID_PROBLEMS[code].level,
  words: { zh: ID_PROBLEMS[code].zh, en: ID_PROBLEMS[code].en },
})

const nothing = (value: string, ...codes: IdProblemCode[]): IdReading => ({
  kind: 'other',
  value,
  resident18: null,
  birthOn: null,
  sex: null,
  areaPrefix: null,
  problems: codes.map(problem),
})

function shapeProblem(value: string): IdProblemCode | null {
  if (value === '') return 'id.empty'
  if (/^\d+(\.\d+)?E[+-]?\d+$/.test(value)) return 'id.excelDamaged'
  if (/\d\*+/.test(value)) return 'id.masked'
  if (/^\d{15}$/.test(value)) return 'id.oldForm'
  if (![18, 20, 22].includes(value.length)) return 'id.length'
  return /^\d{17}[\dX](\d\d([\dB]\d)?)?$/.test(value) ? null : 'id.characters'
}

function residentProblems(id18: string): IdProblemCode[] {
  const sound = checkDigitOf(id18) === id18[17]
  const birth: IdProblemCode[] = birthOf(id18) ? [] : ['id.birth']
  const check: IdProblemCode[] = sound ? [] : [id18.endsWith('000') ? 'id.excelRounded' : 'id.checkDigit']
  const area: IdProblemCode[] = PROVINCES.test(id18) ? [] : ['id.area']
  return [...birth, ...check, ...area]
}

function cardProblems(value: string): IdProblemCode[] {
  if (value.length === 18) return []
  const kind: IdProblemCode[] = /[1-7]/.test(value[18]!) ? [] : ['id.disabilityKind']
  const grade: IdProblemCode[] = /[1-4]/.test(value[19]!) ? [] : ['id.disabilityGrade']
  return [...kind, ...grade]
}

/**
 * Reads one cell of 证件号码. Never refuses: what is wrong is in `problems`, each with its level. Birth and sex are
 * given only where the check digit holds, so that a typing error does not become a birthday.
 * @param text as it stands in the cell; at most the first 64 characters are looked at
 */
export function readIdNumber(text: string): IdReading {
  const value = normaliseIdNumber(text.slice(0, 64))
  const shape = shapeProblem(value)
  if (shape) return nothing(value, shape)
  const id18 = value.slice(0, 18)
  const resident = residentProblems(id18)
  const sound = FORM.test(id18) && resident.every(code => ID_PROBLEMS[code].level === 'warn')
  return {
    kind: value.length === 18 ? 'resident' : 'disability',
    value,
    resident18: sound ? id18 : null,
    birthOn: sound ? birthOf(id18) : null,
    sex: sound ? (Number(id18[16]) % 2 === 1 ? 'male' : 'female') : null,
    areaPrefix: id18.slice(0, 6),
    problems: [...resident, ...cardProblems(value)].map(problem),
  }
}

/** Completed years on a day. Both 'YYYY-MM-DD'; negative before birth. */
export function ageOn(birthOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return on.slice(5) < birthOn.slice(5) ? years - 1 : years
}
