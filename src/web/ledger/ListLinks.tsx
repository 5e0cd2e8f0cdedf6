/** The empty form of a list, and on the demonstration lists to try it with. */
import { useQuery } from '@tanstack/react-query'
import type { Word } from '../../kernel/words.ts'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'

interface Sample {
  readonly name: string
  readonly list: string
  readonly words: Word
  readonly fileName: string
}

/** @param list the name of its template */
export function ListLinks({ list }: { list: string }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['samples'],
    queryFn: () => api<{ rows: readonly Sample[] }>('/api/samples'),
    staleTime: Infinity,
    retry: false,
  })
  return (
    <span className="links">
      <a href={`/api/templates/${list}`} download>
        {t('空白模板', 'Blank template')}
      </a>
      {(data?.rows ?? [])
        .filter(s => s.list === list)
        .map(s => (
          <a key={s.name} href={`/api/samples/${s.name}`} download={s.fileName}>
            {t(s.words)}
          </a>
        ))}
    </span>
  )
}
