/** Workbooks and CSV as they leave the house, read back with our own reader. */
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inflateRawSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import type { Cell, SheetOpening } from './cell.ts'
import type { SheetColumn, SheetOut } from './column.ts'
import { writeCsv } from './csv.write.ts'
import { recogniseHeader } from './header.rules.ts'
import { readSheet } from './read.ts'
import { isFooterRow, isTotalsRow } from './row.rules.ts'
import { letters, tabName, writeXlsx } from './xlsx.write.ts'

interface Row {
  readonly code: string
  readonly name: string | null
  readonly fen: bigint | null
  readonly people: number | null
  readonly poor: boolean | null
  readonly causes: readonly string[]
}

const money = { zh: '资金', en: 'Money' }
const COLUMNS: readonly SheetColumn<Row>[] = [
  { heading: { zh: '户编号', en: 'Code' }, width: 20, value: r => r.code },
  { heading: { zh: '姓名', en: 'Name' }, width: 12, value: r => r.name },
  {
    group: money,
    heading: { zh: '拨付金额', en: 'Paid' },
    unit: '万元',
    kind: 'money',
    width: 14,
    sum: true,
    value: r => r.fen,
  },
  {
    group: money,
    heading: { zh: '人数', en: 'People' },
    kind: 'whole',
    width: 8,
    sum: true,
    value: r => r.people,
  },
  { heading: { zh: '是否脱贫', en: 'Out' }, width: 8, value: r => r.poor },
  { heading: { zh: '致贫原因', en: 'Causes' }, width: 16, value: r => r.causes },
]

const ROWS: readonly Row[] = [
  {
    code: '15252710221600001',
    name: '乌云 其木格',
    fen: 123_456_700n,
    people: 3,
    poor: true,
    causes: ['因病', '因残'],
  },
  { code: '0012', name: '<b>&"王"', fen: 5n, people: 0, poor: false, causes: [] },
  { code: '=1+1', name: '@SUM(A1)', fen: null, people: null, poor: null, causes: ['+1'] },
  { code: '-2', name: '\t=1', fen: -100_000_000n, people: 1, poor: null, causes: ['\r=1'] },
  { code: '_x0041_', name: '多行\n文字', fen: 1_000_000n, people: 2, poor: true, causes: ['  空格  '] },
]

const sheetOf = (pages: SheetOut<Row>['pages'], more: Partial<SheetOut<Row>> = {}): SheetOut<Row> => ({
  name: '资金/台账',
  title: '太仆寺旗资金拨付台账（截至2020年12月31日）',
  notes: ['筛选：资金年度 2019　单位：万元'],
  columns: COLUMNS,
  pages,
  total: n => `合计（共 ${n} 笔，金额与人数之和）`,
  footer: [['填表人：', '审核人：', '单位（公章）：', '日期：'], ['导出人：某局 & 某人']],
  printed: '导出人：某局 & 某人',
  lang: 'zh',
  ...more,
})

async function saved(stream: Readable, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'duikou-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  await pipeline(stream, createWriteStream(path))
  return path
}

async function read(
  path: string,
  name: string,
): Promise<{ rows: Cell[][]; opening: SheetOpening; warnings: unknown[] }> {
  const rows: Cell[][] = []
  const warnings: unknown[] = []
  let opening: SheetOpening | undefined
  for await (const chunk of readSheet(path, name)) {
    rows.push(...chunk.rows)
    warnings.push(...chunk.warnings)
    opening = chunk.opening
  }
  return { rows, warnings, opening: opening! }
}

const shown = (rows: readonly Cell[][]): string[][] => rows.map(row => row.map(cell => String(cell ?? '')))

test('a workbook is read back cell for cell: texts stay texts, blank stays blank, money is exact', async () => {
  const path = await saved(writeXlsx(sheetOf([ROWS.slice(0, 2), ROWS.slice(2)])), 'a.xlsx')
  const { rows, warnings, opening } = await read(path, 'a.xlsx')
  expect(warnings).toEqual([])
  expect(opening.sheet).toBe('资金 台账')
  expect(rows[0]?.[0]).toBe('太仆寺旗资金拨付台账（截至2020年12月31日）')
  expect(rows.slice(4, 9)).toEqual([
    ['15252710221600001', '乌云 其木格', 123.4567, 3, '是', '因病、因残'],
    ['0012', '<b>&"王"', 0.000005, 0, '否'],
    ['=1+1', '@SUM(A1)', null, null, null, '+1'],
    ['-2', '\t=1', -100, 1, null, '\r=1'],
    ['_x0041_', '多行\n文字', 1, 2, '是', '  空格  '],
  ])
  expect(rows[9]).toEqual(['合计（共 5 笔，金额与人数之和）', null, 24.456705, 6])
  expect(rows[10]?.filter(Boolean)).toEqual(['填表人：', '审核人：', '单位（公章）：', '日期：'])
  expect(rows[11]?.[0]).toBe('导出人：某局 & 某人')
})

test('its headings are recognised by our own importer, its total and footer told from records', async () => {
  const path = await saved(writeXlsx(sheetOf([ROWS])), 'a.xlsx')
  const { rows, opening } = await read(path, 'a.xlsx')
  const known = ['户编号', '姓名', '拨付金额', '人数', '是否脱贫', '致贫原因'].map(name => ({
    key: name,
    names: [name],
  }))
  const header = recogniseHeader(rows, opening.merges, known)
  expect(header.headerRows).toBe(4)
  expect(header.missing).toEqual([])
  expect(header.mapping.find(m => m.key === '拨付金额')?.unit).toBe('万元')
  expect(header.date?.on).toBe('2020-12-31')
  expect(rows.slice(4).map(row => isTotalsRow(row) || isFooterRow(row))).toEqual([
    ...ROWS.map(() => false),
    true,
    true,
    true,
  ])
})

test('frozen headings, landscape, headings on every printed page, and a foot that names who exported', async () => {
  const path = await saved(writeXlsx(sheetOf([ROWS])), 'a.xlsx')
  const parts = zipTexts(readFileSync(path))
  const xml = parts['xl/worksheets/sheet1.xml']!
  expect(xml).toContain('<pane ySplit="4" topLeftCell="A5"')
  expect(xml).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"')
  expect(xml).toContain('<mergeCell ref="A1:F1"/>')
  expect(xml).toContain('<mergeCell ref="C3:D3"/>')
  expect(xml).toContain('<mergeCell ref="A3:A4"/>')
  expect(xml).toContain('导出人：某局 &amp;&amp; 某人')
  expect(xml).toContain('<col min="1" max="1" width="20" customWidth="1"/>')
  expect(parts['xl/workbook.xml']).toContain(`'资金 台账'!$3:$4`)
})

test('drop-downs stand on a hidden sheet and the first sheet is still the one that is read', async () => {
  const choices = new Map([[4, ['是', '否']]])
  const path = await saved(writeXlsx(sheetOf([ROWS], { choices })), 'a.xlsx')
  const parts = zipTexts(readFileSync(path))
  expect(parts['xl/worksheets/sheet1.xml']).toContain('sqref="E5:E20000"><formula1>选项!$A$1:$A$2</formula1>')
  const { opening } = await read(path, 'a.xlsx')
  expect([opening.sheet, opening.otherSheets]).toEqual(['资金 台账', []])
})

test('CSV: what a spreadsheet would calculate is marked as text, long codes keep their digits', async () => {
  const path = await saved(writeCsv(sheetOf([ROWS])), 'a.csv')
  const bytes = readFileSync(path)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').slice(1).split('\r\n')
  expect(lines[2]).toBe('户编号,姓名,资金/拨付金额（万元）,资金/人数,是否脱贫,致贫原因')
  expect(lines[3]).toBe('\t15252710221600001,乌云 其木格,123.4567,3,是,因病、因残')
  expect(lines[5]).toBe("'=1+1,'@SUM(A1),,,,'+1")
  expect(lines[6]).toMatch(/^'-2,'\t=1,-100\.00,1,,/)
  const { rows, opening } = await read(path, 'a.csv')
  expect(opening.format).toBe('csv')
  expect(shown(rows)[3]?.[0]?.trim()).toBe('15252710221600001')
})

test('the words are those of the reader’s language', async () => {
  const path = await saved(writeCsv(sheetOf([ROWS.slice(0, 1)], { lang: 'en' })), 'a.csv')
  expect(readFileSync(path, 'utf8')).toContain('Code,Name,"Money/Paid (10,000 yuan)",Money/People,Out,Causes')
})

test('an empty list has headings and a footer and no total', async () => {
  const path = await saved(writeXlsx(sheetOf([])), 'a.xlsx')
  const { rows } = await read(path, 'a.xlsx')
  expect(rows.some(isTotalsRow)).toBe(false)
  expect(rows.filter(isFooterRow)).toHaveLength(2)
})

test('a failure of the rows reaches whoever reads the stream', async () => {
  async function* broken(): AsyncGenerator<Row[]> {
    yield [...ROWS]
    throw new Error('the rows ended early')
  }
  await expect(saved(writeXlsx(sheetOf(broken())), 'a.xlsx')).rejects.toThrow('the rows ended early')
  await expect(saved(writeCsv(sheetOf(broken())), 'a.csv')).rejects.toThrow('the rows ended early')
})

test('300,000 rows take no more memory than 30,000', async () => {
  function* many(n: number): Generator<Row[]> {
    for (let i = 0; i < n; i += 1000)
      yield Array.from({ length: 1000 }, (_, k) => ({
        ...ROWS[0]!,
        code: `1525271022160${i + k}`,
        name: `示例${i + k}`,
      }))
  }
  async function peak(n: number): Promise<number> {
    let most = 0
    let bytes = 0
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        bytes += chunk.length
        if (bytes > 1_000_000) {
          bytes = 0
          most = Math.max(most, process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers)
        }
        done()
      },
    })
    await pipeline(writeXlsx(sheetOf(many(n))), sink)
    return most
  }
  const few = await peak(30_000)
  const many300 = await peak(300_000)
  // Kept, the rows' XML alone would be 150 MB.
  expect(many300 - few).toBeLessThan(100_000_000)
})

test('columns have letters, tabs have names that a workbook allows', () => {
  expect([0, 25, 26, 31, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AF', 'ZZ', 'AAA'])
  expect(tabName('户/台账[2019]'.repeat(5))).toHaveLength(31)
  expect(tabName('a:b*c?d')).toBe('a b c d')
})

/** The parts of a small zip, by the sizes of its directory. */
function zipTexts(bytes: Buffer): Record<string, string> {
  const texts: Record<string, string> = {}
  let at = bytes.readUInt32LE(bytes.length - 22 + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    texts[name] = inflateRawSync(bytes.subarray(from, from + packed)).toString('utf8')
    at += 46 + nameLength + extra + comment
  }
  return texts
}

test('every cell of a long list comes back, wherever the file was cut for reading', async () => {
  const many = Array.from(
    { length: 8000 },
    (_, i): Row => ({
      code: `15252710221${String(i).padStart(6, '0')}`,
      name: `姓名${i} & ${'长'.repeat(i % 30)}`,
      fen: BigInt(i) * 10_000n,
      people: i % 9,
      poor: i % 2 === 0,
      causes: ['因病', '因残', '缺资金'].slice(0, 1 + (i % 3)),
    }),
  )
  const path = await saved(writeXlsx(sheetOf([many])), 'a.xlsx')
  const { rows } = await read(path, 'a.xlsx')
  expect(rows.slice(4, 4 + many.length)).toEqual(
    many.map((r, i) => [r.code, r.name, i / 100, r.people, r.poor ? '是' : '否', r.causes.join('、')]),
  )
})
