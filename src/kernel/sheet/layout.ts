/** The lines of a sheet from top to bottom, a page of rows at a time: what .xlsx and CSV have in common. */
import type { OutCell, SheetColumn, SheetOut } from './column.ts'
import { cellOf, headingOf, sumOf } from './out.rules.ts'

export type LineKind = 'title' | 'note' | 'group' | 'heading' | 'row' | 'total' | 'footer'

/** Columns from–to that one text reaches over, both from 0; `down` also over the line below. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly down?: true
}

export interface Line {
  readonly kind: LineKind
  readonly cells: readonly (OutCell | null)[]
  readonly spans?: readonly Span[]
}

const text = (value: string): OutCell => ({ text: value, number: false })

const across = (kind: LineKind, value: string, width: number): Line => ({
  kind,
  cells: [text(value)],
  spans: [{ from: 0, to: width - 1 }],
})

/** A heading that stands under no other reaches over both lines. */
function headings<R>({ columns, lang }: SheetOut<R>): Line[] {
  const own = columns.map(column => text(headingOf(column, lang)))
  if (!columns.some(column => column.group)) return [{ kind: 'heading', cells: own }]
  const spans: Span[] = []
  const above = columns.map(({ group }, i) => {
    if (!group) {
      spans.push({ from: i, to: i, down: true })
      return own[i]!
    }
    if (columns[i - 1]?.group === group) return null
    let to = i
    while (columns[to + 1]?.group === group) to++
    spans.push({ from: i, to })
    return text(group[lang])
  })
  const below = columns.map((column, i) => (column.group ? own[i]! : null))
  return [
    { kind: 'group', cells: above, spans },
    { kind: 'heading', cells: below },
  ]
}

/** Texts at equal distances over the width, each reaching to the next. */
function footerLine(texts: readonly string[], width: number): Line {
  const count = Math.min(texts.length, width)
  const starts = Array.from({ length: count }, (_, i) => Math.floor((i * width) / count))
  const cells: (OutCell | null)[] = Array.from({ length: width }, () => null)
  starts.forEach((from, i) => {
    // A sheet narrower than its footer keeps the texts that are left in the last cell.
    cells[from] = text(i === count - 1 ? texts.slice(i).join('　') : texts[i]!)
  })
  return {
    kind: 'footer',
    cells,
    spans: starts.map((from, i) => ({ from, to: (starts[i + 1] ?? width) - 1 })),
  }
}

/** The label stands in the first column, where no sum is. */
function totalLine<R>(
  columns: readonly SheetColumn<R>[],
  label: string,
  sums: ReturnType<typeof sumOf>[],
  lang: SheetOut<R>['lang'],
): Line {
  const first = columns.findIndex(column => column.sum)
  const to = first < 0 ? columns.length - 1 : Math.max(first - 1, 0)
  const cells = columns.map((column, i) => (column.sum ? cellOf(column, sums[i]!.value(), lang) : null))
  cells[0] = text(label)
  return { kind: 'total', cells, spans: [{ from: 0, to }] }
}

/** Everything above the rows; the writers freeze it and repeat the headings on each printed page. */
export function topOf<R>(sheet: SheetOut<R>): Line[] {
  const width = sheet.columns.length
  return [
    across('title', sheet.title, width),
    ...sheet.notes.map(note => across('note', note, width)),
    ...headings(sheet),
  ]
}

/** Where the headings stand, in rows from 1. */
export function headingRows<R>(sheet: SheetOut<R>): { from: number; to: number } {
  const from = sheet.notes.length + 2
  return { from, to: from + (sheet.columns.some(column => column.group) ? 1 : 0) }
}

/** Rows, total and footer. A total without rows would state nothing. */
export async function* bodyOf<R>(sheet: SheetOut<R>): AsyncGenerator<Line[]> {
  const { columns, lang } = sheet
  const sums = columns.map(sumOf)
  let rows = 0
  for await (const page of sheet.pages) {
    yield page.map(row => ({
      kind: 'row' as const,
      cells: columns.map((column, i) => {
        const value = column.value(row, lang)
        if (column.sum) sums[i]!.add(value)
        return cellOf(column, value, lang)
      }),
    }))
    rows += page.length
  }
  yield [
    ...(sheet.total && rows ? [totalLine(columns, sheet.total(rows), sums, lang)] : []),
    ...sheet.footer.map(texts => footerLine(texts, columns.length)),
  ]
}
