import { expect, test } from 'vitest'
import { findPlace, placeKey } from './placeText.rules.ts'
import type { BannerPlaces } from './placeText.rules.ts'

const village = (code: string, name: string) => ({ code, name })
const places: BannerPlaces = {
  county: village('152527', '太仆寺旗'),
  townships: [
    {
      ...village('152527102', '红旗镇'),
      villages: [village('152527102216', '红义村委会'), village('152527102900', '永合村（示例）')],
    },
    {
      ...village('152527200', '幸福乡'),
      villages: [village('152527200901', '永合村（示例）'), village('152527200902', '永合嘎查（示例）')],
    },
  ],
}
const find = (
  place: string | null,
  township: string | null = null,
  code: string | null = null,
  decided = new Map(),
) => findPlace(places, { code, township, place }, decided)
const codeOf = (found: ReturnType<typeof find>) => ('code' in found ? found.code : null)

test('to the village, with its township before it or beside it; the banner’s own name in front does not matter', () => {
  for (const text of ['红旗镇红义村', '太仆寺旗红旗镇红义村委会', '红旗镇 红义', '红义村'])
    expect(codeOf(find(text)), text).toBe('152527102216')
  expect(codeOf(find('红义村', '红旗'))).toBe('152527102216')
  expect(codeOf(find(null, '红旗镇'))).toBe('152527102')
  expect(codeOf(find('幸福乡'))).toBe('152527200')
  expect(codeOf(find('太仆寺旗'))).toBe('152527')
  expect(codeOf(find('别处', '别乡', '152527102216'))).toBe('152527102216')
})

test('what fits two is asked, and a decision is remembered; what fits none is unknown', () => {
  expect(codeOf(find('红旗镇永合村'))).toBe('152527102900')
  expect(find('永合村')).toMatchObject({ ask: { under: { code: '152527' } } })
  const asked = find('幸福乡永合')
  expect('ask' in asked && asked.ask.candidates.map(c => c.code)).toEqual(['152527200901', '152527200902'])
  const decided = new Map([[placeKey('152527200', '永合'), '152527200902']])
  expect(find('幸福乡永合', null, null, decided)).toEqual({ code: '152527200902', by: 'decided' })
  expect(find('红义村', '乌鲁布铁镇')).toEqual({ unknown: 'township' })
  expect(find(null, null, '150125101201')).toEqual({ unknown: 'code' })
  expect(find(null)).toEqual({ unknown: 'empty' })
})
