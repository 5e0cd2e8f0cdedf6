import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content } from './announcement.content.ts'
import {
  daysBetween,
  holdsPersonal,
  lacksProof,
  mayAnswer,
  mayHang,
  mayObject,
  mayPublish,
  mayTakeDown,
  mayWithdraw,
  MOST_ROWS,
  writtenIn,
} from './announcement.rules.ts'
import type { HangFacts, PublishFacts, RemovalFacts } from './announcement.rules.ts'
import { sourceKey } from './announcement.source.ts'
import { counted, fact, HOUSEHOLDS } from './content.rules.ts'
import type { Reason } from '../../kernel/reason.ts'

const codes = (reasons: readonly Reason[]): string[] => reasons.map(r => r.code)

const content = (more: Partial<Content> = {}): Content => ({
  title: { zh: '关于“储窖”的实施前公示', en: 'Before implementation' },
  facts: [
    ...fact('投资规模', 'Budget', 'money', 13_812_345_678n),
    ...fact('实施单位', 'Unit', 'text', '农牧局'),
  ],
  columns: [],
  rows: [],
  ...more,
})
const publish = (more: Partial<PublishFacts> = {}): PublishFacts => ({
  published: false,
  content: content(),
  missing: [],
  names: [],
  namesChecked: false,
  ...more,
})

test('numbers that belong to a person are found, sums and document numbers are not', () => {
  for (const text of ['15012519900101001X', '电话13812345678。', '卡号6217001234567890123'])
    expect(holdsPersonal(text)).toBe(true)
  for (const text of ['内政字〔2020〕33号', '0471-1234567', '12317', '投资 138123456.78 元', '150125101201'])
    expect(holdsPersonal(text)).toBe(false)
})

test('what is written is searched, in both languages and in every row; money and days are not', () => {
  // 13,812,345,678 fen are no telephone.
  expect(codes(mayPublish(publish()))).toEqual([])
  const rows = (cell: string) =>
    content({ columns: [{ label: { zh: '单位', en: 'Unit' }, kind: 'text', sum: false }], rows: [[cell]] })
  expect(codes(mayPublish(publish({ content: rows('13812345678') })))).toEqual(['announcement.personal'])
  expect(writtenIn(rows('合作社'))).toContain('合作社')
})

test('an announcement waits for its legal fields, for a look at the names in it, and for fewer rows', () => {
  expect(codes(mayPublish(publish({ published: true })))).toEqual(['announcement.published'])
  expect(codes(mayPublish(publish({ names: ['金山'] })))).toEqual(['announcement.names'])
  expect(codes(mayPublish(publish({ names: ['金山'], namesChecked: true })))).toEqual([])
  const many = content({ rows: Array.from({ length: MOST_ROWS + 1 }, () => []) })
  expect(codes(mayPublish(publish({ content: many })))).toEqual(['announcement.rows'])
  const missing = [{ code: 'announced.unit', words: { zh: '缺少实施单位。', en: 'Missing.' } }]
  expect(codes(mayPublish(publish({ missing })))).toEqual(['announced.unit'])
})

const board = (more: Partial<HangFacts> = {}): HangFacts => ({
  published: true,
  publishedOn: '2020-03-01',
  level: 'village',
  areaCode: '150125101201',
  county: '150125',
  url: null,
  fromOn: '2020-03-02',
  toOn: '2020-03-12',
  photo: true,
  photoOn: '2020-03-02',
  today: '2020-03-02',
  leastDays: 10,
  ...more,
})

test('a board hangs its days, with a photo, at a place of its level', () => {
  expect(codes(mayHang(board()))).toEqual([])
  expect(codes(mayHang(board({ published: false })))).toEqual(['posting.draft'])
  expect(codes(mayHang(board({ toOn: '2020-03-11' })))).toEqual(['posting.days'])
  expect(codes(mayHang(board({ toOn: null })))).toEqual(['posting.days'])
  expect(codes(mayHang(board({ leastDays: null })))).toEqual(['posting.days.unknown'])
  expect(codes(mayHang(board({ photo: false })))).toEqual(['posting.photo'])
  expect(codes(mayHang(board({ photoOn: '2020-02-28' })))).toEqual(['posting.photoOn'])
  expect(codes(mayHang(board({ areaCode: '150125101' })))).toEqual(['posting.level'])
  expect(codes(mayHang(board({ level: 'site', areaCode: '150125101' })))).toEqual([])
  expect(codes(mayHang(board({ areaCode: '152527101201' })))).toEqual(['posting.place'])
  expect(codes(mayHang(board({ today: '2020-03-01', photoOn: '2020-03-01' })))).toEqual([
    'posting.future',
    'posting.photoOn',
  ])
  expect(codes(mayHang(board({ publishedOn: '2020-03-05' })))).toEqual(['posting.before'])
})

test('a portal needs its address and no days', () => {
  const portal = board({
    level: 'portal_banner',
    areaCode: '150125',
    toOn: null,
    photo: false,
    photoOn: null,
  })
  expect(codes(mayHang(portal))).toEqual(['posting.url'])
  expect(codes(mayHang({ ...portal, url: 'https://www.example.gov.cn/1.html', leastDays: null }))).toEqual([])
})

test('whatever the days, a board is taken that hangs them and refused one day earlier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 }), (least, more) => {
      const day = (n: number): string => new Date(Date.UTC(2020, 2, 2 + n)).toISOString().slice(0, 10)
      expect(daysBetween(day(0), day(least))).toBe(least)
      expect(mayHang(board({ leastDays: least, toOn: day(least + more) }))).toEqual([])
      expect(codes(mayHang(board({ leastDays: least, toOn: day(least - 1) })))).toEqual(['posting.days'])
    }),
  )
})

const removal = (more: Partial<RemovalFacts> = {}): RemovalFacts => ({
  board: true,
  removed: false,
  fromOn: '2020-03-02',
  toOn: '2020-03-12',
  onDate: '2020-03-12',
  photo: true,
  photoOn: '2020-03-12',
  note: null,
  today: '2020-03-13',
  ...more,
})

test('the end of a board is photographed; taken down before, it needs its reason', () => {
  expect(codes(mayTakeDown(removal()))).toEqual([])
  expect(codes(mayTakeDown(removal({ photo: false, photoOn: null })))).toEqual(['removal.photo'])
  expect(codes(mayTakeDown(removal({ photoOn: '2020-03-11' })))).toEqual(['removal.photoOn'])
  const early = { onDate: '2020-03-11', photo: false, photoOn: null }
  expect(codes(mayTakeDown(removal(early)))).toEqual(['removal.why'])
  expect(codes(mayTakeDown(removal({ ...early, note: '内容有误' })))).toEqual([])
  expect(codes(mayTakeDown(removal({ board: false })))).toEqual(['removal.portal'])
  expect(codes(mayTakeDown(removal({ removed: true })))).toEqual(['removal.again'])
  expect(codes(mayTakeDown(removal({ onDate: '2020-03-14', photoOn: '2020-03-12' })))).toEqual([
    'removal.date',
  ])
})

test('an announcement proves itself by one whole time and no objection that waits', () => {
  const proved = { number: '150125-2020-001', state: 'proved', openObjections: 0, daysLeft: null } as const
  expect(lacksProof(proved)).toEqual([])
  expect(codes(lacksProof({ ...proved, openObjections: 1 }))).toEqual(['announcement.objected'])
  for (const state of ['draft', 'unhung', 'hanging', 'due', 'early'] as const)
    expect(codes(lacksProof({ ...proved, state }))).toEqual([`announcement.${state}`])
  expect(codes(lacksProof({ ...proved, state: 'online' }))).toEqual(['announcement.unhung'])
  expect(mayWithdraw('due')).toEqual([])
  expect(codes(mayWithdraw('proved'))).toEqual(['announcement.proved'])
})

test('nothing personal is taken in with an objection or given out with an answer', () => {
  expect(mayObject('受益户数与实际不符')).toEqual([])
  expect(codes(mayObject('请打13812345678'))).toEqual(['objection.personal'])
  const answer = {
    answered: false,
    raisedOn: '2020-03-05',
    onDate: '2020-03-06',
    today: '2020-03-06',
    answer: '已核实，户数无误。',
  }
  expect(mayAnswer(answer)).toEqual([])
  expect(codes(mayAnswer({ ...answer, answer: '电话13812345678' }))).toEqual(['answer.personal'])
  expect(codes(mayAnswer({ ...answer, onDate: '2020-03-04' }))).toEqual(['answer.date'])
  expect(codes(mayAnswer({ ...answer, answered: true }))).toEqual(['answer.again'])
})

test('a kind is made from its own record', () => {
  expect(sourceKey('funds', 'appropriation')).toBe('appropriation')
  expect(sourceKey('funds', 'allocation')).toBe('allocation')
  expect(sourceKey('funds', null)).toBeNull()
  expect(sourceKey('before', 'project')).toBe('before')
  expect(sourceKey('before', null)).toBeNull()
  expect(sourceKey('plan', null)).toBe('plan')
  expect(sourceKey('plan', 'project')).toBeNull()
})

test('a count of few people is not told, and none while nobody has said how many are few', () => {
  expect(counted(2, 3, HOUSEHOLDS).zh).toBe('不足 3 户')
  expect(counted(3, 3, HOUSEHOLDS).zh).toBe('3 户')
  expect(counted(0, 3, HOUSEHOLDS).zh).toBe('0 户')
  expect(counted(30, null, HOUSEHOLDS).zh).not.toContain('30')
})
