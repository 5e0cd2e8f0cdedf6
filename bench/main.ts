/** `npm run bench [-- name [number]]`: what the README claims about speed, each a command. */
import { cpus, loadavg, totalmem } from 'node:os'
import { figureBench, listBench } from './answer.bench.ts'
import { bundleBench } from './bundle.bench.ts'
import { exportBench } from './export.bench.ts'
import { importBench } from './import.bench.ts'
import { ledgerBench } from './ledger.bench.ts'
import { withOffice } from './office.ts'
import { portfolioBench } from './portfolio.bench.ts'
import { startBench } from './start.bench.ts'

const HOUSEHOLDS = 100_000

type Run = (households: number) => Promise<void>

/** `answers` is figure and list over one and the same programme; memory is measured on the programme that was started. */
const BENCHES: Readonly<Record<string, Run>> = {
  bundle: bundleBench,
  import: importBench,
  figure: households => withOffice(households, figureBench),
  list: households => withOffice(households, listBench),
  answers: households =>
    withOffice(households, async office => {
      await listBench(office)
      await figureBench(office)
    }),
  export: size => exportBench(size === HOUSEHOLDS ? undefined : size),
  ledger: size => ledgerBench(size === HOUSEHOLDS ? undefined : size),
  portfolio: portfolioBench,
  start: startBench,
  memory: startBench,
}
const ALL = ['bundle', 'import', 'answers', 'export', 'ledger', 'portfolio', 'start']

/** What the figures depend on; others' work on the machine lengthens times, and processor time less so. */
function tellMachine(): void {
  const gb = Math.round(totalmem() / 1024 ** 3)
  const busy = loadavg()[0]!.toFixed(1)
  const { node } = process.versions
  process.stdout.write(
    `${new Date().toISOString()}  ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${gb} GB, Node ${node}, load ${busy}\n`,
  )
}

/** @returns the exit code */
export async function bench(args: readonly string[]): Promise<number> {
  const [name, size] = args
  for (const one of name ? [name] : ALL) {
    const run = BENCHES[one]
    if (!run) {
      process.stderr.write(`${one}? There are: ${Object.keys(BENCHES).join(', ')}\n`)
      return 1
    }
    tellMachine()
    await run(size ? Number(size) : HOUSEHOLDS)
  }
  return 0
}
