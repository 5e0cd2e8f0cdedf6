/** `npm start`: installs, builds, and opens the programme. */
import { build, checkNode, install, loadEnv, root } from './prepare.mjs'

checkNode()
process.chdir(root)
loadEnv()
install()
await build()
const { start } = await import('../dist/server/src/main.js')
await start()
