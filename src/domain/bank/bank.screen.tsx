/** 银行对账: the bank's lines, each matched with a record, explained, or waiting for somebody. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { useListBanner } from '../../web/kit/listBanner.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { LINE_STATES, MATCHED, STATEMENT_COLUMNS as C } from './bank.terms.ts'
import type { LineState, MatchedRecord } from './bank.terms.ts'
import { BankImport } from './bankImport.part.tsx'
import type { BankPreview } from './bankImport.part.tsx'
import { RECEIVERS } from '../area/area.terms.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly accountTail: string | null
  readonly onDate: string
  readonly amountFen: string
  readonly party: string | null
  readonly partyAccount: string | null
  readonly summary: string | null
  readonly serial: string | null
  readonly state: LineState
  readonly recordType: MatchedRecord | null
  readonly recordId: string | null
  readonly reason: string | null
  readonly byRule: boolean | null
  readonly matchedBy: string | null
}

const TONES: Record<LineState, Tone> = { matched: 'good', surplus: 'bad', explained: 'plain' }

function State({ row }: { row: Row }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[row.state]}>{t(LINE_STATES[row.state])}</Tag>{' '}
      {row.recordType && row.recordId ? (
        <div>
          <To to={`/records/${row.recordType}/${row.county}/${row.recordId}`}>
            {t(MATCHED[row.recordType])}
          </To>
        </div>
      ) : null}
      {row.reason ? <div className="small soft">{row.reason}</div> : null}
      {row.state === 'surplus' ? (
        <div className="small soft">
          {row.amountFen.startsWith('-')
            ? t('由旗县主管部门补登支出或说明', 'The banner bureau records the spending or explains it')
            : t(
                '由旗县主管部门请拨款方补登拨付或说明',
                'The banner bureau asks the giver to record it, or explains it',
              )}
        </div>
      ) : null}
      {row.state === 'matched' ? (
        <div className="small soft">
          {row.byRule ? t('系统核对', 'by the rule') : t(`${row.matchedBy} 核对`, `by ${row.matchedBy}`)}
        </div>
      ) : null}
    </>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'on', title: C.onDate, nowrap: true, show: r => <Day on={r.onDate} /> },
  { key: 'area', title: { zh: '旗县', en: 'Banner' }, optional: true, show: r => r.areaName },
  {
    key: 'account',
    title: { zh: '本方账号', en: 'Account' },
    optional: true,
    nowrap: true,
    show: r => (r.accountTail ? `**** ${r.accountTail}` : '—'),
  },
  { key: 'party', title: C.party, show: r => r.party ?? '—' },
  {
    key: 'partyAccount',
    title: C.partyAccount,
    optional: true,
    nowrap: true,
    show: r => r.partyAccount ?? '—',
  },
  { key: 'summary', title: C.summary, show: r => r.summary ?? '—' },
  { key: 'serial', title: C.serial, optional: true, nowrap: true, show: r => r.serial ?? '—' },
  {
    key: 'amountFen',
    title: { zh: '收（＋）支（－）（元）', en: 'In (+) or out (−), yuan' },
    number: true,
    show: r => <Money fen={r.amountFen} />,
  },
  { key: 'state', title: { zh: '核对情况', en: 'State' }, show: r => <State row={r} /> },
]

type Preview = BankPreview & {
  readonly added: number
  readonly same: number
  readonly matched: number
  readonly surplus: number
  readonly broken: readonly number[]
}

function Effect({ of }: { of: Preview }) {
  const { t } = useWords()
  return (
    <>
      {t(
        `新流水 ${exactly(of.added)} 行，其中与拨付、支出相符 ${exactly(of.matched)} 行，需要人工处理 ${exactly(of.surplus)} 行；以前已导入 ${exactly(of.same)} 行，不重复。`,
        `New lines ${exactly(of.added)}: matched with payments or spending ${exactly(of.matched)}, for somebody to settle ${exactly(of.surplus)}; imported before ${exactly(of.same)}, not again.`,
      )}{' '}
      {of.broken.length ? (
        <span className="warn">
          {t(
            `第 ${of.broken.join('、')} 行前后余额接不上，文件可能缺行或被改动。`,
            `The balance does not run on at row ${of.broken.join(', ')}: a line may be missing or altered.`,
          )}
        </span>
      ) : null}
    </>
  )
}

export default function BankPage() {
  const { t } = useWords()
  const { may } = useMe()
  const writes = may('bank.write')
  return (
    <Page
      title={t('银行对账', 'Bank reconciliation')}
      lead={t(
        '专户流水与账上的拨付、支出逐笔核对：相符的自动核对，其余由人处理。账号加密保存，只显示后四位。',
        'Lines of the special account against payments and spending: what agrees is matched, the rest is settled by people. Account numbers are sealed; the last four are shown.',
      )}
      actions={
        <>
          <To to="/funds/bank/missing">{t('账上有、银行无', 'In the books only')}</To>{' '}
          <To to="/funds/bank/files">{t('银行文件', 'Files')}</To>
        </>
      }
    >
      {writes ? <Import /> : null}
      <Ledger<Row>
        path="/api/bank/lines"
        export="/api/exports/bankLines"
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          {
            key: 'state',
            title: { zh: '核对情况', en: 'State' },
            options: choices(LINE_STATES),
            width: 150,
          },
          {
            key: 'area',
            title: { zh: '旗县', en: 'Banner' },
            ...RECEIVERS,
          },
        ]}
        empty={{
          title: {
            zh: '还没有银行流水。由旗县主管部门按月导入专户对账单。',
            en: 'There is no line yet. The banner bureau imports the statement of its special account every month.',
          },
          example: {
            zh: '交易日期、收入金额、支出金额、余额、对方户名、对方账号、摘要、流水号',
            en: 'date, in, out, balance, other party, other account, summary, serial number',
          },
        }}
        columns={COLUMNS}
        sum={(_, value) => <Money fen={String(value)} />}
        {...(writes ? { actions: (r: Row) => <Actions row={r} /> } : {})}
      />
    </Page>
  )
}

function Import() {
  const { county, picker } = useListBanner()
  return (
    <BankImport<Preview>
      title={{ zh: '导入银行对账单', en: 'Import a bank statement' }}
      list="bank-statement"
      path="/api/bank/statements"
      query={county ? { county } : undefined}
      before={picker}
      effect={preview => <Effect of={preview} />}
      partly
      done={{
        zh: '已导入并核对，需要处理的见下表。',
        en: 'Imported and held against the books; what waits stands below.',
      }}
    />
  )
}

function Actions({ row }: { row: Row }) {
  const { t } = useWords()
  const at = `/api/bank/lines/${row.county}/${row.id}`
  if (row.state !== 'surplus')
    return (
      <Confirm
        label={{ zh: '取消核对', en: 'Let go' }}
        title={{ zh: '取消这一行的核对？', en: 'Let this line go?' }}
        lead={t('该行回到待处理，可以重新核对。', 'It waits again and can be matched anew.')}
        button={{ size: 'small', type: 'text' }}
        order={() => ({ to: `${at}/release` })}
      />
    )
  return (
    <>
      <Match row={row} />
      <Confirm
        label={{ zh: '说明', en: 'Explain' }}
        title={{ zh: '说明这一行', en: 'Explain this line' }}
        lead={t(
          '用于结息、手续费等不属于协作资金收支的流水。',
          'For interest, fees and whatever is no movement of the programme’s money.',
        )}
        reason="required"
        reasonMin={2}
        button={{ size: 'small' }}
        order={reason => ({ to: `${at}/explain`, body: { reason } })}
        done={{ zh: '已说明', en: 'Explained' }}
      />
    </>
  )
}

interface Offer {
  readonly type: MatchedRecord
  readonly id: string
  readonly onDate: string
  readonly amountFen: string
  readonly voucher: string
  readonly payee: string
  readonly days: number
}

/** Records of the same sum and direction, the nearest first. */
function Match({ row }: { row: Row }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('核对', 'Match')}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('与哪条记录相符？', 'Which record is it?')}
        size={520}
      >
        {open ? <Offers row={row} /> : null}
      </Drawer>
    </>
  )
}

function Offers({ row }: { row: Row }) {
  const { t } = useWords()
  const path = `/api/bank/lines/${row.county}/${row.id}/records`
  const { data, error } = useQuery({ queryKey: [path], queryFn: () => api<{ rows: readonly Offer[] }>(path) })
  if (error) return <ProblemView error={error} />
  if (!data) return <Waiting />
  if (!data.rows.length)
    return (
      <p className="soft">
        {t(
          '没有金额和收支方向相同、尚未核对的拨付或支出。',
          'No open payment or spending has this sum and direction.',
        )}
      </p>
    )
  return (
    <ul className="plain">
      {data.rows.map(o => (
        <li key={o.id}>
          <b>{t(MATCHED[o.type])}</b> {o.voucher} · <Day on={o.onDate} /> · {o.payee} ·{' '}
          <Money fen={o.amountFen} /> {t('元', 'yuan')}{' '}
          <Confirm
            label={{ zh: '就是这条', en: 'This one' }}
            title={{ zh: '核对为这条记录？', en: 'Match with this record?' }}
            lead={`${o.voucher} · ${o.payee}`}
            button={{ size: 'small' }}
            order={() => ({
              to: `/api/bank/lines/${row.county}/${row.id}/match`,
              body: { recordType: o.type, recordId: o.id },
            })}
            done={{ zh: '已核对', en: 'Matched' }}
          />
        </li>
      ))}
    </ul>
  )
}
