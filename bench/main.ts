/** `npm run bench [-- name [number]]`: what the README claims about speed, each a command. */
import { importBench } from './import.bench.ts'

const BENCHES: Readonly<Record<string, (size?: number) => Promise<void>>> = {
  import: importBench,
}

/** @returns the exit code */
export async function bench(args: readonly string[]): Promise<number> {
  const [name, size] = args
  const chosen = name ? [name] : Object.keys(BENCHES)
  for (const one of chosen) {
    const run = BENCHES[one]
    if (!run) {
      process.stderr.write(`${one}? There are: ${Object.keys(BENCHES).join(', ')}\n`)
      return 1
    }
    await run(size ? Number(size) : undefined)
  }
  return 0
}
