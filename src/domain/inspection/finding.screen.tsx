/** 问题整改台账: what was found, who puts it right by when, and how far it is. */
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { FINDING_FILTERS, FINDING_LEDGER } from './findingRow.part.tsx'
import type { FindingRow } from './findingRow.part.tsx'

export default function FindingsPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('问题整改台账', 'Findings')}
      lead={t(
        '审计监督发现的问题：责任单位制定措施、报告进展、申请销号，由审计核实后销号或退回。',
        'What audits found: the responsible unit sets out measures, reports and asks to close; the auditor closes or returns.',
      )}
    >
      <Ledger<FindingRow>
        path="/api/findings"
        export="/api/exports/findings"
        rowKey={r => `${r.county}/${r.id}`}
        filters={FINDING_FILTERS}
        empty={{
          title: {
            zh: '没有符合条件的问题。审计人员在监督预警或记录页登记。',
            en: 'No such finding. An auditor raises one on an alarm or on a record’s page.',
          },
          example: {
            zh: '项目资金闲置 8 个月，责任单位旗县农牧局，限期整改',
            en: 'Money of a project idle for 8 months; the agriculture bureau is to act by a day',
          },
        }}
        columns={FINDING_LEDGER}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Page>
  )
}
