/** `npm run bench`: measures what docs/benchmarks.md says. Each figure with the limit measured in the same run. */
import { build, checkNode, install, loadEnv, root } from './prepare.mjs'

checkNode()
process.chdir(root)
loadEnv()
install()
await build({ quiet: true })
const { bench } = await import('../dist/server/bench/main.js')
process.exitCode = await bench(process.argv.slice(2))
