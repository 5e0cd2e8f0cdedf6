import { useQuery } from '@tanstack/react-query'
import type { Me } from '../kernel/account/account.schema.ts'
import type { Verb } from '../kernel/access.ts'
import { api } from './api.ts'

/** Who is signed in, as which post, and what that post may do. */
export function useMe() {
  const query = useQuery({ queryKey: ['me'], queryFn: () => api<Me>('/api/me'), staleTime: 60_000 })
  const may = (verb: Verb): boolean => query.data?.acting.verbs.includes(verb) ?? false
  return { me: query.data, may, loading: query.isPending, error: query.error }
}
