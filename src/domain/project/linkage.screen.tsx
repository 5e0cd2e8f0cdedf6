/** 利益联结台账: what operators promised to households, and what they paid of it. */
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { LINKAGE_FILTERS, linkageColumns } from './linkageRow.part.tsx'
import type { LinkageRow } from './linkageRow.part.tsx'
import './project.css'

export default function LinkagePage() {
  const { t } = useWords()
  return (
    <Page
      title={t('利益联结台账', 'Benefit contracts')}
      lead={t(
        '经营主体与农牧户的合同：约定发放多少、实际发放多少。户的受益只认实际发放。',
        'Contracts of operators with households: what is promised and what is paid. A benefit is what was paid.',
      )}
    >
      <Ledger<LinkageRow>
        path="/api/linkages"
        export="/api/exports/linkages"
        rowKey={r => `${r.county}/${r.id}`}
        filters={LINKAGE_FILTERS}
        empty={{
          title: {
            zh: '还没有利益联结合同。在项目页的“利益联结”中登记。',
            en: 'No contract yet. It is signed on the page of its project.',
          },
          example: {
            zh: '资产收益分红，本金 200 万元，年收益率 8%，联结 20 户',
            en: 'dividend, principal 2 m yuan at 8 % a year, 20 households',
          },
        }}
        columns={linkageColumns(false)}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Page>
  )
}
