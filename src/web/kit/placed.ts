/** Puts the details of a problem at the fields they speak of; what belongs to no field stays for the form's head. */
import type { ApiDetail } from '../api.ts'
import type { Word } from '../../kernel/words.ts'
import { detailWords } from './detail.words.ts'
import type { Field } from './field.ts'

export interface Placed {
  readonly at: readonly { readonly name: string; readonly errors: string[] }[]
  readonly rest: readonly ApiDetail[]
}

const FALLBACK: Word = { zh: '填写有误', en: 'Not as expected' }

/** The names under which a field's part of the body is known. */
function names(field: Field): string[] {
  if (field.kind === 'date' && field.precision) return [field.key, field.precision]
  if (field.kind === 'document') return [field.key, field.county]
  return [field.key]
}

/** `facts.0.amountFen` → the field of that name, else of its last or first part. */
function fieldOf(path: string | undefined, fields: readonly Field[]): Field | undefined {
  if (!path) return undefined
  const parts = path.split('.')
  return [path, parts.at(-1), parts[0]]
    .map(name => fields.find(f => name !== undefined && names(f).includes(name)))
    .find(f => f !== undefined)
}

export function placed(
  details: readonly ApiDetail[],
  fields: readonly Field[],
  t: (word: Word | string) => string,
): Placed {
  const at = new Map<string, string[]>()
  const rest: ApiDetail[] = []
  for (const detail of details) {
    const field = fieldOf(detail.field, fields)
    if (!field) rest.push(detail)
    else at.set(field.key, [...(at.get(field.key) ?? []), t(detailWords(detail) ?? FALLBACK)])
  }
  return { at: [...at].map(([name, errors]) => ({ name, errors })), rest }
}
