import { expect, test } from 'vitest'
import { MAY, may, ROLES } from '../access.ts'
import type { Role, Verb } from '../access.ts'
import { afterFailure, fits, LOCK_OUT, lockedFor } from './account.rules.ts'
import { isValidOn, readerOf } from './reader.rules.ts'
import type { Ground } from './reader.rules.ts'

const ground: Ground = {
  receivers: ['150000', '150100', '150125', '150900', '150921', '150929', '152500', '152527'],
  givers: ['110000', '110109', '110114'],
  banners: ['150125', '150921'],
  pairs: [
    { giver: '110109', receiver: '150125', validFrom: '2018-01-01', validTo: null },
    { giver: '110109', receiver: '150921', validFrom: '2018-01-01', validTo: '2021-01-01' },
    { giver: '110109', receiver: '150929', validFrom: '2030-01-01', validTo: null },
  ],
  rangeOf: code => {
    const lo = code.length === 6 ? code.replace(/^(\d\d)0000$/, '$1').replace(/^(\d{4})00$/, '$1') : code
    return { lo, hi: String(Number(lo) + 1) }
  },
}

const as = (role: Role, areaCode: string, on = '2020-06-01', partyId: string | null = null) =>
  readerOf({ userId: 'u', userName: 'U' }, { role, areaCode, partyId }, on, ground)

const ALL = [...ground.receivers, ...ground.givers].sort()

test('offices above see every owner and write to their own side', () => {
  for (const role of ['beijing_office', 'region_office', 'auditor', 'administrator'] as const)
    expect([...as(role, '150000').counties].sort()).toEqual(ALL)
  expect(as('auditor', '150000').writable).toEqual([])
  expect(as('administrator', '150000').writable).toEqual([])
  expect([...as('beijing_office', '110000').writable].sort()).toEqual([
    '110000',
    '110109',
    '110114',
    '150125',
    '150921',
  ])
  expect(as('region_office', '150000').writable).toEqual(ground.receivers)
})

test('a league has its counties and itself', () => {
  expect(as('league_office', '150900').counties).toEqual(['150900', '150921', '150929'])
})

test('a district writes to the banners it helps that day; ended pairings stay readable, coming ones are closed', () => {
  expect(as('district_office', '110109')).toMatchObject({
    counties: ['110109', '150125', '150921'],
    writable: ['110109', '150125', '150921'],
  })
  expect(as('district_office', '110109', '2020-12-31').writable).toContain('150921')
  expect(as('district_office', '110109', '2021-01-01')).toMatchObject({
    counties: ['110109', '150125', '150921'],
    writable: ['110109', '150125'],
  })
  expect(as('district_office', '110114').counties).toEqual(['110114'])
})

test('a township sees its own range of the county, a village its own', () => {
  expect(as('banner_bureau', '150125')).toMatchObject({
    counties: ['150125'],
    writable: ['150125'],
    lo: '',
    hi: '~',
  })
  expect(as('township', '150125101')).toMatchObject({
    counties: ['150125'],
    writable: ['150125'],
    lo: '150125101',
    hi: '150125102',
  })
  expect(as('village_worker', '150125101201')).toMatchObject({ lo: '150125101201', hi: '150125101202' })
})

test('a seconded cadre proves and signs for the eastern side, writes nothing else, and sees no names', () => {
  expect(as('cadre', '150125')).toMatchObject({
    counties: ['150125'],
    writable: ['150125'],
    seesNames: false,
  })
  const writing = (Object.keys(MAY) as Verb[]).filter(
    verb => !verb.endsWith('.read') && (MAY[verb] as readonly string[]).includes('cadre'),
  )
  expect(writing).toEqual(['project.prove', 'project.sign', 'file.write', 'list.export'])
  expect(as('banner_bureau', '150125').seesNames).toBe(true)
})

test('units, firms and the public see no county', () => {
  for (const role of ['sending_unit', 'host_unit', 'producer', 'buyer', 'public'] as const) {
    const reader = as(role, '150125', '2020-06-01', 'p')
    expect([reader.counties, reader.writable, reader.parties]).toEqual([[], [], ['p']])
  }
})

test('both dates of a grant count, and an ended one never', () => {
  const grant = { validFrom: '2020-01-01', validTo: '2020-12-31', endedAt: null }
  expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(on => isValidOn(grant, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isValidOn({ ...grant, endedAt: new Date() }, '2020-06-01')).toBe(false)
})

test('the role that reads nothing of people has no verb that does', () => {
  const guarded = [
    'household.read',
    'household.reveal',
    'evidence.read',
    'fund.read',
    'audit.read',
    'account.manage',
  ] as const
  for (const role of ['public', 'producer', 'buyer', 'sending_unit', 'host_unit'] as const)
    for (const verb of guarded) expect(may(as(role, '150125'), verb), `${role} ${verb}`).toBe(false)
  const writes = Object.keys(MAY).filter(
    v => !v.endsWith('.read') && !/reveal|export/.test(v),
  ) as (keyof typeof MAY)[]
  expect(writes.filter(verb => may(as('auditor', '150000'), verb))).toEqual([
    'file.write',
    'sample.draw',
    'finding.raise',
  ])
})

test('a post is held for its own level of area', () => {
  const held: [Role, string][] = [
    ['beijing_office', '110000'],
    ['district_office', '110109'],
    ['region_office', '150000'],
    ['league_office', '150900'],
    ['banner_bureau', '150125'],
    ['township', '150125101'],
    ['village_worker', '150125101201'],
  ]
  for (const [role] of held)
    for (const [other, area] of held) {
      const fitting = role === other || (role === 'village_worker' && other === 'township')
      expect(fits(role, area), `${role} ${area}`).toBe(fitting)
    }
  for (const role of Object.keys(ROLES) as Role[]) expect(fits(role, '99')).toBe(false)
  expect(fits('public', '150000')).toBe(false)
})

test('the pause begins at the last allowed failure and failures long ago are forgotten', () => {
  const at = (minute: number): Date => new Date(minute * 60_000)
  let kept = afterFailure(undefined, at(0))
  for (let i = 1; i < LOCK_OUT.failures - 1; i++) kept = afterFailure(kept, at(i))
  expect(lockedFor(kept, at(5))).toBe(0)
  kept = afterFailure(kept, at(5))
  expect(lockedFor(kept, at(5))).toBe(LOCK_OUT.lockMinutes)
  expect(lockedFor(kept, at(19.5))).toBe(1)
  expect(lockedFor(kept, at(20))).toBe(0)
  expect(afterFailure(kept, at(40)).failures).toBe(1)
})
