/**
 * Writes a workbook as a stream: rows are turned into XML and packed as they come, so memory stays flat at any number
 * of them. hucre's streaming writer knows neither merged headings nor print set-up nor cell formats, which an office's
 * form needs; hence the XML is written here and packed by yazl.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { OutCell, SheetColumn, SheetOut } from './column.ts'
import { bodyOf, headingRows, topOf } from './layout.ts'
import type { Line } from './layout.ts'
import { formatOf, STYLES } from './xlsx.style.ts'
import { escapeXml, SharedTexts, textTag } from './xlsx.text.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CHUNK = 1 << 16

/** 0 → A, 27 → AB. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** A tab's name has at most 31 characters and none of the seven that address cells. */
export const tabName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1'

class SheetXml<R> {
  readonly #sheet: SheetOut<R>
  readonly #texts: SharedTexts
  readonly #names: readonly string[]
  readonly #merges: string[] = []
  #row = 0

  constructor(sheet: SheetOut<R>, texts: SharedTexts) {
    this.#sheet = sheet
    this.#texts = texts
    this.#names = sheet.columns.map((_, i) => letters(i))
  }

  #cell(cell: OutCell | null, at: string, style: number): string {
    if (cell === null) return `<c r="${at}" s="${style}"/>`
    if (cell.number) return `<c r="${at}" s="${style}"><v>${cell.text}</v></c>`
    const shared = this.#texts.take(cell.text)
    return shared === null
      ? `<c r="${at}" s="${style}" t="inlineStr"><is>${textTag(cell.text)}</is></c>`
      : `<c r="${at}" s="${style}" t="s"><v>${shared}</v></c>`
  }

  /** Merged regions are few: those of title, headings, total and footer. */
  #merge({ spans }: Line): void {
    for (const { from, to, down } of spans ?? []) {
      if (from === to && !down) continue
      const end = this.#row + (down ? 1 : 0)
      this.#merges.push(`<mergeCell ref="${this.#names[from]}${this.#row}:${this.#names[to]}${end}"/>`)
    }
  }

  line(line: Line): string {
    const row = ++this.#row
    this.#merge(line)
    const height = line.kind === 'title' ? ' ht="30" customHeight="1"' : ''
    const cells = this.#sheet.columns.map((column: Pick<SheetColumn<never>, 'kind'>, i) =>
      this.#cell(line.cells[i] ?? null, `${this.#names[i]}${row}`, formatOf(line.kind, column)),
    )
    return `<row r="${row}"${height}>${cells.join('')}</row>`
  }

  begin(): string {
    const { columns } = this.#sheet
    const { to } = headingRows(this.#sheet)
    const template = this.#sheet.choices !== undefined
    const widths = columns.map((c: Pick<SheetColumn<never>, 'kind' | 'width'>, i) => {
      const style = template ? ` style="${formatOf('row', c)}"` : ''
      return `<col min="${i + 1}" max="${i + 1}" width="${c.width}"${style} customWidth="1"/>`
    })
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${to}" topLeftCell="A${to + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18" customHeight="1"/><cols>${widths.join('')}</cols><sheetData>`
  }

  /** Drop-downs reach over the rows that a template leaves for entry; their words stand on a hidden sheet. */
  #validations(): string {
    const lists = [...(this.#sheet.choices ?? [])]
    if (!lists.length) return ''
    const from = headingRows(this.#sheet).to + 1
    const one = ([column, words]: [number, readonly string[]], i: number): string =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${this.#names[column]}${from}:${this.#names[column]}20000"><formula1>${CHOICES}!$${letters(i)}$1:$${letters(i)}$${words.length}</formula1></dataValidation>`
    return `<dataValidations count="${lists.length}">${lists.map(one).join('')}</dataValidations>`
  }

  end(): string {
    const merges = this.#merges.length
      ? `<mergeCells count="${this.#merges.length}">${this.#merges.join('')}</mergeCells>`
      : ''
    // In a page's foot & begins a code, hence it is doubled before it is escaped.
    const printed = escapeXml(`&L&8${this.#sheet.printed.replaceAll('&', '&&')}&R&8&P / &N`)
    return `</sheetData>${merges}${this.#validations()}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${printed}</oddFooter></headerFooter></worksheet>`
  }
}

const CHOICES = '选项'

/** One column of words for each drop-down. */
function choicesXml(lists: readonly (readonly string[])[]): string {
  const depth = Math.max(...lists.map(list => list.length))
  const row = (n: number): string => {
    const cells = lists.flatMap((list, i) =>
      list[n] === undefined
        ? []
        : [`<c r="${letters(i)}${n + 1}" t="inlineStr"><is>${textTag(list[n])}</is></c>`],
    )
    return `<row r="${n + 1}">${cells.join('')}</row>`
  }
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${Array.from({ length: depth }, (_, n) => row(n)).join('')}</sheetData></worksheet>`
}

async function* sheetXml<R>(sheet: SheetOut<R>, texts: SharedTexts): AsyncGenerator<Buffer> {
  const xml = new SheetXml(sheet, texts)
  let text = xml.begin()
  for (const line of topOf(sheet)) text += xml.line(line)
  for await (const lines of bodyOf(sheet))
    for (const line of lines) {
      text += xml.line(line)
      if (text.length < CHUNK) continue
      yield Buffer.from(text)
      text = ''
    }
  yield Buffer.from(text + xml.end())
}

function parts<R>(sheet: SheetOut<R>): [string, string][] {
  const tab = tabName(sheet.name)
  const { from, to } = headingRows(sheet)
  const lists = [...(sheet.choices?.values() ?? [])]
  const second = lists.length > 0
  const type = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const link = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${REL}/${kind}" Target="${target}"/>`
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${type('worksheets/sheet1.xml', 'worksheet')}${second ? type('worksheets/sheet2.xml', 'worksheet') : ''}${type('styles.xml', 'styles')}${type('sharedStrings.xml', 'sharedStrings')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="${escapeXml(tab)}" sheetId="1" r:id="rId1"/>${second ? `<sheet name="${CHOICES}" sheetId="2" state="hidden" r:id="rId4"/>` : ''}</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(tab.replaceAll("'", "''"))}'!$${from}:$${to}</definedName></definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link(1, 'worksheet', 'worksheets/sheet1.xml')}${link(2, 'styles', 'styles.xml')}${link(3, 'sharedStrings', 'sharedStrings.xml')}${second ? link(4, 'worksheet', 'worksheets/sheet2.xml') : ''}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...(second ? [['xl/worksheets/sheet2.xml', choicesXml(lists)] as [string, string]] : []),
  ]
}

/** The workbook's bytes. A failure of the rows ends the stream with their error; whoever leaves early ends the rows. */
export function writeXlsx<R>(sheet: SheetOut<R>, mtime = new Date()): Readable {
  const zip = new ZipFile()
  const texts = new SharedTexts()
  const out = zip.outputStream as Readable
  zip.on('error', (error: Error) => out.destroy(error))
  for (const [name, text] of parts(sheet)) zip.addBuffer(Buffer.from(text), name, { mtime })
  const add = (name: string, pieces: () => AsyncIterable<Buffer> | Iterable<Buffer>): void =>
    zip.addReadStreamLazy(name, { mtime, compressionLevel: 4 }, told => {
      // The shared texts are known only after the rows, so an entry is made when its turn comes.
      const stream = Readable.from(pieces(), { objectMode: false })
      stream.on('error', error => out.destroy(error))
      out.on('close', () => stream.destroy())
      told(null, stream)
    })
  add('xl/worksheets/sheet1.xml', () => sheetXml(sheet, texts))
  add('xl/sharedStrings.xml', () => texts.xml())
  zip.end()
  return out
}
