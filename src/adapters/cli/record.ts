import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { records } from '../../programme.ts'
import type { CliCommand } from './command.ts'

/** `duikou record TYPE CODE FIELD`: a property of one record, found by the code people use. */
export const recordCommand: CliCommand = async desk => {
  const [type, code, name] = desk.args.filter(a => !a.startsWith('--'))
  const kind = records.find(k => k.type === type)
  if (!kind?.byCode || !code)
    throw new Problem('input.reference', { what: `${type ?? 'TYPE'} ${code ?? 'CODE'}` })
  const view = await within(desk.house.base, desk.owner, async tx => {
    const ref = await kind.byCode!(tx, code)
    return ref && kind.read(tx, ref.county, ref.id)
  })
  if (!view) throw new Problem('record.notFound')
  const field = view.fields.find(f => f.key === name)
  if (name && !field) throw new Problem('input.reference', { what: name })
  const shown = field ? { type, code, field: name, value: field.value } : { type, code, ...view }
  desk.print(desk.args.includes('--json') || !field ? JSON.stringify(shown) : String(field.value))
  return 0
}
