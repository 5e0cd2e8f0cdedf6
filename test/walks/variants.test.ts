/** Lists as offices send them, and files that are none: each is read, or ends in a sentence that says what to do. */
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { ZipFile } from 'yazl'
import { writeSample } from '../../demo/sample.ts'
import { correctedList } from '../../demo/sampleFault.ts'
import { demonstrationVillages, SAMPLE_BANNER } from '../../demo/sampleList.ts'
import type { SampleRow } from '../../demo/sampleList.ts'
import { villageAreas } from '../../demo/village.ts'
import { insertRows } from '../../src/domain/area/area.reference.ts'
import { NATIONAL_KEYS, columnOf } from '../../src/domain/household/nationalList.terms.ts'
import { openTestHouse } from '../house.ts'
import type { Person, TestHouse } from '../house.ts'
import { person } from '../helper.ts'

const clerk = person('banner_bureau', SAMPLE_BANNER)

interface Batch {
  state: string
  rowTotal: number
  rowErrors: number
  rowWarnings: number
  summary: {
    newHouseholds: number
    newPeople: number
    columns: { heading: string; key: string | null }[]
  } | null
  failure: { code: string } | null
  failureWords: { zh: string; en: string } | null
}

async function begin(): Promise<{ house: TestHouse; office: Person }> {
  const house = await openTestHouse({ own: true })
  const own = demonstrationVillages().filter(v => v.county === SAMPLE_BANNER)
  await house.base.transaction(client => insertRows(client, 'area', villageAreas(own)))
  return { house, office: house.as(clerk) }
}

async function sent(
  at: Awaited<ReturnType<typeof begin>>,
  name: string,
  bytes: Buffer,
): Promise<Batch & { path: string }> {
  const answer = await at.office.upload('/api/imports', name, bytes, { county: SAMPLE_BANNER })
  expect(answer.statusCode, answer.body).toBe(200)
  await at.house.work()
  const { county, id } = answer.json<{ county: string; id: string }>()
  const path = `/api/imports/${county}/${id}`
  return { ...(await at.office.ask<Batch>(path)), path }
}

/** Eight households are enough to tell a list that was read from one that was not. */
const few = (): SampleRow[] =>
  correctedList().filter(r => String(r.householdCode) <= '15252720201231008') as SampleRow[]
const HOMES = 8
const headings = (): string[] => NATIONAL_KEYS.map(key => columnOf(key).zh)

function csv(end: string, rows: readonly SampleRow[] = few()): string {
  const field = (value: unknown): string => {
    const text = String(value ?? '')
    return /[",]/.test(text) ? `"${text}"` : text
  }
  const lines = [headings(), ...rows.map(row => NATIONAL_KEYS.map(key => row[key]))]
  return `${lines.map(line => line.map(field).join(',')).join(end)}${end}`
}

function book(rows: readonly (readonly unknown[])[], type: XLSX.BookType): Buffer {
  const made = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '名单')
  return XLSX.write(made, { type: 'buffer', bookType: type }) as Buffer
}

const table = (rows: readonly SampleRow[]): unknown[][] => rows.map(row => NATIONAL_KEYS.map(key => row[key]))

test('CSV in UTF-8 and GB18030 with any line end, .xls and .xlsx: the same list', async () => {
  const at = await begin()
  const files: [string, Buffer][] = [
    ['名单-lf.csv', Buffer.from(csv('\n'))],
    ['名单-crlf-bom.csv', Buffer.from(`\uFEFF${csv('\r\n')}`)],
    ['名单-cr.csv', Buffer.from(csv('\r'))],
    ['名单-gb-crlf.csv', iconv.encode(csv('\r\n'), 'gb18030')],
    ['名单-gb-cr.csv', iconv.encode(csv('\r'), 'gb18030')],
    ['名单.xls', book([headings(), ...table(few())], 'biff8')],
    ['名单.xlsx', await buffer(writeSample(few()))],
  ]
  for (const [name, bytes] of files) {
    const batch = await sent(at, name, bytes)
    expect(
      [batch.state, batch.rowErrors, batch.rowWarnings],
      `${name} ${JSON.stringify(batch.failure)}`,
    ).toEqual(['preview', 0, 0])
    expect(batch.summary, name).toMatchObject({ newHouseholds: HOMES, newPeople: few().length })
    expect(batch.rowTotal, name).toBe(few().length)
  }
}, 240_000)

test('two heading rows with a total and a footer, income in 万元, months and 是/否 understood', async () => {
  const at = await begin()
  const rows = few().map(row => ({ ...row, perCapita: (Number(row.perCapita) / 10_000).toFixed(6) }))
  const top = NATIONAL_KEYS.map(key => (key === 'county' ? '所在地' : key === 'perCapita' ? '收入' : ''))
  const below = headings().map(zh => (zh === '人均纯收入' ? '人均纯收入（万元）' : zh))
  const bytes = book(
    [
      ['太仆寺旗名单（2020年度）'],
      top,
      below,
      ...table(rows),
      ['合计', '', '', '', '', '', '', '', '', '', rows.length],
      ['填表人：', '', '', '审核人：'],
    ],
    'xlsx',
  )
  const batch = await sent(at, '名单.xlsx', bytes)
  expect(batch).toMatchObject({ state: 'preview', rowTotal: rows.length, rowErrors: 0, rowWarnings: 0 })
  await at.office.tell(`${batch.path}/commit`, { goodRowsOnly: false })
  await at.house.work()
  const list = await at.office.ask<{
    rows: { householdCode: string; perCapitaFen: string; registeredOn: string }[]
  }>('/api/households', { area: SAMPLE_BANNER })
  const first = few()[0]!
  const found = list.rows.find(r => r.householdCode === first.householdCode)
  expect(Number(found?.perCapitaFen) / 100).toBeCloseTo(Number(first.perCapita), 2)
  expect(found?.registeredOn.replace('-', '').slice(0, 6)).toBe(first.householdIdentifiedOn)
})

test('columns that nobody knows are kept, also beside two hundred others', async () => {
  const at = await begin()
  const extra = Array.from({ length: 160 }, (_, i) => `自设列${i + 1}`)
  const rows = table(few()).map(row => [...row, ...extra.map((_, i) => `值${i + 1}`)])
  const batch = await sent(at, '名单.xlsx', book([[...headings(), ...extra], ...rows], 'xlsx'))
  expect(batch).toMatchObject({ state: 'preview', rowErrors: 0 })
  expect(batch.summary?.columns.filter(c => c.key === null)).toHaveLength(160)
  await at.office.tell(`${batch.path}/commit`, { goodRowsOnly: false })
  await at.house.work()
  const [one] = (await at.office.ask<{ rows: { county: string; id: string }[] }>('/api/households')).rows
  const { household } = await at.office.ask<{ household: { extra: Record<string, string>[] } }>(
    `/api/households/${one!.county}/${one!.id}`,
  )
  expect(household.extra[0]).toMatchObject({ 自设列1: '值1', 自设列160: '值160' })
})

/** The container of a workbook that asks for a password. */
function encrypted(): Buffer {
  const file = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64, 1))
  XLSX.CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(4096, 7))
  return XLSX.CFB.write(file, { type: 'buffer' }) as Buffer
}

/** 600 MB of nothing in 600 kB. */
async function bomb(): Promise<Buffer> {
  const zip = new ZipFile()
  const part = Buffer.alloc(64 * 1024 * 1024, 32)
  zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml')
  for (let i = 1; i <= 4; i++) zip.addBuffer(part, `xl/worksheets/sheet${i}.xml`)
  zip.end()
  return buffer(zip.outputStream)
}

test('what is no list ends in a sentence in both languages that says what to do, and nothing is written', async () => {
  const at = await begin()
  const whole = await buffer(writeSample(few()))
  const wide = Array.from({ length: 250 }, (_, i) => `列${i + 1}`)
  const files: [string, Buffer, string][] = [
    ['报告.xlsx', Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'), 'sheet.notASheet'],
    ['压缩.xlsx', gzipSync(Buffer.from('abc')), 'sheet.notASheet'],
    ['未传完.xlsx', whole.subarray(0, Math.floor(whole.length / 2)), 'sheet.truncated'],
    ['有密码.xlsx', encrypted(), 'sheet.encrypted'],
    ['炸弹.xlsx', await bomb(), 'sheet.tooLarge'],
    ['空.xlsx', Buffer.alloc(0), 'sheet.empty'],
    ['只有表头.xlsx', book([headings()], 'xlsx'), 'sheet.empty'],
    [
      '别的表.xlsx',
      book(
        [
          ['项目名称', '金额'],
          ['水井', 3],
        ],
        'xlsx',
      ),
      'sheet.columns',
    ],
    ['太宽.xlsx', book([wide, wide], 'xlsx'), 'sheet.columns'],
    [
      '多列.xlsx',
      book(
        [
          [...headings(), ...wide],
          [...table(few())[0]!, ...wide],
        ],
        'xlsx',
      ),
      'sheet.tooManyColumns',
    ],
  ]
  for (const [name, bytes, code] of files) {
    const batch = await sent(at, name, bytes)
    expect([batch.state, batch.failure?.code], name).toEqual(['failed', code])
    const { zh, en } = batch.failureWords!
    expect(zh, name).toMatch(/[\u4e00-\u9fff].*(请|上传)/)
    expect(en, name).toMatch(/^[A-Z].+\.$/)
    expect(`${zh}${en}`, name).not.toMatch(/\{\w+\}/)
    expect((await at.office.get(`${batch.path}/rows`)).json().rows, name).toEqual([])
  }
  expect((await at.office.ask<{ rows: unknown[] }>('/api/households')).rows).toEqual([])
}, 240_000)
