import type { Figure } from '../../kernel/figure.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { desk as programme, indicators } from '../../programme.ts'
import { readerNamed } from './command.ts'
import type { CliCommand } from './command.ts'
import { optionsOf } from './option.ts'

const text = { type: 'string' } as const

/** `duikou figure ID --area CODE …`: the same answer as over HTTP. */
export const figureCommand: CliCommand = async desk => {
  const { values, positionals } = optionsOf(desk.args, {
    area: text,
    side: text,
    kind: text,
    from: text,
    to: text,
    'as-of': text,
    'known-at': text,
    by: text,
    as: text,
    json: { type: 'boolean' },
  })
  const indicator = indicators.find(i => i.id === positionals[0])
  if (!indicator) throw new Problem('input.reference', { what: positionals[0] ?? 'ID' })
  const read = programme.questionQuery.safeParse({
    ...values,
    area: values.area ?? '150000',
    asOf: values['as-of'],
    knownAt: values['known-at'],
  })
  if (!read.success)
    throw new Problem('input.invalid', { what: read.error.issues.map(i => i.path.join('.')).join(', ') })
  const reader = await readerNamed(desk, values.as)
  const answer = await within(desk.house.base, reader, tx =>
    programme.figure(tx, indicator, programme.asked(read.data), read.data.by),
  )
  desk.print(values.json ? JSON.stringify(bare(answer)) : worded(answer))
  return 0
}

/** The figure without words; with `--by` its groups. */
const bare = (f: Figure) => ({
  id: f.id,
  version: f.version,
  unit: f.unit,
  fold: f.fold,
  area: f.area,
  side: f.side,
  kind: f.kind,
  from: f.from,
  to: f.to,
  asOf: f.asOf,
  knownAt: f.knownAt,
  value: f.value,
  basis: f.basis,
  rows: f.rows,
  ...(f.groups ? { groups: f.groups } : {}),
})

function worded(f: Figure): string {
  const line = (name: string, value: number | null): string =>
    `${name}\t${value === null ? '—' : value.toLocaleString('en-US')} ${f.unitWords.zh}`
  const basis = Object.entries(f.basis)
    .filter(([, v]) => v)
    .map(([k, v]) => `  ${k} ${v.toLocaleString('en-US')}`)
  return [
    line(`${f.title.zh} ${f.areaName.zh}`, f.value),
    ...basis,
    ...(f.groups ?? []).map(g => line(`  ${g.name.zh}`, g.value)),
  ].join('\n')
}
