import { expect, test } from 'vitest'
import { changes } from './changes.ts'

test('a history shows the fields that changed, and only those', () => {
  expect(changes({ a: 1, b: 'x', c: null }, { a: 1, b: 'y', d: [1] })).toEqual([
    { field: 'b', before: 'x', after: 'y' },
    { field: 'd', before: null, after: '[1]' },
  ])
  expect(changes(null, { a: 1 })).toEqual([{ field: 'a', before: null, after: '1' }])
  expect(changes(null, [1, 2])).toEqual([])
})
