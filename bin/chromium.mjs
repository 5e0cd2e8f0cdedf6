/** Where the browser for the browser tests is. */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** `CHROMIUM_PATH` and nothing else where it is set; then the places of the systems, then the path. */
export function findChromium(env, exists) {
  if (env.CHROMIUM_PATH) return exists(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...PLACES, ...folders.flatMap(folder => NAMES.map(name => join(folder, name)))].find(exists)
}

/** A file that may be run. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** One line that says how to go on. */
export const howToGet = env =>
  env.CHROMIUM_PATH
    ? `Chromium is needed for the browser tests, and CHROMIUM_PATH names no file: ${env.CHROMIUM_PATH}`
    : 'Chromium is needed for the browser tests: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.'
