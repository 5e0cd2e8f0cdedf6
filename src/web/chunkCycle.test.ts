import { expect, test } from 'vitest'
import { chunkCycle } from './chunkCycle.ts'

test('chunks that wait for each other are named, and a diamond is no ring', () => {
  const diamond = new Map([
    ['index', ['kit', 'antd']],
    ['kit', ['react']],
    ['antd', ['react']],
    ['react', []],
  ])
  expect(chunkCycle(diamond)).toBeNull()
  const ring = new Map([...diamond, ['react', ['kit-more']], ['kit-more', ['kit']]])
  expect(chunkCycle(ring)).toEqual(['kit', 'react', 'kit-more', 'kit'])
  expect(chunkCycle(new Map([['a', ['a']]]))).toEqual(['a', 'a'])
})
