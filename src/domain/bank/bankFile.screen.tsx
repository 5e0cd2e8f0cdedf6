/** 银行文件: what was imported, what still waits in it, the return of a card file, and the way to take one back. */
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { BATCHES } from './bank.terms.ts'
import type { BatchKind } from './bank.terms.ts'
import { BankImport } from './bankImport.part.tsx'
import type { BankPreview } from './bankImport.part.tsx'
import { RECEIVERS } from '../area/area.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly kind: BatchKind
  readonly fileName: string
  readonly accountTail: string | null
  readonly fromOn: string
  readonly onDate: string
  readonly lines: number
  readonly sumFen: string
  readonly importedBy: string
  readonly operator: string | null
  readonly open: string
}

const Kind = ({ of }: { of: BatchKind }) => <>{useWords().t(BATCHES[of])}</>

function Open({ row }: { row: Row }) {
  const { t } = useWords()
  if (row.open === '0') return <span className="soft">{t('无', 'nothing')}</span>
  if (row.kind === 'statement')
    return <To to="/funds/bank?state=surplus">{t(`${row.open} 行待核对`, `${row.open} lines to settle`)}</To>
  if (row.kind === 'card')
    return (
      <To to={`/funds/bank/cards?batch=${row.id}&state=sent`}>
        {t(`${row.open} 户待回盘`, `${row.open} households not answered`)}
      </To>
    )
  return <To to="/funds/bank/cards?state=failed">{t(`${row.open} 户失败`, `${row.open} failed`)}</To>
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'kind', title: { zh: '种类', en: 'Kind' }, nowrap: true, show: r => <Kind of={r.kind} /> },
  { key: 'file', title: { zh: '文件', en: 'File' }, show: r => r.fileName },
  { key: 'area', title: { zh: '旗县', en: 'Banner' }, show: r => r.areaName },
  {
    key: 'days',
    title: { zh: '日期', en: 'Days' },
    nowrap: true,
    show: r => (
      <>
        {r.fromOn === r.onDate ? null : (
          <>
            <Day on={r.fromOn} /> —{' '}
          </>
        )}
        <Day on={r.onDate} />
      </>
    ),
  },
  {
    key: 'of',
    title: { zh: '账号或合同', en: 'Account or contract' },
    show: r => r.operator ?? (r.accountTail ? `**** ${r.accountTail}` : '—'),
  },
  { key: 'lines', title: { zh: '行数', en: 'Lines' }, number: true, show: r => exactly(r.lines) },
  {
    key: 'sum',
    title: { zh: '合计（元）', en: 'Sum (yuan)' },
    number: true,
    show: r => <Money fen={r.sumFen} />,
  },
  { key: 'by', title: { zh: '导入人', en: 'Imported by' }, optional: true, show: r => r.importedBy },
  { key: 'open', title: { zh: '待办', en: 'Waiting' }, show: r => <Open row={r} /> },
]

export default function BankFilePage() {
  const { t } = useWords()
  const { may } = useMe()
  const writes = may('bank.write')
  return (
    <Page
      title={t('银行文件', 'Bank files')}
      crumbs={[{ to: '/funds/bank', label: t('银行对账', 'Bank reconciliation') }]}
      lead={t(
        '导入过的对账单、一卡通发放文件和银行回盘。同一份文件只能导入一次；导错了可以整份撤回。展开发放文件可导入它的回盘。',
        'Statements, card files and returns as they were imported, each once; a wrong one is taken back whole. Open a card file to import its return.',
      )}
    >
      <Ledger<Row>
        path="/api/bank/batches"
        export="/api/exports/bankFiles"
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          { key: 'kind', title: { zh: '种类', en: 'Kind' }, options: choices(BATCHES), width: 160 },
          {
            key: 'area',
            title: { zh: '旗县', en: 'Banner' },
            ...RECEIVERS,
          },
        ]}
        empty={{
          zh: '还没有银行文件。对账单在“银行对账”导入，发放文件在“一卡通发放”导入。',
          en: 'There is no file yet. Statements are imported under Bank reconciliation, card files under Card payments.',
        }}
        columns={COLUMNS}
        detail={r => <Detail row={r} writes={writes} />}
        {...(writes ? { actions: (r: Row) => <TakeBack row={r} /> } : {})}
      />
    </Page>
  )
}

type Preview = BankPreview & { readonly arrived: number; readonly failed: number; readonly missing: number }

function Detail({ row, writes }: { row: Row; writes: boolean }) {
  const { t } = useWords()
  if (row.kind === 'card' && writes && row.open !== '0')
    return (
      <BankImport<Preview>
        title={{ zh: '导入银行回盘', en: 'Import the bank’s return' }}
        list="bank-return"
        path="/api/bank/returns"
        query={{ county: row.county, batch: row.id }}
        effect={p => (
          <>
            {t(
              `成功 ${exactly(p.arrived)} 户，失败 ${exactly(p.failed)} 户；回盘中没有的 ${exactly(p.missing)} 户仍待回盘。失败的退回待发。`,
              `Arrived ${exactly(p.arrived)}, failed ${exactly(p.failed)}; not answered ${exactly(p.missing)}. What failed is owed again.`,
            )}
          </>
        )}
        done={{ zh: '已按回盘更新。', en: 'Updated by the return.' }}
      />
    )
  if (row.kind === 'statement') return <To to="/funds/bank">{t('看流水', 'Lines')}</To>
  return (
    <To to={`/funds/bank/cards${row.kind === 'card' ? `?batch=${row.id}` : ''}`}>{t('看明细', 'Lines')}</To>
  )
}

function TakeBack({ row }: { row: Row }) {
  const { t } = useWords()
  const words = {
    statement: t('流水和核对结果一并撤回。', 'Its lines and what they were matched with go.'),
    card: t(
      '这份文件的全部到户发放及其收入记录一并撤回，约定金额恢复为待发。',
      'All its payments and the income they made go; the promises are owed again.',
    ),
    return: t('回盘结果撤回，失败的恢复为已送银行。', 'The bank’s word goes; what failed is as it was sent.'),
  }
  return (
    <Confirm
      label={{ zh: '撤回', en: 'Take back' }}
      title={{ zh: '整份撤回？', en: 'Take the whole file back?' }}
      lead={words[row.kind]}
      danger
      button={{ size: 'small', type: 'text' }}
      order={() => ({ to: `/api/bank/batches/${row.county}/${row.id}/takeBack` })}
      done={{ zh: '已撤回', en: 'Taken back' }}
    />
  )
}
