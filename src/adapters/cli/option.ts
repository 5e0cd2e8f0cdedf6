import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { Problem } from '../../kernel/problem.ts'

/** @throws Problem input.invalid for an option that is not known or lacks its value, instead of a stack. */
export function optionsOf<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    throw new Problem('input.invalid', { what: message.split('. ')[0]! })
  }
}
