/** The workbench of a year as the two offices have it: six projects of three banners, and the money to be divided among them. */
import { expect } from 'vitest'
import type { RuleSet } from '../src/domain/allocation/ruleSet.terms.ts'
import type { Reader } from '../src/kernel/access.ts'
import { openTestHouse } from './house.ts'
import type { Person, TestHouse } from './house.ts'
import { library } from './library.ts'
import type { Listed } from './library.ts'
import { ownerCodes, person } from './helper.ts'

/** 武川 is 门头沟's, 太仆寺 昌平's, 林西 丰台's. */
export const [WUCHUAN, TAIBUS, LINXI] = ['150125', '152527', '150424'] as const
export const YEAR = 2019
export const WAN = 1_000_000n

export interface Shown {
  county: string
  id: string
  state: string
  revision: number
  rules: RuleSet
  progress: unknown
  curve: {
    state: string
    points: { fairness: number; households: number; leastRatio: number | null }[]
  } | null
  solution: {
    id: string
    outcome: string
    inputHash: string
    gap: number
    bound: number
    objective: number
    households: number
    costFen: string
    result: {
      purses: { id: string; amountFen: string; usedFen: string; worth: number | null }[]
      banners: {
        code: string
        baselineFen: string | null
        planFen: string
        draws: { purse: string; fen: string }[]
        reasons: { code: string }[]
      }[]
      missing: { factor: string; banner: string }[]
      conflict: { words: { zh: string }; loosen: unknown }[]
    }
  } | null
  takeOvers: { county: string; id: string; state: string; totalFen: string }[]
}

export interface Line {
  title: string
  variantId: string
  costFen: string
  isIn: boolean
  why: string
  because: { words: { zh: string } }
  paidBy: Record<string, string>
}

export interface Office {
  readonly house: TestHouse
  readonly beijing: Person
  readonly second: Person
  readonly region: Person
  readonly projects: Listed[]
  readonly at: { county: string; id: string }
  readonly path: string
  show(): Promise<Shown>
  lines(query?: Record<string, string>): Promise<Line[]>
  rules(change: Partial<RuleSet>): Promise<unknown>
  solve(): Promise<Shown>
}

const PROJECTS = [
  { county: WUCHUAN, name: '武川甲', wan: 100, households: 60 },
  { county: WUCHUAN, name: '武川乙', wan: 100, households: 20 },
  { county: TAIBUS, name: '太仆寺甲', wan: 150, households: 90 },
  { county: TAIBUS, name: '太仆寺乙', wan: 150, households: 15 },
  { county: LINXI, name: '林西甲', wan: 80, households: 30 },
  { county: LINXI, name: '林西路', wan: 50, households: 40, category: 'road', mechanism: null },
]

export async function office(): Promise<Office> {
  const house = await openTestHouse({ own: true })
  const codes = await ownerCodes(house.base)
  const writing = (who: Reader, own: (code: string) => boolean): Reader => ({
    ...who,
    counties: codes,
    writable: codes.filter(own),
  })
  const city = writing(
    person('beijing_office', '110000'),
    c => c.startsWith('11') || PROJECTS.some(p => p.county === c),
  )
  const beijing = house.as(city)
  const second = house.as({ ...city, userId: 'test-beijing-second', userName: '复核' })
  const region = house.as(writing(person('region_office', '150000'), c => c.startsWith('15')))
  const projects = await library(house.base, YEAR, PROJECTS)
  for (const [source, giverCode, wan] of [
    ['municipal', '110000', 200n],
    ['district', '110109', 90n],
  ] as const)
    await beijing.tell('/api/appropriations', {
      source,
      giverCode,
      year: YEAR,
      amountFen: (wan * WAN).toString(),
      onDate: '2019-02-01',
      purpose: '协作资金',
    })
  const at = await beijing.tell<{ county: string; id: string }>('/api/scenarios', {
    year: YEAR,
    title: '甲方案',
  })
  const path = `/api/scenarios/${at.county}/${at.id}`
  const show = (): Promise<Shown> => beijing.ask<Shown>(path)
  return {
    house,
    beijing,
    second,
    region,
    projects,
    at,
    path,
    show,
    lines: async query => (await beijing.ask<{ rows: Line[] }>(`${path}/lines`, query)).rows,
    async rules(change) {
      const { revision, rules } = await show()
      return put(beijing, `${path}/rules`, { revision, rules: { ...rules, gap: 0, ...change } })
    },
    async solve() {
      await beijing.tell(`${path}/solve`)
      await house.work()
      return show()
    },
  }
}

const put = async (who: Person, path: string, body: object): Promise<unknown> => {
  const answer = await who.put(path, body)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
