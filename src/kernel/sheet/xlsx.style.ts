/** How a sheet looks: the few formats that a ledger needs, as the numbers under which `styles.xml` keeps them. */
import type { SheetColumn } from './column.ts'
import type { LineKind } from './layout.ts'

/** Positions in `cellXfs`. */
const FORMAT = {
  plain: 0,
  title: 1,
  note: 2,
  heading: 3,
  text: 4,
  whole: 5,
  money: 6,
  decimal: 7,
  totalText: 8,
  totalWhole: 9,
  totalMoney: 10,
  totalDecimal: 11,
} as const

const TOTALS = {
  text: FORMAT.totalText,
  whole: FORMAT.totalWhole,
  money: FORMAT.totalMoney,
  decimal: FORMAT.totalDecimal,
} as const

const LINES: Partial<Record<LineKind, number>> = {
  title: FORMAT.title,
  note: FORMAT.note,
  group: FORMAT.heading,
  heading: FORMAT.heading,
  footer: FORMAT.note,
}

export function formatOf(kind: LineKind, column: Pick<SheetColumn<never>, 'kind'>): number {
  const line = LINES[kind]
  if (line !== undefined) return line
  return kind === 'total' ? TOTALS[column.kind ?? 'text'] : FORMAT[column.kind ?? 'text']
}

/** 49 is text (`@`): a cell that begins with `=` stays text when somebody edits it. 3 is #,##0 and 4 is #,##0.00. */
const xf = (numFmt: number, font: number, fill: number, border: number, align: string): string =>
  `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" ${align}/></xf>`

const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`

const edge = (side: string): string => `<${side} style="thin"><color auto="1"/></${side}>`
const BOX = `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`
const NO_BOX = '<border><left/><right/><top/><bottom/><diagonal/></border>'
const fill = (kind: string, colour = ''): string =>
  `<fill><patternFill patternType="${kind}">${colour ? `<fgColor rgb="${colour}"/><bgColor indexed="64"/>` : ''}</patternFill></fill>`

const LEFT = 'horizontal="left" wrapText="1"'
const RIGHT = 'horizontal="right"'
const CENTRE = 'horizontal="center" wrapText="1"'

export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="4">${font(11, false)}${font(16, true)}${font(10, false)}${font(11, true)}</fonts><fills count="3">${fill('none')}${fill('gray125')}${fill('solid', 'FFEFEFEF')}</fills><borders count="2">${NO_BOX}${BOX}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="12">${[
  xf(0, 0, 0, 0, ''),
  xf(49, 1, 0, 0, CENTRE),
  xf(49, 2, 0, 0, LEFT),
  xf(49, 3, 2, 1, CENTRE),
  xf(49, 0, 0, 1, LEFT),
  xf(3, 0, 0, 1, RIGHT),
  xf(4, 0, 0, 1, RIGHT),
  xf(0, 0, 0, 1, RIGHT),
  xf(49, 3, 0, 1, LEFT),
  xf(3, 3, 0, 1, RIGHT),
  xf(4, 3, 0, 1, RIGHT),
  xf(0, 3, 0, 1, RIGHT),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
