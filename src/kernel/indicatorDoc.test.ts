import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { indicators } from '../programme.ts'
import { fileOf, pageOf } from './indicatorDoc.ts'

const FOLDER = 'docs/indicators'

test('docs/indicators shows the SQL of every indicator as it is (npm run indicators prints it)', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(indicators.map(fileOf).sort())
  for (const indicator of indicators)
    expect(readFileSync(join(FOLDER, fileOf(indicator)), 'utf8')).toBe(pageOf(indicator))
})
