#!/usr/bin/env node
/** `npm run indicators`: prints the SQL of every indicator into docs/indicators, to be reviewed with the change. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './prepare.mjs'

await build({ quiet: true, web: false })
const { indicators } = await import('../dist/server/src/programme.js')
const { fileOf, pageOf } = await import('../dist/server/src/kernel/indicatorDoc.js')

const folder = 'docs/indicators'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const indicator of indicators) writeFileSync(join(folder, fileOf(indicator)), pageOf(indicator))
console.log(`${indicators.length} · ${folder}`)
