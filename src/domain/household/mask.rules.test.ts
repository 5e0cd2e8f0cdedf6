import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { maskAccount, maskIdNumber } from './mask.rules.ts'

test('names, Han and long', () => {
  const cases = {
    王凤莲: '王*莲',
    王莲: '王*',
    欧阳凤莲: '欧**莲',
    王: '*',
    '': '',
    阿拉坦其其格: '阿***格',
    乌云·其木格: '乌***格',
    巴图: '巴*',
    那日苏: '那*苏',
    ᠪᠠᠲᠤ: 'ᠪ**ᠤ',
    'Bataar Dorj': 'B***j',
    ' 王 凤 莲 ': '王*莲',
    '123': '',
  }
  for (const [name, masked] of Object.entries(cases)) expect(maskName(name)).toBe(masked)
})

test('a masked name never shows more than two letters, and never the whole name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), name => {
      const masked = maskName(name)
      const shown = [...masked].filter(letter => letter !== '*')
      const all = [...name.normalize('NFKC')].filter(letter => /\p{L}/u.test(letter))
      expect(shown.length).toBeLessThanOrEqual(Math.min(2, Math.max(0, all.length - 1)))
      for (const letter of shown) expect([all[0], all.at(-1)]).toContain(letter)
    }),
  )
})

test('long names of any length look alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 30 }), n => {
      expect(maskName(`阿${'拉'.repeat(n - 2)}格`)).toBe('阿***格')
    }),
  )
})

test('id numbers: first six and last four; never birth, never the kind of disability', () => {
  expect(maskIdNumber('152527199001011234')).toBe('152527********1234')
  expect(maskIdNumber('15252719900101123x')).toBe('152527********123X')
  expect(maskIdNumber('15252719900101123443')).toBe('152527********1234**')
  expect(maskIdNumber('15252719900101123443B1')).toBe('152527********1234****')
  for (const text of ['1.5E+17', '152527900101123', 'E1234567']) expect(maskIdNumber(text)).toMatch(/^\*+$/)
  expect(maskIdNumber('')).toBe('')
})

test('no text at all passes an id mask with more than ten characters shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789Xx Ｅ'), maxLength: 40 }), text => {
      expect(maskIdNumber(text).replaceAll('*', '').length).toBeLessThanOrEqual(10)
    }),
  )
})

test('phones and accounts', () => {
  expect(maskPhone('13812341234')).toBe('138****1234')
  expect(maskPhone('138 1234 1234、0479-1234567')).toBe('138****1234、047****4567')
  expect(maskPhone('1234567')).toBe('****4567')
  expect(maskPhone('12345')).toBe('****')
  expect(maskPhone('')).toBe('')
  expect(maskAccount('6228 4800 1234 5678')).toBe('**** 5678')
  expect(maskAccount('1234')).toBe('****')
})

test('masking what is masked tells nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect([...maskName(maskName(text))].length).toBeLessThanOrEqual(2)
      expect(maskPhone(text).replaceAll(/[*、]/g, '').length).toBeLessThanOrEqual(text.length)
    }),
  )
})
