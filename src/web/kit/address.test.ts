import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changed, filtersIn, readAddress, search, withQuery } from './address.ts'

test('an address keeps text as text: codes are not numbers', () => {
  expect(readAddress('?area=150125&q=%E4%B9%8C%E4%BA%91&empty=')).toEqual({ area: '150125', q: '乌云' })
  expect(search({ area: '150125', from: undefined, q: '' })).toBe('?area=150125')
  expect(search({})).toBe('')
})

test('what is written into the address is read from it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1 })),
      values => JSON.stringify(readAddress(search(values))) === JSON.stringify({ ...values }),
    ),
  )
})

test('a list sends only the filters it has', () => {
  expect(filtersIn({ area: 150125, q: ' 乌云 ', tab: 'x', status: '' }, ['area', 'q', 'status'])).toEqual({
    area: '150125',
    q: '乌云',
  })
})

test('an emptied filter leaves the address, the others stay', () => {
  expect(changed({ area: '150125', q: 'a' }, { q: undefined })).toEqual({ area: '150125' })
  expect(changed({ area: '150125' }, { q: 'b' })).toEqual({ area: '150125', q: 'b' })
})

test('a path with a question of its own takes more of it', () => {
  expect(withQuery('/api/x?year=2020', { area: '150125' })).toBe('/api/x?year=2020&area=150125')
  expect(withQuery('/api/x', {})).toBe('/api/x')
})
