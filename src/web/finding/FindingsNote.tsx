/** On a record’s page: the findings that stand on it and are not closed, and the auditor’s button for another. */
import { useQuery } from '@tanstack/react-query'
import { SUBJECTS } from '../../domain/inspection/finding.terms.ts'
import { RaiseFinding } from '../../domain/inspection/raise.part.tsx'
import { StateTag } from '../../domain/inspection/findingRow.part.tsx'
import type { FindingRow } from '../../domain/inspection/findingRow.part.tsx'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import type { LedgerPage } from '../kit/Ledger.tsx'
import { To } from '../kit/To.tsx'

export function FindingsNote({ type, county, id }: { type: string; county: string; id: string }) {
  const { t } = useWords()
  const { may } = useMe()
  const path = `/api/findings?record=${id}&state=open&limit=20`
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => api<LedgerPage<FindingRow>>(path),
    enabled: type in SUBJECTS && may('finding.read'),
  })
  const rows = data?.rows ?? []
  if (!(type in SUBJECTS) || (!rows.length && !may('finding.raise'))) return null
  return (
    <div className={rows.length ? 'note no-print' : 'no-print'}>
      {rows.map(r => (
        <p key={r.id}>
          {t('未销号问题', 'Open finding')} <To to={`/findings/${r.county}/${r.id}`}>{r.number}</To>{' '}
          <StateTag state={r.state} overdue={r.overdue} /> {r.content}
        </p>
      ))}
      <RaiseFinding about={{ county, type, id }} />
    </div>
  )
}
