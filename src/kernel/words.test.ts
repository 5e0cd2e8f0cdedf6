import { expect, test } from 'vitest'
import { wordedOn, wordOn, wordsOn } from './words.ts'

const LIST = {
  shed: [
    { zh: '旧称', en: 'old', until: '2020-12-31' },
    { zh: '新称', en: 'new', from: '2021-01-01' },
  ],
}

test('the word of a day holds on both its last and its first day', () => {
  expect(
    ['2019-05-01', '2020-12-31', '2021-01-01', '2024-05-01'].map(on => wordOn(LIST.shed, on).zh),
  ).toEqual(['旧称', '旧称', '新称', '新称'])
  expect(wordsOn(LIST, '2024-01-01')).toEqual({ shed: { zh: '新称', en: 'new' } })
})

test('a thing is not without a name before its first word or after its last', () => {
  const late = [{ zh: '甲', en: 'a', from: '2021-01-01', until: '2022-12-31' }]
  expect([wordOn(late, '2019-01-01').zh, wordOn(late, '2030-01-01').zh]).toEqual(['甲', '甲'])
})

test('a text takes the words of its day in both languages', () => {
  const text = { zh: '{shed}：最少人数', en: 'fewest people of a {shed}' }
  expect(wordedOn(text, LIST, '2020-01-01')).toEqual({ zh: '旧称：最少人数', en: 'fewest people of a old' })
  expect(wordedOn(text, LIST, '2023-01-01').zh).toBe('新称：最少人数')
})
