/** How numbers of people look to a reader who may not see them; names and telephones: kernel/mask. */
import { normaliseIdNumber } from './idNumber.rules.ts'

/**
 * 152527199001011234 → 152527********1234: first six and last four of the resident id. The kind and grade at the end of
 * a disability card say what illness a person has, so they are starred. A number that is no id shows nothing.
 */
export function maskIdNumber(text: string): string {
  const value = normaliseIdNumber(text)
  if (!/^\d{17}[\dX]/.test(value)) return '*'.repeat(Math.min([...value].length, 18))
  return `${value.slice(0, 6)}${'*'.repeat(8)}${value.slice(14, 18)}${'*'.repeat(Math.min(value.length - 18, 4))}`
}

/** Bank account: the last four, if there is enough before them to hide. */
export function maskAccount(text: string): string {
  const digits = text.normalize('NFKC').replace(/[^\dA-Za-z]/g, '')
  if (digits === '') return ''
  return digits.length >= 8 ? `**** ${digits.slice(-4)}` : '****'
}
