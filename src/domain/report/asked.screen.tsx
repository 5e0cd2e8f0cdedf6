/** The question of a figure's page, from the address: everything one sees can be sent as a link. */
import { useParams } from '@tanstack/react-router'
import { search } from '../../web/kit/address.ts'
import { useFilters } from '../../web/kit/filters.ts'
import { REGION } from '../area/area.terms.ts'

const KEYS = ['area', 'side', 'kind', 'from', 'to', 'asOf', 'knownAt'] as const
export type AskedKey = (typeof KEYS)[number]
export type Asked = Readonly<Partial<Record<AskedKey, string>>>

export interface FigureAsked {
  readonly id: string
  /** As it stands in the address. */
  readonly asked: Asked
  /** As the server takes it: a day of knowledge is the end of that day in Beijing. */
  readonly question: Asked
  /** The address of this page with some of it changed. */
  path(more: Readonly<Partial<Record<AskedKey, string | undefined>>>): string
}

const instant = (on: string | undefined): string | undefined =>
  on && /^\d{4}-\d\d-\d\d$/.test(on) ? `${on}T23:59:59+08:00` : on

export function useAsked(): FigureAsked {
  const { id } = useParams({ strict: false }) as { id: string }
  const { values } = useFilters()
  const given = Object.fromEntries(KEYS.flatMap(k => (values[k] ? [[k, values[k]]] : []))) as Asked
  const asked: Asked = { area: REGION, ...given }
  const question: Asked = { ...asked, ...(asked.knownAt ? { knownAt: instant(asked.knownAt) } : {}) }
  return { id, asked, question, path: more => `/figures/${id}${search({ ...asked, ...more })}` }
}
