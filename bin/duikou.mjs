#!/usr/bin/env node
/** `npx duikou …`: the command line of the programme, beside a running server or without one. */
import { build, checkNode, install, loadEnv } from './prepare.mjs'

checkNode()
loadEnv()
install()
await build({ quiet: true, web: false })
const { cli } = await import('../dist/server/src/adapters/cli/cli.js')

/** What says itself what to do needs no stack. */
const EXPLAINED = ['cluster.unusable', 'setting.wrong', 'house.wrong', 'server.alreadyRunning']
const isExplained = error => EXPLAINED.includes(error.code)

try {
  process.exitCode = await cli(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${isExplained(error) ? error.message : error.stack}\n`)
  process.exitCode = 1
}
