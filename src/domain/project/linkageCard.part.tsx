/** 利益联结 of one project: its contracts with what each promised and paid. */
import { Card } from '../../web/kit/Card.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { SignLinkage } from './linkageAct.part.tsx'
import { linkageColumns } from './linkageRow.part.tsx'
import type { LinkageRow } from './linkageRow.part.tsx'

export function LinkageCard({ data }: { data: Detail }) {
  const { t } = useWords()
  const { may } = useMe()
  const here = useMay(data)
  if (!may('linkage.read')) return null
  return (
    <Card
      title={t('利益联结', 'Benefit contracts')}
      extra={here('linkage.write') ? <SignLinkage data={data} /> : null}
    >
      <Ledger<LinkageRow>
        name="linkages of a project"
        path={`/api/linkages?projectId=${data.project.id}`}
        rowKey={r => r.id}
        empty={{
          zh: '还没有利益联结合同。经营性项目须明确联农带农机制，方可验收。',
          en: 'No contract yet. A business project needs one before it is accepted.',
        }}
        columns={linkageColumns(true)}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Card>
  )
}
