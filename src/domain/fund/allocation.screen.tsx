/** 资金分配台账: the shares of the banners, each with what is paid and what is left to pay. */
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { ImportLink } from '../../web/ledger/ImportLink.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { DraftAnnouncement } from '../notice/draftAnnouncement.part.tsx'
import { Pay } from './fundForm.screen.tsx'
import type { Drawable } from './fundForm.screen.tsx'
import {
  amountColumn,
  documentColumn,
  giverColumn,
  giverFilter,
  leftFilter,
  leftOf,
  receiverColumn,
  receiverFilter,
  sourceColumn,
  sourceFilter,
  sumOf,
  yearColumn,
  yearFilter,
} from './fundRow.screen.tsx'

type AllocationRow = Drawable & { readonly reason: string }

const COLUMNS: readonly Column<AllocationRow>[] = [
  {
    key: 'on',
    title: { zh: '分配日期', en: 'Date' },
    nowrap: true,
    show: r => (
      <To to={`/records/allocation/${r.county}/${r.id}`}>
        <Day on={r.onDate} />
      </To>
    ),
  },
  giverColumn,
  receiverColumn,
  sourceColumn,
  yearColumn,
  documentColumn,
  { key: 'reason', title: { zh: '分配理由', en: 'Reason' }, show: r => r.reason },
  amountColumn('分配', 'Allocated'),
  {
    key: 'drawnFen',
    title: { zh: '已拨付（元）', en: 'Paid (yuan)' },
    number: true,
    show: r =>
      r.drawnFen === '0' ? (
        <Money fen="0" />
      ) : (
        <To to={`/funds/payments?of=${r.id}`}>
          <Money fen={r.drawnFen} />
        </To>
      ),
  },
  {
    key: 'left',
    title: { zh: '未安排（元）', en: 'Not yet bound (yuan)' },
    number: true,
    show: r => <Money fen={leftOf(r)} />,
  },
]

export const AllocationLedger = ({ of }: { of?: string }) => {
  const { me, may } = useMe()
  return (
    <Ledger<AllocationRow>
      path={of ? `/api/allocations?of=${of}` : '/api/allocations'}
      {...(of ? {} : { export: '/api/exports/allocations' })}
      rowKey={r => `${r.county}/${r.id}`}
      filters={
        of
          ? [receiverFilter, leftFilter]
          : [yearFilter, sourceFilter, giverFilter, receiverFilter, leftFilter]
      }
      empty={{
        zh: '还没有分配。先有下达，再从“资金下达”分配到旗县。',
        en: 'Nothing is allocated yet. Allocate from an appropriation.',
      }}
      columns={COLUMNS}
      sum={sumOf}
      {...(may('fund.pay')
        ? { actions: (r: AllocationRow) => <AllocationActions row={r} /> }
        : me?.acting.role === 'banner_bureau'
          ? { actions: (r: AllocationRow) => <Announce row={r} /> }
          : {})}
    />
  )
}

export default function AllocationPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('资金分配台账', 'Allocations')}
      lead={t(
        '每个旗县分到多少、已拨付多少、还有多少没有安排到项目或拨付。',
        'What each banner was given, what is paid of it, and what no project and no payment has taken yet.',
      )}
      actions={<ImportLink list="allocations" verb="fund.allocate" />}
    >
      <AllocationLedger />
    </Page>
  )
}

/** A banner announces its own share. */
const Announce = ({ row }: { row: AllocationRow }) => (
  <DraftAnnouncement
    small
    about={{ kind: 'funds', subjectType: 'allocation', county: row.county, subjectId: row.id }}
  />
)

function AllocationActions({ row }: { row: AllocationRow }) {
  const { t } = useWords()
  return (
    <>
      {BigInt(leftOf(row)) > 0n ? <Pay row={row} /> : null}
      {row.availableFen === row.amountFen ? (
        <Confirm
          label={{ zh: '撤回', en: 'Withdraw' }}
          title={{ zh: '撤回这笔分配？', en: 'Withdraw this allocation?' }}
          lead={t(
            '用于登记有误。撤回后额度回到原下达，记录保留并注明已撤回。',
            'For an entry made by mistake. The sum goes back to its appropriation; the record is kept, marked as withdrawn.',
          )}
          reason="required"
          reasonMin={2}
          danger
          button={{ size: 'small' }}
          order={reason => ({ to: `/api/allocations/${row.county}/${row.id}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Withdrawn' }}
        />
      ) : null}
    </>
  )
}
