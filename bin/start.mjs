/** `npm start`: installs, builds, and opens the programme. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, checkNode, install, root } from './prepare.mjs'

checkNode()
process.chdir(root)
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
install()
await build()
const { start } = await import('../dist/server/src/main.js')
await start()
