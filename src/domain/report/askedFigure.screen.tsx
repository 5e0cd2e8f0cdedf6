import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import type { AskedOf } from './landing.terms.ts'
import type { Figure } from '../../kernel/figure.ts'

/** A figure that the page asks for itself, with the trend of its years where it has one. */
export function AskedFigure({ id, asked, trend }: AskedOf) {
  const { data, error, refetch } = useQuery({
    queryKey: ['figure', id, asked],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search(asked)}`),
  })
  const years = useQuery({
    queryKey: ['figure', id, asked, 'year'],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search({ ...asked, by: 'year' })}`),
    enabled: trend === true,
    retry: false,
  })
  if (error) return <ProblemView error={error} retry={() => void refetch()} />
  if (!data) return <Waiting kind="figures" count={1} />
  const points = years.data?.groups?.map(g => ({ key: g.key, value: g.value ?? 0 }))
  return <FigureView figure={data} {...(points && points.length > 1 ? { trend: points } : {})} />
}
