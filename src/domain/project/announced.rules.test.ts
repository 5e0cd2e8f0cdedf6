import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterText, beforeText } from './announced.rules.ts'
import type { AnnouncedProject } from './announced.rules.ts'

const project = (more: Partial<AnnouncedProject> = {}): AnnouncedProject => ({
  name: '马铃薯种薯仓储',
  place: '武川县可可以力更镇红义村',
  category: 'storage',
  nature: 'new',
  content: '新建储窖两座',
  scale: null,
  unit: '武川县农牧局',
  plannedFrom: '2019-04-01',
  plannedTo: '2019-10-31',
  budgetFen: 100n,
  households: 20,
  people: 60,
  mechanism: '务工与分红',
  funding: [
    { source: 'municipal', amountFen: 80n, paidFen: 50n },
    { source: 'municipal', amountFen: 10n, paidFen: 0n },
    { source: 'own', amountFen: 10n, paidFen: 0n },
  ],
  targets: [{ name: '仓储能力', unit: '吨', target: '2000.0000', achieved: '1800.5000' }],
  startedOn: '2019-04-10',
  completedOn: '2019-10-20',
  percent: 100,
  spentFen: 40n,
  linkedHouseholds: 18,
  assets: 2,
  assetsFen: 90n,
  floor: 3,
  ...more,
})
const told = (facts: ReturnType<typeof beforeText>): Record<string, unknown> =>
  Object.fromEntries(
    facts.content.facts.map(f => [f.label.zh, typeof f.value === 'string' ? f.value : f.value.zh]),
  )

test('before it is built: content, money by source, for whom, by whom, until when', () => {
  const found = beforeText(project())
  expect(found.missing).toEqual([])
  expect(told(found)).toMatchObject({
    '资金来源：北京市级财政援助': '90',
    '资金来源：银行及企业自筹': '10',
    受益对象: '20 户、60 人',
    '绩效目标：仓储能力': '2000 吨',
    实施单位: '武川县农牧局',
    实施期限: '2019年4月至2019年10月',
  })
})

test('each legal field that the project lacks is named', () => {
  const codes = (p: Partial<AnnouncedProject>, text = beforeText) => text(project(p)).missing.map(m => m.code)
  expect(codes({ funding: [] })).toEqual(['announced.funding'])
  expect(codes({ people: null })).toEqual(['announced.beneficiaries'])
  expect(codes({ unit: null })).toEqual(['announced.unit'])
  expect(codes({ plannedTo: null })).toEqual(['announced.term'])
  expect(codes({ completedOn: null }, afterText)).toEqual(['announced.completed'])
  const unpaid = [{ source: 'own', amountFen: 100n, paidFen: 0n }] as const
  expect(codes({ funding: unpaid }, afterText)).toEqual(['announced.paid'])
  const effect = { targets: [], linkedHouseholds: 0, households: null, assets: 0 }
  expect(codes(effect, afterText)).toEqual(['announced.effect'])
})

test('after it is built: what was done, paid, spent and gained', () => {
  expect(told(afterText(project()))).toMatchObject({
    完工日期: '2019-10-20',
    已拨付资金: '50',
    '已拨付：北京市级财政援助': '50',
    已支出资金: '40',
    '效益：仓储能力': '完成 1800.5 吨（目标 2000）',
    '效益：利益联结': '18 户',
    形成资产: '2 项',
    资产原值: '90',
  })
})

test('the sources add up to what is funded, and few households are not counted out', () => {
  const sources = ['municipal', 'district', 'own'] as const
  const line = fc.record({
    source: fc.constantFrom(...sources),
    amountFen: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    paidFen: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(6), (funding, households) => {
      const facts = told(beforeText(project({ funding, households, people: households })))
      const sum = Object.entries(facts)
        .filter(([label]) => label.startsWith('资金来源：'))
        .reduce((all, [, value]) => all + BigInt(value as string), 0n)
      expect(sum).toBe(funding.reduce((all, f) => all + f.amountFen, 0n))
      const few = households > 0 && households < 3
      expect(String(facts.受益对象).startsWith(few ? '不足 3 户' : `${households} 户`)).toBe(true)
    }),
  )
})
