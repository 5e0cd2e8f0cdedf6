import { expect, test } from 'vitest'
import { bodyOf } from './field.ts'
import type { Field } from './field.ts'
import { placed } from './placed.ts'

const w = (zh: string) => ({ zh, en: zh })
const FIELDS: readonly Field[] = [
  { kind: 'text', key: 'purpose', title: w('用途') },
  { kind: 'money', key: 'amountFen', title: w('金额'), unit: 'wan' },
  { kind: 'date', key: 'onDate', precision: 'onPrecision', title: w('日期') },
  { kind: 'document', key: 'documentId', county: 'documentCounty', title: w('文件') },
  { kind: 'choice', key: 'stance', title: w('结论'), options: [] },
  { kind: 'text', key: 'reason', title: w('原因'), when: v => v.stance === 'disputed' },
]

test('answers become the body: parts unfolded, blanks and unasked questions left out', () => {
  expect(
    bodyOf(FIELDS, {
      purpose: '  ',
      amountFen: '12500000',
      onDate: { on: '2019-04-30', precision: 'month' },
      documentId: { county: '150125', id: 'd1', label: '…' },
      stance: 'confirmed',
      reason: '不该送出',
    }),
  ).toEqual({
    amountFen: '12500000',
    onDate: '2019-04-30',
    onPrecision: 'month',
    documentId: 'd1',
    documentCounty: '150125',
    stance: 'confirmed',
  })
  expect(bodyOf(FIELDS, { stance: 'disputed', reason: ' 金额不符 ' })).toEqual({
    stance: 'disputed',
    reason: '金额不符',
  })
})

test('a refusal stands at its field, also by a path or a part; the rest stays at the head', () => {
  const zh = (word: { zh: string } | string): string => (typeof word === 'string' ? word : word.zh)
  const found = placed(
    [
      { field: 'amountFen', code: 'tooBig', detail: { zh: '超出可用额度', en: 'too much' } },
      { field: 'amountFen', code: 'again' },
      { field: 'facts.documentCounty', code: 'unknown', detail: '没有这份文件' },
      { field: 'elsewhere', code: 'odd', detail: '别处' },
      { code: 'whole', detail: '整体' },
    ],
    FIELDS,
    zh,
  )
  expect(found.at).toEqual([
    { name: 'amountFen', errors: ['超出可用额度', '填写有误'] },
    { name: 'documentId', errors: ['没有这份文件'] },
  ])
  expect(found.rest.map(d => d.code)).toEqual(['odd', 'whole'])
})
