/** 扶贫项目资产台账: what projects left behind, whose it is, how it does and what it brought. */
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { ASSET_FILTERS, assetColumns } from './assetRow.part.tsx'
import type { AssetRow } from './assetRow.part.tsx'
import './project.css'

export default function AssetPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('扶贫项目资产台账', 'Assets of projects')}
      lead={t(
        '项目验收时登记，分经营性、公益性、到户类；所有权、经营权、收益权、监督权和管护人明确，收益有去向。',
        'Registered at acceptance in three classes; each with its rights, its keeper, its returns and where they went.',
      )}
    >
      <Ledger<AssetRow>
        path="/api/assets"
        export="/api/exports/assets"
        rowKey={r => `${r.county}/${r.id}`}
        filters={ASSET_FILTERS}
        empty={{
          title: {
            zh: '还没有登记资产。项目通过建设环节后，在项目页登记。',
            en: 'No asset yet. They are registered on the page of a project that is built.',
          },
          example: {
            zh: '日光温室 20 座，原值 120 万元，村集体所有，租赁经营',
            en: '20 greenhouses, 1.2 m yuan, village collective, leased',
          },
        }}
        columns={assetColumns(false)}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Page>
  )
}
