import { expect, test } from 'vitest'
import { told } from './history.ts'

const FIELDS = {
  kind: { zh: '户类型', en: 'Kind', terms: { general: { zh: '一般户', en: 'general' } } },
  name: { zh: '姓名', en: 'Name', personal: true },
  registeredOn: { zh: '识别日期', en: 'Registered on' },
  lines: { zh: '收入明细', en: 'Lines' },
  line: { zh: '项目', en: 'Line', terms: { a1: { zh: '务工', en: 'wages' } } },
  amountFen: { zh: '金额', en: 'Amount' },
  safe: { zh: '住房安全', en: 'Safe' },
} as const

const zh = (before: unknown, after: unknown) =>
  told(before, after, FIELDS).map(c => [c.label.zh, c.before?.zh ?? null, c.after?.zh ?? null])

test('a history tells what changed: codes in words, money in yuan, dates as far as they are known', () => {
  expect(
    zh(
      { kind: 'general', safe: false },
      { kind: 'general', safe: true, registeredOn: '2018-06-01', registeredPrecision: 'month' },
    ),
  ).toEqual([
    ['住房安全', '否', '是'],
    ['识别日期', null, '2018年6月'],
  ])
  expect(zh([{ line: 'a1', amountFen: '123450' }], null)).toEqual([
    ['收入明细', '项目 务工，金额 1,234.50 元', null],
  ])
})

test('personal data is never told, keys of the house are left out, and what nobody named is told without its value', () => {
  expect(zh({ name: '王凤莲' }, { name: '王凤', personId: 'x', county: '150125' })).toEqual([
    ['姓名', '（已隐去）', '（已隐去）'],
  ])
  expect(zh(null, { kind: 'odd', secret: '13812345678' })).toEqual([
    ['户类型', null, '其他内容'],
    ['其他内容', null, '已填写'],
  ])
  expect(JSON.stringify(told(null, { members: [{ name: '萨仁', note: '密' }] }, FIELDS))).not.toMatch(
    /萨仁|密/,
  )
})

test('what a row held sealed was there: emptying it is told', () => {
  const fields = { phone: { zh: '联系电话', en: 'Phone', personal: true } } as const
  expect(told({ phoneSealed: 'k1:…' }, { phone: null }, fields)).toMatchObject([
    { key: 'phone', before: { zh: '（已隐去）' }, after: null },
  ])
})

test('what a command does not name stands as it stood; a reason in free text stays one', () => {
  expect(zh({ kind: 'general', safe: true }, { safe: false })).toEqual([['住房安全', '是', '否']])
  expect(zh(null, { kind: '群众反映' })).toEqual([['户类型', null, '群众反映']])
  expect(zh(null, { documentId: '018f', documentCounty: '150000' })).toEqual([['依据文件', null, '已填写']])
})
