/** One project as its route answers it, and what every part of its page needs to know. */
import type { Json } from '../../web/api.ts'
import { useMe } from '../../web/session.tsx'
import type { Verb } from '../../kernel/access.ts'
import { GATE_ORDER } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'
import type { projectDetail } from './project.queries.ts'

export type Detail = Json<Awaited<ReturnType<typeof projectDetail>>>
export type Checklist = NonNullable<Detail['next']>
export type Line = Checklist['lines'][number]

export const pathOf = (d: Detail): string => `/api/projects/${d.project.county}/${d.project.id}`
export const pageOf = (at: { county: string; id: string }): string => `/projects/${at.county}/${at.id}`

/** Whether the post may do this here: its verb, and a project that stands in a place it may write to. */
export function useMay(d: Detail): (verb: Verb) => boolean {
  const { may } = useMe()
  return verb => d.writes && may(verb)
}

export const passedOn = (d: Detail, gate: Gate): string | undefined => d.gates[gate]
export const lastPassed = (d: Detail): Gate | undefined => GATE_ORDER.filter(g => d.gates[g]).at(-1)
