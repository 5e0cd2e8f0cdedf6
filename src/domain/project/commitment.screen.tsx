/** 合同台账: what projects owe by contract, what is paid and what is still to be paid. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import type { Field } from '../../web/kit/field.ts'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { ImportLink } from '../../web/ledger/ImportLink.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { COMMITMENT_COLUMNS as C } from './commitment.words.ts'
import { RECEIVERS } from '../area/area.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly projectId: string
  readonly projectName: string
  readonly areaName: string | null
  readonly source: Source
  readonly year: number
  readonly party: string
  readonly number: string
  readonly subject: string
  readonly onDate: string
  readonly amountFen: string
  readonly paidFen: string
  readonly availableFen: string
}

const SourceName = ({ of }: { of: Source }) => <>{useWords().t(SOURCES[of])}</>

const money = (key: 'amountFen' | 'paidFen' | 'availableFen'): Column<Row> => ({
  key,
  title: { zh: `${C[key].zh}（元）`, en: `${C[key].en} (yuan)` },
  number: true,
  show: r => <Money fen={r[key]} />,
})

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'number',
    title: C.number,
    nowrap: true,
    show: r => <To to={`/records/commitment/${r.county}/${r.id}`}>{r.number}</To>,
  },
  { key: 'on', title: C.signedOn, nowrap: true, show: r => <Day on={r.onDate} /> },
  { key: 'area', title: C.areaName, show: r => r.areaName },
  {
    key: 'project',
    title: C.project,
    show: r => <To to={`/projects/${r.county}/${r.projectId}`}>{r.projectName}</To>,
  },
  { key: 'source', title: C.source, optional: true, show: r => <SourceName of={r.source} /> },
  { key: 'year', title: C.year, optional: true, show: r => r.year },
  { key: 'party', title: C.party, show: r => r.party },
  { key: 'subject', title: C.subject, optional: true, show: r => r.subject },
  money('amountFen'),
  money('paidFen'),
  money('availableFen'),
]

const FILTERS: readonly Filter[] = [
  { key: 'year', title: C.year, kind: 'year' },
  {
    key: 'left',
    title: C.availableFen,
    options: [{ value: 'true', words: { zh: '尚有待拨付', en: 'Something to be paid' } }],
    width: 140,
  },
  {
    key: 'area',
    title: { zh: '受援地', en: 'Receiver' },
    ...RECEIVERS,
  },
]

export default function CommitmentPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { values } = useFilters()
  return (
    <Page
      title={t('合同台账', 'Contracts')}
      lead={t(
        '项目用已安排的资金签订的合同：合同金额不超过安排，拨付不超过合同。',
        'What projects contracted of the money bound for them: never more than is bound, and never paid beyond.',
      )}
      actions={<ImportLink list="commitments" verb="project.manage" />}
    >
      <Ledger<Row>
        name="/api/commitments"
        path={values.project ? `/api/commitments?project=${values.project}` : '/api/commitments'}
        {...(values.project ? {} : { export: '/api/exports/commitments' })}
        rowKey={r => `${r.county}/${r.id}`}
        filters={FILTERS}
        empty={{
          title: {
            zh: '还没有合同。项目立项并安排资金后，按筹资来源登记合同。',
            en: 'There is no contract yet. A project registers them on its funding lines once it has passed initiation.',
          },
          example: { zh: '合同编号、承包单位、内容和金额', en: 'number, contractor, subject and amount' },
        }}
        columns={COLUMNS}
        sum={(_, value) => <Money fen={String(value)} />}
        {...(may('project.manage')
          ? { actions: (r: Row) => (r.availableFen === '0' ? null : <Reduce row={r} />) }
          : {})}
      />
    </Page>
  )
}

const REDUCE: readonly Field[] = [
  { kind: 'money', key: 'amountFen', unit: 'wan', title: { zh: '核减金额', en: 'Amount' }, required: true },
  { kind: 'text', key: 'reason', title: C.reason, required: true, lines: 2, max: 300 },
]

function Reduce({ row }: { row: Row }) {
  const { t } = useWords()
  return (
    <CommandButton
      label={{ zh: '核减', en: 'Reduce' }}
      title={{ zh: `核减合同 · ${row.number}`, en: `Reduce a contract · ${row.number}` }}
      button={{ size: 'small' }}
      lead={
        <p>
          {t('待拨付', 'To be paid')}{' '}
          <b>
            <Money fen={row.availableFen} /> {t('元', 'yuan')}
          </b>
          {t('，核减的金额退回项目安排，可另行签订。', '; what is reduced goes back to the funding line.')}
        </p>
      }
      fields={REDUCE}
      to={`/api/projects/${row.county}/${row.projectId}/commitments/${row.id}/reduce`}
      initial={{ amountFen: row.availableFen }}
      submit={{ zh: '核减', en: 'Reduce' }}
      done={{ zh: '已核减', en: 'Reduced' }}
    />
  )
}
