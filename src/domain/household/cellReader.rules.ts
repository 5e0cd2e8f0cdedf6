/**
 * Reads the cells of one row, field by field, and remembers what had to be said about them. Nothing is mended in
 * silence: a value that was changed carries a note, one that could not be read stays unknown and its text is kept.
 */
import type { Cell } from '../../kernel/sheet/cell.ts'
import { parseMoney } from '../../kernel/money.ts'
import type { MoneyUnit } from '../../kernel/money.ts'
import type { Vocabulary } from '../../kernel/term.ts'
import { isOwnWord, recognise } from '../../kernel/term.ts'
import { readDate, readSerial } from './dated.rules.ts'
import type { Dated } from './dated.rules.ts'
import type { CellFindingCode, Finding } from './finding.terms.ts'
import { CELL_FINDINGS } from './finding.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { columnOf } from './nationalList.terms.ts'

export type Cells = Readonly<Partial<Record<NationalKey, Cell>>>

/** Longest text of a cell that is taken; a longer one is a mistake or an attack. */
const LONGEST = 200
const SCIENTIFIC = /^\d+(\.\d+)?E[+-]?\d+$/i
const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/i
const DAMAGED_FROM = 1e15

const YES = /^(是|有|已|Y|YES|TRUE|1|√|✓|已参加|参加|已解决|解决|已消除|消除|帮扶消除|自然消除)$/i
const NO = /^(否|无|未|没有|N|NO|FALSE|0|×|X|未参加|未解决|未消除|暂不消除|不是)$/i

/** Half away from zero, to two decimals, without passing through a floating point number. */
function roundedToFen(text: string, unit: MoneyUnit): bigint | null {
  const [, sign, whole, part = ''] = /^(-?)(\d{1,13})\.(\d{1,40})$/.exec(text) ?? []
  if (!whole) return null
  const places = unit === '元' ? 2 : unit === '万元' ? 6 : 10
  const digits = BigInt(whole + part.padEnd(places + 1, '0').slice(0, places + 1))
  const fen = (digits + 5n) / 10n
  return sign ? -fen : fen
}

export class CellReader {
  readonly findings: Finding[] = []
  /** Cells that could not be understood, as they came. */
  readonly unread: Partial<Record<NationalKey, string>> = {}
  readonly #cells: Cells
  readonly #damaged: ReadonlySet<NationalKey>

  constructor(cells: Cells, damaged: ReadonlySet<NationalKey>) {
    this.#cells = cells
    this.#damaged = damaged
  }

  say(code: CellFindingCode, field: NationalKey): void {
    this.findings.push({ code, level: CELL_FINDINGS[code].level, field })
  }

  #refuse(code: CellFindingCode, field: NationalKey, text: string): null {
    this.say(code, field)
    this.unread[field] = text
    return null
  }

  /** Whether the list has the column at all: an empty cell is null, a missing column undefined. */
  has(field: NationalKey): boolean {
    return this.#cells[field] !== undefined
  }

  /** The cell as the file has it. */
  original(field: NationalKey): string {
    const cell = this.#cells[field]
    return cell === null || cell === undefined ? '' : String(cell)
  }

  /** The cell as text, NFKC and trimmed; '' where it is empty, an error value or too long. */
  raw(field: NationalKey): string {
    const text = this.original(field)
      .slice(0, LONGEST + 1)
      .normalize('NFKC')
      .trim()
    if (text.length > LONGEST) return this.#refuse('cell.tooLong', field, text.slice(0, LONGEST)) ?? ''
    if (FORMULA_ERROR.test(text)) return this.#refuse('cell.formulaError', field, text) ?? ''
    return text
  }

  text(field: NationalKey): string | null {
    const text = this.raw(field)
    if (text === '' && columnOf(field).required && !(field in this.unread)) this.say('cell.required', field)
    return text === '' ? null : text
  }

  /** Long digits that must never have been a number: 户编号, 人编号, telephones, 证件号码. */
  digits(field: NationalKey): string | null {
    const text = this.text(field)
    if (text === null) return null
    if (SCIENTIFIC.test(text) || this.isDamaged(field)) return this.#refuse('cell.excelDamaged', field, text)
    const plain = text.replace(field.endsWith('Code') ? /^'|\s|\.0+$/g : /^'|\.0+$/g, '')
    if (plain !== text) this.say('cell.cleaned', field)
    return plain
  }

  /** Whether the file holds the digits as a number that may have lost its end. */
  isDamaged(field: NationalKey): boolean {
    const cell = this.#cells[field]
    return this.#damaged.has(field) || (typeof cell === 'number' && cell >= DAMAGED_FROM)
  }

  integer(field: NationalKey, unitWords = /(人|个月|月)$/): number | null {
    const text = this.raw(field)
    if (text === '') return null
    const plain = text.replace(/[,\s]/g, '').replace(unitWords, '')
    if (!/^-?\d{1,9}(\.\d+)?$/.test(plain)) return this.#refuse('cell.notNumber', field, text)
    return Number.isInteger(Number(plain)) ? Number(plain) : this.#refuse('cell.notWhole', field, text)
  }

  money(field: NationalKey, unit: MoneyUnit): bigint | null {
    const text = this.raw(field)
    if (text === '') return null
    const plain = text.replace(/[,\s¥]/g, '').replace(/元$/, '')
    const exact = parseMoney(plain, unit)
    if (exact !== null) return exact
    const rounded = roundedToFen(plain, unit)
    if (rounded === null) return this.#refuse('cell.notNumber', field, text)
    this.say('cell.rounded', field)
    return rounded
  }

  date(field: NationalKey): Dated | null {
    const text = this.raw(field)
    if (text === '') return null
    const written = readDate(text)
    if (written) return written
    const serial = /^\d{5}(\.\d+)?$/.test(text) ? readSerial(Number(text)) : null
    if (serial === null) return this.#refuse('cell.notDate', field, text)
    this.say('cell.serialDate', field)
    return serial
  }

  /** `yes` and `no` are the field's own words beside 是 and 否. */
  yesNo(field: NationalKey, yes?: RegExp, no?: RegExp): boolean | null {
    const text = this.raw(field)
    if (text === '') return null
    const value = YES.test(text) || yes?.test(text) ? true : NO.test(text) || no?.test(text) ? false : null
    if (value === null) return this.#refuse('cell.notYesNo', field, text)
    if (text !== '是' && text !== '否') this.say('cell.understood', field)
    return value
  }

  term<L extends Vocabulary>(field: NationalKey, list: L): (keyof L & string) | null {
    const text = this.text(field)
    if (text === null) return null
    const code = recognise(list, text)
    if (code === null) return this.#refuse('cell.unknownWord', field, text)
    if (!isOwnWord(list, code, text)) this.say('cell.understood', field)
    return code
  }

  /** Several terms joined by 、 , ; / or +. One unknown word keeps the text; the known ones count. */
  terms<L extends Vocabulary>(field: NationalKey, list: L): (keyof L & string)[] {
    const text = this.text(field)
    if (text === null) return []
    const whole = recognise(list, text)
    const words = whole ? [text] : text.split(/[、,;/+|\s]+/).filter(word => word !== '')
    const codes = words.map(word => recognise(list, word))
    const known = [...new Set(codes.filter(code => code !== null))]
    if (codes.includes(null)) this.#refuse('cell.unknownWord', field, text)
    else if (codes.some((code, i) => code !== null && !isOwnWord(list, code, words[i]!)))
      this.say('cell.understood', field)
    return known
  }
}
