/** Which project of the banner a row of a ledger names: by its code, else by a name that only one has. Pure. */
import { groupBy } from '../../kernel/group.ts'
import { finding } from '../../kernel/ledger/cell.rules.ts'
import type { CellReader } from '../../kernel/ledger/cell.rules.ts'
import type { Finding } from '../../kernel/ledger/ledger.ts'
import { squeeze } from '../../kernel/sheet/heading.rules.ts'
import { PROJECT_NAMED } from './commitmentList.words.ts'

export interface NamedProject {
  readonly id: string
  readonly code: string | null
  readonly name: string
}

export interface ByName {
  readonly codes: ReadonlyMap<string, readonly NamedProject[]>
  readonly names: ReadonlyMap<string, readonly NamedProject[]>
}

const named = (projects: readonly NamedProject[], key: (p: NamedProject) => string | null) =>
  groupBy(
    projects.filter(p => key(p)),
    p => squeeze(key(p)!),
  )

export const byName = (projects: readonly NamedProject[]): ByName => ({
  codes: named(projects, p => p.code),
  names: named(projects, p => p.name),
})

type Key = 'projectCode' | 'projectName'

export function namedProject<K extends string>(
  cells: CellReader<K | Key>,
  known: ByName,
  out: Finding<K | Key>[],
): NamedProject | null {
  const code = cells.text('projectCode', 60)
  const name = cells.text('projectName', 120)
  const field: Key = code ? 'projectCode' : 'projectName'
  const wrong = (which: keyof typeof PROJECT_NAMED, values = {}): null => {
    out.push(finding<K | Key, keyof typeof PROJECT_NAMED>(PROJECT_NAMED, 'error', which, field, values))
    return null
  }
  if (!code && !name) return wrong('project.unnamed')
  const fits = (code ? known.codes.get(squeeze(code)) : known.names.get(squeeze(name!))) ?? []
  const [first] = fits
  if (!first) return wrong('project.unknown')
  if (fits.length > 1) return wrong('project.several', { count: fits.length })
  return code && name && squeeze(first.name) !== squeeze(name)
    ? wrong('project.differs', { name: first.name })
    : first
}
