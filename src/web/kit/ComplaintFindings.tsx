/** On a complaint’s page: what audits made of it, and the auditor’s button to make it a finding. */
import { useQuery } from '@tanstack/react-query'
import { RaiseFinding } from '../../domain/inspection/raise.part.tsx'
import type { FindingKind } from '../../domain/inspection/finding.terms.ts'
import type { Matter } from '../../domain/notice/complaint.terms.ts'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { To } from './To.tsx'

const KINDS: Partial<Record<Matter, FindingKind>> = {
  money: 'money',
  project: 'progress',
  notice: 'notice',
  registration: 'target',
}

interface Props {
  readonly county: string
  readonly id: string
  readonly areaCode: string
  readonly matter: Matter
}

interface Ref {
  readonly county: string
  readonly id: string
  readonly number: string
}

export function ComplaintFindings({ county, id, areaCode, matter }: Props) {
  const { t } = useWords()
  const { may } = useMe()
  const path = `/api/complaints/${county}/${id}/findings`
  const { data } = useQuery({ queryKey: [path], queryFn: () => api<{ rows: Ref[] }>(path) })
  const rows = data?.rows ?? []
  if (!rows.length && !may('finding.raise')) return null
  const kind = KINDS[matter]
  return (
    <div className="note no-print">
      {rows.map(r => (
        <p key={r.id}>
          {t('转为问题', 'Made a finding')} <To to={`/findings/${r.county}/${r.id}`}>{r.number}</To>
        </p>
      ))}
      <RaiseFinding
        about={{
          county: areaCode.slice(0, 6),
          type: 'banner',
          complaint: { county, id },
          ...(kind ? { kind } : {}),
        }}
      />
    </div>
  )
}
