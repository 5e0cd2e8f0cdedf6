import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { VillageCandidate } from './villageName.rules.ts'
import { bareName, matchVillage } from './villageName.rules.ts'

const villages = readFileSync('reference/nmg_villages.csv', 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map(line => line.split(',') as [string, string, string])

const townships = new Map<string, VillageCandidate[]>()
for (const [code, name, parent] of villages)
  townships.set(parent, [...(townships.get(parent) ?? []), { code, name }])

const aVillage = fc.constantFrom(...villages)
const inTownship = (parent: string) => townships.get(parent)!

/** Every village of the region asked for in one way of writing: how many are found, asked about, missed, wrong. */
function tally(write: (name: string) => string) {
  const count = { found: 0, ambiguous: 0, none: 0, wrong: 0 }
  for (const [code, name, parent] of villages) {
    const match = matchVillage(write(name), inTownship(parent))
    if ('code' in match) count[match.code === code ? 'found' : 'wrong'] += 1
    else if ('ambiguous' in match) count.ambiguous += 1
    else count.none += 1
  }
  return count
}

test('the 14,592 villages are all there', () => {
  expect(villages).toHaveLength(14_592)
})

test('asked for by its official name, every village of the region is found', () => {
  expect(tally(name => name)).toEqual({ found: 14_592, ambiguous: 0, none: 0, wrong: 0 })
})

test('asked for by its bare name, a village is found or asked about (79 pairs), never missed or mistaken', () => {
  const count = tally(bareName)
  expect(count).toMatchObject({ none: 0, wrong: 0 })
  expect(count.ambiguous).toBeLessThanOrEqual(158)
})

test('asked for as a village, only what is not called a village may be mistaken for its namesake', () => {
  const rural = villages.filter(([, name]) => !/社区|居|嘎查$/.test(name))
  const wrong = rural.filter(([code, name, parent]) => {
    const match = matchVillage(`${bareName(name)}村`, inTownship(parent))
    return 'none' in match || ('code' in match && match.code !== code)
  })
  expect(wrong).toEqual([])
})

test('the ways of writing one village', () => {
  const candidates = [
    { code: '152527102216', name: '红义村民委员会' },
    { code: '152527102217', name: '红旗村委会' },
    { code: '152527102001', name: '红旗社区居委会' },
    { code: '152527102218', name: '查干淖尔嘎查委会' },
  ]
  for (const text of [
    '红义',
    '红义村',
    '红义村委会',
    '红义村村民委员会',
    ' 红义 村',
    '红义村（示例）',
    '红义嘎查',
  ])
    expect(matchVillage(text, candidates)).toMatchObject({ code: '152527102216' })
  expect(matchVillage('红义村民委员会', candidates)).toEqual({ code: '152527102216', by: 'name' })
  expect(matchVillage('红旗村', candidates)).toMatchObject({ code: '152527102217' })
  expect(matchVillage('红旗社区', candidates)).toMatchObject({ code: '152527102001' })
  expect(matchVillage('红旗', candidates)).toEqual({ ambiguous: ['152527102217', '152527102001'] })
  expect(matchVillage('察汗诺尔', candidates)).toEqual({ code: '152527102218', by: 'spelling' })
  expect(matchVillage('红旗镇红义村', candidates, '红旗镇')).toMatchObject({ code: '152527102216' })
  expect(matchVillage('红仪村', candidates)).toEqual({
    none: true,
    near: ['152527102001', '152527102216', '152527102217'],
  })
  expect(matchVillage('', candidates)).toEqual({ none: true, near: [] })
})

test('bareName is idempotent and never empties a name', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        aVillage.map(([, name]) => name),
        fc.string({ unit: fc.constantFrom(...'红村嘎查社区委员会民居 （）') }),
      ),
      name => {
        const bare = bareName(name)
        expect(bareName(bare)).toBe(bare)
      },
    ),
  )
  for (const [, name] of villages) expect(bareName(name)).not.toBe('')
  expect(bareName('红义村（（示例））')).toBe('红义')
})

test('a found village is found again by its own name, and the order of the candidates does not matter', () => {
  fc.assert(
    fc.property(aVillage, fc.constantFrom('', '村', '嘎查', '村委会', '社区'), ([, name, parent], suffix) => {
      const candidates = inTownship(parent)
      const match = matchVillage(bareName(name) + suffix, candidates)
      const turned = matchVillage(bareName(name) + suffix, candidates.toReversed())
      if ('ambiguous' in match)
        expect('ambiguous' in turned && [...turned.ambiguous].sort()).toEqual([...match.ambiguous].sort())
      else expect(turned).toEqual(match)
      if (!('code' in match)) return
      const own = candidates.find(candidate => candidate.code === match.code)!
      expect(matchVillage(own.name, candidates)).toEqual({ code: match.code, by: 'name' })
    }),
  )
})

test('full width and half width are one', () => {
  fc.assert(
    fc.property(aVillage, ([, name, parent]) => {
      const wide = [...name].join('\u3000')
      expect(matchVillage(wide, inTownship(parent))).toEqual(matchVillage(name, inTownship(parent)))
    }),
  )
})
