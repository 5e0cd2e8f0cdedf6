#!/usr/bin/env node
/** `npx duikou …`: the command line of the programme, beside a running server or without one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, checkNode, install, root } from './prepare.mjs'

checkNode()
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
install()
await build({ quiet: true, web: false })
const { cli } = await import('../dist/server/src/adapters/cli/cli.js')
process.exitCode = await cli(process.argv.slice(2))
