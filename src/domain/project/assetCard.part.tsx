/** 形成资产 of one project. */
import { Card } from '../../web/kit/Card.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { RegisterAsset } from './assetAct.part.tsx'
import { assetColumns } from './assetRow.part.tsx'
import type { AssetRow } from './assetRow.part.tsx'
import { useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'

export function AssetCard({ data }: { data: Detail }) {
  const { t } = useWords()
  const { may } = useMe()
  const here = useMay(data)
  if (!may('asset.read')) return null
  return (
    <Card
      title={t('形成资产', 'Assets')}
      extra={here('asset.write') && data.gates.construction ? <RegisterAsset data={data} /> : null}
    >
      <Ledger<AssetRow>
        name="assets of a project"
        path={`/api/assets?projectId=${data.project.id}`}
        rowKey={r => r.id}
        empty={{
          zh: '还没有登记资产。通过建设环节后登记，验收时核对。',
          en: 'No asset yet. They are registered once it is built, and checked at acceptance.',
        }}
        columns={assetColumns(true)}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Card>
  )
}
