/** The questions of a form, written by hand: which, in which order, in which words. */
import type { ComponentType } from 'react'
import type { Word } from '../../kernel/words.ts'
import type { AreaLevel } from './AreaPicker.tsx'
import type { Option } from './FilterBar.tsx'
import type { MoneyUnit } from './money.ts'

export type Values = Readonly<Record<string, unknown>>

interface Common {
  /** The name in the body that is sent, and in the details of a problem. */
  readonly key: string
  readonly title: Word
  readonly required?: boolean
  /** What to write and where to find it. */
  readonly help?: Word
  /** Asked only when the other answers make it a question. */
  readonly when?: (values: Values) => boolean
  /** What is wrong with an answer that can be told before it is sent; null when nothing is. */
  readonly check?: (value: unknown) => Word | null
  /** Half of the line on a wide form. */
  readonly half?: boolean
}

/** What an input of one's own receives: Ant Design's form gives both. */
export interface Input {
  readonly id?: string
  readonly value?: unknown
  readonly onChange?: (value: unknown) => void
}

export type Field = Common &
  (
    | {
        readonly kind: 'text'
        readonly max?: number
        readonly lines?: number
        readonly pattern?: RegExp
        readonly example?: string
      }
    | {
        readonly kind: 'secret'
        readonly max?: number
        readonly min?: number
        readonly autoComplete?: string
      }
    | {
        readonly kind: 'number'
        readonly min?: number
        readonly max?: number
        readonly places?: number
        readonly unit?: Word
      }
    /** Typed in 元 or 万元, sent as fen in text. */
    | { readonly kind: 'money'; readonly unit: MoneyUnit; readonly negative?: boolean }
    /** `YYYY-MM-DD`. With `precision` the person may know only the month or the year; that is sent under its name. */
    | { readonly kind: 'date'; readonly precision?: string; readonly until?: string }
    | { readonly kind: 'year' }
    | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly radio?: boolean }
    | { readonly kind: 'choices'; readonly options: readonly Option[] }
    | { readonly kind: 'flag' }
    | { readonly kind: 'area'; readonly levels?: readonly AreaLevel[]; readonly under?: string }
    /** A document of the register: its id is sent under `key`, its owner's code under `county`. */
    | { readonly kind: 'document'; readonly county: string }
    /** Uploaded at once to `/api/files` for a place (the reader's own otherwise); the file's id is sent. */
    | { readonly kind: 'file'; readonly accept?: string; readonly area?: string }
    | { readonly kind: 'own'; readonly input: ComponentType<Input> }
  )

export interface DatePart {
  readonly on: string
  readonly precision: 'day' | 'month' | 'year'
}

export interface DocumentRef {
  readonly county: string
  readonly id: string
  readonly label: string
}

export interface FileRef {
  readonly id: string
  readonly name: string
}

const isEmpty = (v: unknown): boolean =>
  v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0)

/** What a field adds to the body. */
function partOf(field: Field, value: unknown): Record<string, unknown> {
  if (isEmpty(value)) return {}
  switch (field.kind) {
    case 'text':
      return String(value).trim() ? { [field.key]: String(value).trim() } : {}
    case 'date': {
      const { on, precision } = value as DatePart
      return { [field.key]: on, ...(field.precision ? { [field.precision]: precision } : {}) }
    }
    case 'document': {
      const { id, county } = value as DocumentRef
      return { [field.key]: id, [field.county]: county }
    }
    case 'file':
      return { [field.key]: (value as FileRef).id }
    default:
      return { [field.key]: value }
  }
}

/** The answers as the body to send: what was not asked or not answered is left out. */
export function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const asked = fields.filter(f => !f.when || f.when(values))
  return Object.assign({}, ...asked.map(f => partOf(f, values[f.key]))) as Record<string, unknown>
}
