/** 资金下达台账: where the chain of money begins. */
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
import { Allocate, Appropriate } from './fundForm.screen.tsx'
import type { Drawable } from './fundForm.screen.tsx'
import {
  amountColumn,
  documentColumn,
  giverColumn,
  giverFilter,
  leftFilter,
  leftOf,
  sourceColumn,
  sourceFilter,
  sumOf,
  yearColumn,
  yearFilter,
} from './fundRow.screen.tsx'

export type AppropriationRow = Drawable & { readonly purpose: string; readonly onPrecision: string }

export const chainLink = (r: { readonly county: string; readonly id: string }): string =>
  `/funds/appropriations/${r.county}/${r.id}`

const COLUMNS: readonly Column<AppropriationRow>[] = [
  {
    key: 'on',
    title: { zh: '下达日期', en: 'Date' },
    nowrap: true,
    show: r => (
      <To to={chainLink(r)}>
        <Day on={r.onDate} precision={r.onPrecision} />
      </To>
    ),
  },
  documentColumn,
  giverColumn,
  sourceColumn,
  yearColumn,
  { key: 'purpose', title: { zh: '用途', en: 'Purpose' }, show: r => r.purpose },
  amountColumn('下达', 'Appropriated'),
  {
    key: 'drawnFen',
    title: { zh: '已分配（元）', en: 'Allocated (yuan)' },
    number: true,
    show: r => <Money fen={r.drawnFen} />,
  },
  {
    key: 'left',
    title: { zh: '可分配（元）', en: 'Left (yuan)' },
    number: true,
    show: r => <Money fen={leftOf(r)} />,
  },
]

export default function AppropriationPage() {
  const { t } = useWords()
  const { may } = useMe()
  const writes = may('fund.appropriate')
  return (
    <Page
      title={t('资金下达台账', 'Appropriations')}
      lead={t(
        '每笔下达按文件登记，再分配到旗县、逐笔拨付。点日期看一笔资金的去向。',
        'Each sum made available by a document, then allocated to banners and paid. A date opens what became of it.',
      )}
      actions={
        <>
          {writes ? <Appropriate /> : null}
          <ImportLink list="appropriations" verb="fund.appropriate" />
        </>
      }
    >
      <Ledger<AppropriationRow>
        path="/api/appropriations"
        export="/api/exports/appropriations"
        rowKey={r => `${r.county}/${r.id}`}
        filters={[yearFilter, sourceFilter, giverFilter, leftFilter]}
        empty={{
          title: writes
            ? {
                zh: '还没有下达记录。按资金文件登记下达，再分配到旗县。',
                en: 'Nothing is appropriated yet. Enter it by the funding document, then allocate.',
              }
            : {
                zh: '下达由北京市和各区登记，不在本岗位范围内；分到旗县的资金见“资金分配”。',
                en: 'Appropriations are Beijing’s and the districts’, outside your scope; see Allocations for what a banner was given.',
              },
          example: {
            zh: '京财农指〔2020〕11号，市级财政援助 5,000 万元',
            en: '京财农指〔2020〕11号, municipal budget, 50 million yuan',
          },
          ...(writes ? { action: <Appropriate /> } : {}),
        }}
        columns={COLUMNS}
        sum={sumOf}
        {...(may('fund.allocate')
          ? { actions: (r: AppropriationRow) => <AppropriationActions row={r} /> }
          : {})}
      />
    </Page>
  )
}

/** 分配 while something is left; 撤回 while nothing is drawn. */
export function AppropriationActions({ row }: { row: AppropriationRow }) {
  const { t } = useWords()
  return (
    <>
      {BigInt(leftOf(row)) > 0n ? <Allocate row={row} /> : null}
      {row.availableFen === row.amountFen ? (
        <Confirm
          label={{ zh: '撤回', en: 'Withdraw' }}
          title={{ zh: '撤回这笔下达？', en: 'Withdraw this appropriation?' }}
          lead={t(
            '用于登记有误。记录保留并注明已撤回，不再计入数字。',
            'For an entry made by mistake. The record is kept, marked as withdrawn, and no longer counts.',
          )}
          reason="required"
          reasonMin={2}
          danger
          button={{ size: 'small' }}
          order={reason => ({ to: `/api/appropriations/${row.county}/${row.id}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Withdrawn' }}
        />
      ) : null}
    </>
  )
}
