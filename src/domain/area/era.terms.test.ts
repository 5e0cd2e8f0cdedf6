import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsOn } from '../../kernel/words.ts'
import { ERA } from './era.terms.ts'

test('each period has its word: 2019 and 2024 as offices wrote then', () => {
  const [then, now] = [wordsOn(ERA, '2019-06-30'), wordsOn(ERA, '2024-06-30')]
  expect([then.household.zh, then.workshop.zh, then.market.zh, then.office.zh]).toEqual([
    '贫困户',
    '扶贫车间',
    '消费扶贫',
    '扶贫办',
  ])
  expect([now.household.zh, now.monitored.zh, now.workshop.zh, now.market.zh, now.office.zh]).toEqual([
    '脱贫户',
    '监测对象',
    '帮扶车间',
    '消费帮扶',
    '乡村振兴局',
  ])
})

test('the glossary explains every one of these words, with its period', () => {
  const lines = readFileSync('GLOSSARY.md', 'utf8').split('\n')
  for (const list of Object.values(ERA))
    for (const { zh, ...period } of list) {
      const line = lines.find(
        l =>
          l.startsWith('|') &&
          l
            .split('|')[1]!
            .split(/[、/]/)
            .some(w => w.trim() === zh),
      )
      expect([zh, line !== undefined]).toEqual([zh, true])
      const [day] = Object.entries(period).flatMap(([key, value]) =>
        key === 'from' || key === 'until' ? [String(value)] : [],
      )
      const year = day?.slice(0, 4) ?? 'a period'
      expect([zh, line]).toEqual([zh, expect.stringContaining(year)])
    }
})
