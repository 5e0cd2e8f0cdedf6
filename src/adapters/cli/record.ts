import { mustMay } from '../../kernel/access.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { records } from '../../programme.ts'
import { readerNamed } from './command.ts'
import type { CliCommand } from './command.ts'
import { optionsOf } from './option.ts'

/** `duikou record TYPE CODE FIELD`: a property of one record, found by the code people use, as its reader sees it. */
export const recordCommand: CliCommand = async desk => {
  const { values, positionals } = optionsOf(desk.args, { as: { type: 'string' }, json: { type: 'boolean' } })
  const [type, code, name] = positionals
  const kind = records.find(k => k.type === type)
  if (!kind?.byCode || !code)
    throw new Problem('input.reference', { what: `${type ?? 'TYPE'} ${code ?? 'CODE'}` })
  const reader = await readerNamed(desk, values.as)
  mustMay(reader, kind.verb)
  const view = await within(desk.house.base, reader, async tx => {
    const ref = await kind.byCode!(tx, code)
    return ref && kind.read(tx, ref.county, ref.id)
  })
  if (!view) throw new Problem('record.notFound')
  const field = view.fields.find(f => f.key === name)
  if (name && !field) throw new Problem('input.reference', { what: name })
  const shown = field ? { type, code, field: name, value: field.value } : { type, code, ...view }
  desk.print(values.json || !field ? JSON.stringify(shown) : String(field.value))
  return 0
}
