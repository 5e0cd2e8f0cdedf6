/** `npx duikou …`: the same house, the same rules, beside a running server or without one. */
import { openHouse, systemReader } from '../../house.ts'
import { Problem } from '../../kernel/problem.ts'
import { settings } from '../../settings.ts'
import { auditCommand } from './audit.ts'
import { figureCommand } from './figure.ts'
import { filesCommand } from './files.ts'
import { keysCommand } from './keys.ts'
import { recordCommand } from './record.ts'
import { rollupCommand } from './rollup.ts'
import type { CliCommand } from './command.ts'

const COMMANDS: Record<string, CliCommand> = {
  figure: figureCommand,
  record: recordCommand,
  audit: auditCommand,
  rollup: rollupCommand,
  files: filesCommand,
  keys: keysCommand,
}

const HELP = `duikou figure ID --area CODE [--side giver] [--kind K] [--from D --to D | --as-of D] [--known-at T] [--by area] [--as USER] [--json]
duikou record TYPE CODE FIELD [--json]
duikou audit verify
duikou rollup publish | verify
duikou files verify [--remove]
duikou keys rotate
`

/** @returns the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function cli(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  const command = COMMANDS[name]
  if (!command) {
    process.stdout.write(HELP)
    return name && name !== 'help' && name !== '--help' ? 2 : 0
  }
  const house = await openHouse(settings())
  try {
    const owner = await systemReader(house.base, process.env.USER ?? 'owner')
    return await command({
      house,
      owner,
      settings: settings(),
      args: rest,
      print: text => void process.stdout.write(`${text}\n`),
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    process.stderr.write(`${error.say('zh')}\n${error.say('en')}\n`)
    return 1
  } finally {
    await house.close()
  }
}
