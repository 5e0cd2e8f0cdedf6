/**
 * What a step of a record's history says, in words: each module names the fields of its records once, and the pictures
 * before and after a command (kernel/audit) are told with them. Keys of the house (ids, owners, revisions) say nothing to
 * a reader and are left out; personal data is never told, only that it was there.
 */
import { formatMoney } from './money.ts'
import type { Word } from './words.ts'

export interface HistoryField extends Word {
  /** The words of a coded value. */
  readonly terms?: Readonly<Record<string, Word>>
  /** Names, numbers and accounts of people. */
  readonly personal?: true
  /** Only that there is one: a file, a document. */
  readonly given?: true
}

export type HistoryFields = Readonly<Record<string, HistoryField>>

export interface HistoryChange {
  readonly key: string
  readonly label: Word
  /** Null where there was nothing. */
  readonly before: Word | null
  readonly after: Word | null
}

type Facts = Readonly<Record<string, unknown>>

const INTERNAL =
  /^(id|county|revision|planRevision|recordedAt|retractedAt|batchId|extra|rows|lo|hi)$|(Id|Ids|County|Index|Sealed|Hash|By|Precision)$/
const SEALED = 'Sealed'.length
const CODE = /^[\w.-]+$/
const HIDDEN: Word = { zh: '（已隐去）', en: '(hidden)' }
const OTHER: Word = { zh: '其他内容', en: 'Other details' }
const GIVEN: Word = { zh: '已填写', en: 'given' }
const YES: Word = { zh: '是', en: 'yes' }
const NO: Word = { zh: '否', en: 'no' }

export const isInternal = (key: string, fields: HistoryFields): boolean =>
  !Object.hasOwn(fields, key) && INTERNAL.test(key)

/** What a record of any kind may cite. */
const CITED: HistoryFields = { documentId: { zh: '依据文件', en: 'Evidence', given: true } }

const isFacts = (v: unknown): v is Facts => typeof v === 'object' && v !== null && !Array.isArray(v)
const isNothing = (v: unknown): boolean =>
  v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0)
const same = (text: string): Word => ({ zh: text, en: text })

const joined = (words: readonly Word[], zh: string, en: string): Word => ({
  zh: words.map(w => w.zh).join(zh),
  en: words.map(w => w.en).join(en),
})

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date as far as it is known. */
function dateWord(on: string, precision: unknown): Word {
  const [year = '', month = '', day = ''] = on.slice(0, 10).split('-')
  const name = MONTHS[Number(month) - 1]
  if (precision === 'year') return { zh: `${year}年`, en: year }
  if (precision === 'month') return { zh: `${year}年${Number(month)}月`, en: `${name} ${year}` }
  return { zh: `${year}年${Number(month)}月${Number(day)}日`, en: `${Number(day)} ${name} ${year}` }
}

/** The precision of `registeredOn` stands in `registeredPrecision`. */
const precisionOf = (key: string, facts: Facts): unknown => facts[key.replace(/On$/, 'Precision')]

function termWord(value: unknown, terms: Readonly<Record<string, Word>>): Word {
  const codes = (Array.isArray(value) ? value : String(value).split(',')).map(String)
  // A reason may be written freely where another command takes a code; a code that nobody words is not shown raw.
  if (!codes.every(code => CODE.test(code))) return same(String(value))
  return joined(
    codes.map(code => terms[code] ?? OTHER),
    '、',
    ', ',
  )
}

function valueWord(key: string, facts: Facts, fields: HistoryFields): Word | null {
  const value = facts[key]
  const field = fields[key]
  if (isNothing(value)) return null
  if (!field) return GIVEN
  if (field.personal) return HIDDEN
  if (field.given) return GIVEN
  if (field.terms && !isFacts(value) && !(Array.isArray(value) && value.some(isFacts)))
    return termWord(value, field.terms)
  if (typeof value === 'boolean') return value ? YES : NO
  if (key.endsWith('Fen') && /^-?\d+$/.test(String(value))) {
    const yuan = formatMoney(BigInt(String(value)), '元')
    return { zh: `${yuan} 元`, en: `${yuan} yuan` }
  }
  if (/^\d{4}-\d\d-\d\d($|T)/.test(String(value))) return dateWord(String(value), precisionOf(key, facts))
  return listWord(value, fields)
}

function listWord(value: unknown, fields: HistoryFields): Word {
  if (Array.isArray(value)) {
    const parts = value.map(v => (isFacts(v) ? factsWord(v, fields) : same(String(v))))
    return value.some(isFacts) ? joined(parts, '；', '; ') : joined(parts, '、', ', ')
  }
  return isFacts(value) ? factsWord(value, fields) : same(String(value))
}

/** A part of a record as a line: `项目 务工收入，金额 1,200.00 元`. */
function factsWord(facts: Facts, fields: HistoryFields): Word {
  const parts = Object.keys(facts).flatMap(key => {
    if (isInternal(key, fields)) return []
    const value = valueWord(key, facts, fields)
    if (!value) return []
    const label = fields[key] ?? OTHER
    return [{ zh: `${label.zh} ${value.zh}`, en: `${label.en} ${value.en}` }]
  })
  return parts.length ? joined(parts, '，', ', ') : GIVEN
}

/** A picture of rows stands under one name; of nothing, for none. What a row holds sealed is there, and not told. */
function pictureOf(picture: unknown): Facts {
  if (!isFacts(picture)) return Array.isArray(picture) && picture.length ? { lines: picture } : {}
  const sealed = Object.entries(picture).filter(([key, value]) => key.endsWith('Sealed') && !isNothing(value))
  return { ...picture, ...Object.fromEntries(sealed.map(([key]) => [key.slice(0, -SEALED), key])) }
}

const plain = (v: unknown): string => (isNothing(v) ? '' : JSON.stringify(v))

/**
 * What changed, field by field, in words.
 * @param fields of the record's kind; a field that nobody named is told once, without its value
 */
export function told(before: unknown, after: unknown, own: HistoryFields): HistoryChange[] {
  const fields = { ...CITED, ...own }
  const [was, is] = [pictureOf(before), pictureOf(after)]
  // A command says what it sets: what it does not name stands as it stood, unless everything goes.
  const keys = Object.keys(isNothing(after) ? was : is).filter(
    key => !isInternal(key, fields) && plain(was[key]) !== plain(is[key]),
  )
  const named = keys
    .filter(key => Object.hasOwn(fields, key))
    .map(key => ({
      key,
      label: { zh: fields[key]!.zh, en: fields[key]!.en },
      before: valueWord(key, was, fields),
      after: valueWord(key, is, fields),
    }))
  const rest = keys.filter(key => !Object.hasOwn(fields, key))
  if (!rest.length) return named
  const held = (facts: Facts): Word | null => (rest.some(key => !isNothing(facts[key])) ? GIVEN : null)
  return [...named, { key: 'other', label: OTHER, before: held(was), after: held(is) }]
}
