/** The projects of the library that lie in the reader's scope, to choose one. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'

interface Listed {
  readonly id: string
  readonly name: string
}

export function useLibrary(): readonly Listed[] {
  const { data } = useQuery({
    queryKey: ['library of projects'],
    queryFn: () => api<{ rows: Listed[] }>('/api/projects?library=in_library&limit=200'),
    staleTime: 60_000,
  })
  return data?.rows ?? []
}
