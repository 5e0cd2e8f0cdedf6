/** `npm test` without a browser: one line that says how to get one, and the number 1. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { findChromium } from '../bin/chromium.mjs'

test('the browser is the named one and no other, then the systems’, then the one on the path', () => {
  const has =
    (...files: string[]) =>
    (path: string): boolean =>
      files.includes(path)
  const usual = has('/usr/bin/chromium', '/opt/bin/chromium')
  expect(findChromium({ CHROMIUM_PATH: '/opt/own', PATH: '/usr/bin' }, usual)).toBeUndefined()
  expect(findChromium({ CHROMIUM_PATH: '/opt/bin/chromium' }, usual)).toBe('/opt/bin/chromium')
  expect(findChromium({ PATH: '/opt/bin' }, usual)).toBe('/usr/bin/chromium')
  expect(findChromium({ PATH: '/bin:/opt/bin' }, has('/opt/bin/chromium'))).toBe('/opt/bin/chromium')
  expect(findChromium({ PATH: '/bin' }, has())).toBeUndefined()
  expect(findChromium({}, has())).toBeUndefined()
})

test('npm test says in one line what it needs and ends with 1, before any other step', () => {
  const env = { ...process.env, CHROMIUM_PATH: '/nowhere/chromium' }
  const ended = spawnSync(process.execPath, ['bin/test.mjs'], { env, encoding: 'utf8', timeout: 60_000 })
  expect(ended.status).toBe(1)
  expect(ended.stderr.trim().split('\n')).toEqual([
    'Chromium is needed for the browser tests, and CHROMIUM_PATH names no file: /nowhere/chromium',
  ])
  expect(ended.stdout).toBe('')
})
