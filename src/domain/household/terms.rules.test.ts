import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Vocabulary } from '../../kernel/term.ts'
import { ambiguousSpellings, recognise } from '../../kernel/term.ts'
import { CAUSES, REGISTRATION_CAUSES, RISKS } from './cause.terms.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS, STANDARDS, termOn } from './household.terms.ts'
import { JOINED, LEFT } from './membership.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING, SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import { ELIMINATION_MODES, STATES, STATUS_EVENTS } from './status.terms.ts'

const vocabularies: Record<string, Vocabulary> = {
  CAUSES,
  ETHNICITIES,
  HOUSEHOLD_KINDS,
  MONITORED_KINDS,
  STANDARDS,
  JOINED,
  LEFT,
  EDUCATION,
  HEALTH,
  LABOUR,
  SCHOOLING,
  SEXES,
  RELATIONS,
  STATES,
  STATUS_EVENTS,
  ELIMINATION_MODES,
}

test.each(Object.entries(vocabularies))(
  '%s: complete in both languages, no spelling claimed twice',
  (_, list) => {
    expect(ambiguousSpellings(list)).toEqual([])
    for (const [code, term] of Object.entries(list)) {
      expect(term.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(term.en).toMatch(/[A-Za-z]/)
      for (const spelling of [code, term.zh, ...(term.aliases ?? [])])
        expect(recognise(list, spelling)).toBe(code)
    }
  },
)

test('full-width, spaces and separators do not matter; brackets do', () => {
  expect(recognise(HOUSEHOLD_KINDS, '已脱贫（享受政策）')).toBe('exited')
  expect(recognise(HOUSEHOLD_KINDS, '已脱贫（不享受政策）')).toBe('exited_no_policy')
  expect(recognise(ETHNICITIES, ' 蒙 古 族 ')).toBe('mongol')
  expect(recognise(HEALTH, '健康（残疾）')).toBeNull()
})

test('an unknown word stays unknown', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const code = recognise(RELATIONS, `${text}§`)
      expect(code).toBeNull()
    }),
  )
  expect(recognise(RELATIONS, '')).toBeNull()
  expect(recognise(RELATIONS, 'constructor')).toBeNull()
})

test('words of real ledgers', () => {
  expect(['之子', '儿子', '长子'].map(text => recognise(RELATIONS, text))).toEqual(['son', 'son', 'son'])
  expect(recognise(SCHOOLING, '九年级')).toBe('junior')
  expect(recognise(CAUSES, '缺劳动力')).toBe('no_labour')
  expect(recognise(MONITORED_KINDS, '100A03002')).toBe('marginal')
  expect(recognise(LEFT, '去世')).toBe('death')
})

test('the standard names 56 nations; the forms offer what they offer', () => {
  const nations = Object.values(ETHNICITIES).filter(nation => Number(nation.standard) <= 56)
  expect(nations.map(nation => nation.standard)).toEqual(
    Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')),
  )
  expect(new Set(REGISTRATION_CAUSES).size).toBe(14)
  expect(new Set(RISKS).size).toBe(9)
})

test('the word of the period', () => {
  expect(termOn('household', '2019-06-30')?.zh).toBe('贫困户')
  expect(termOn('household', '2020-12-31')?.zh).toBe('贫困户')
  expect(termOn('household', '2021-01-01')?.zh).toBe('脱贫户')
  expect(termOn('monitored', '2024-01-01')?.zh).toBe('监测对象')
  expect(termOn('monitored', '2018-01-01')).toBeNull()
})
