import { expect, test } from 'vitest'
import { conditionOf, correctionOf, emptiedOf, memberOf, registrationOf } from './answer.rules.ts'

test('the registration form becomes its body: banner of the village, causes in rank, conditions of that day', () => {
  const body = registrationOf(
    {
      areaCode: '152527102216',
      registeredOn: '2020-03-01',
      registeredPrecision: 'day',
      mainCause: 'illness',
      furtherCauses: ['schooling'],
      kind: 'general_poor',
    },
    [{ name: '王凤莲', relation: 'head', health: ['chronic', 'disabled'], labour: 'weak' }],
  )
  expect(body).toEqual({
    county: '152527',
    areaCode: '152527102216',
    registeredOn: '2020-03-01',
    registeredPrecision: 'day',
    kind: 'general_poor',
    causes: ['illness', 'schooling'],
    members: [
      {
        name: '王凤莲',
        relation: 'head',
        condition: { health: 'chronic,disabled', labour: 'weak', onDate: '2020-03-01' },
      },
    ],
  })
})

test('nobody’s condition is invented where nothing was said', () => {
  expect(memberOf({ name: '那日苏', relation: 'son' }, '2020-03-01')).toEqual({
    name: '那日苏',
    relation: 'son',
  })
  expect(conditionOf({ monthsWorked: 0 }, '2020-03-01')).toEqual({ monthsWorked: 0, onDate: '2020-03-01' })
  expect(conditionOf({}, '2020-03-01')).toBeUndefined()
})

test('a correction sends what changed, and nothing for what was emptied', () => {
  const before = {
    naturalVillage: '东浩特',
    kind: 'exited',
    registeredOn: { on: '2015-11-20', precision: 'day' },
  }
  const after = { kind: 'allowance', registeredOn: { on: '2015-11-20', precision: 'day' } }
  const body = { kind: 'allowance', registeredOn: '2015-11-20' }
  expect(correctionOf(body, before, after)).toEqual({ kind: 'allowance', naturalVillage: null })
  expect(correctionOf({}, { naturalVillage: null }, {})).toEqual({})
})

test('a masked answer is emptied by its tick, kept without it, and replaced in spite of it', () => {
  const keys = ['phone', 'bank']
  expect(emptiedOf({ name: '甲', phoneEmptied: true }, keys)).toEqual({ name: '甲', phone: null })
  expect(emptiedOf({ phoneEmptied: false, bankEmptied: true }, keys)).toEqual({ bank: null })
  expect(emptiedOf({ phone: '13800000000', phoneEmptied: true }, keys)).toEqual({ phone: '13800000000' })
})
