/** 资金: the sources with what is paid of each, and what is paid against what the gates passed allow. */
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { CeilingBar } from './ceilingBar.part.tsx'
import { useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { AddFunding, CommitProject, PayProject, WithdrawFunding } from './moneyAct.part.tsx'

export function MoneyCard({ data }: { data: Detail }) {
  const { t } = useWords()
  const may = useMay(data)
  return (
    <Card
      title={t('资金', 'Money')}
      extra={
        <>
          <To className="small" to={`/funds/commitments?project=${data.project.id}`}>
            {t('合同台账', 'Contracts')}
          </To>{' '}
          {may('project.manage') ? <AddFunding data={data} /> : null}{' '}
          {may('project.manage') ? <CommitProject data={data} /> : null}{' '}
          {may('project.pay') && data.funding.length ? <PayProject data={data} /> : null}
        </>
      }
    >
      <CeilingBar data={data} />
      {data.funding.length ? (
        <Sources data={data} />
      ) : (
        <p className="soft">{t('还没有登记筹资来源。', 'No funding line yet.')}</p>
      )}
      <p>
        <To to={`/funds/commitments?project=${data.project.id}`}>{t('本项目的合同', 'Its contracts')}</To>
      </p>
      <Payments data={data} />
    </Card>
  )
}

function Sources({ data }: { data: Detail }) {
  const { t } = useWords()
  const { county } = data.project
  const may = useMay(data)
  return (
    <table className="sheet cards">
      <thead>
        <tr>
          <th scope="col">{t('资金来源', 'Source')}</th>
          <th scope="col" className="n">
            {t('落实（元）', 'Funded (yuan)')}
          </th>
          <th scope="col" className="n">
            {t('已拨付（元）', 'Paid (yuan)')}
          </th>
          <th scope="col">{t('资金分配', 'Allocation')}</th>
        </tr>
      </thead>
      <tbody>
        {data.funding.map(l => (
          <tr key={l.id}>
            <td data-label={t('资金来源', 'Source')}>{t(SOURCES[l.source as Source])}</td>
            <td data-label={t('落实（元）', 'Funded (yuan)')} className="n">
              <Money fen={l.amountFen} />
            </td>
            <td data-label={t('已拨付（元）', 'Paid (yuan)')} className="n">
              <Money fen={l.paidFen} />
            </td>
            <td data-label={t('资金分配', 'Allocation')}>
              {l.allocationId ? (
                <To to={`/records/allocation/${county}/${l.allocationId}`}>{t('分配记录', 'Allocation')}</To>
              ) : (
                <span className="soft">{t('未对应分配', 'none')}</span>
              )}{' '}
              {may('project.manage') && l.paidFen === '0' ? (
                <WithdrawFunding data={data} line={l.id} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Payments({ data }: { data: Detail }) {
  const { t } = useWords()
  const { county } = data.project
  if (!data.payments.length) return <p className="soft">{t('还没有拨付。', 'Nothing is paid yet.')}</p>
  return (
    <table className="sheet cards">
      <caption className="sr">{t('拨付', 'Payments')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('拨付日期', 'Paid on')}</th>
          <th scope="col">{t('援助方', 'Giver')}</th>
          <th scope="col">{t('凭证号', 'Voucher')}</th>
          <th scope="col">{t('收款单位', 'Payee')}</th>
          <th scope="col" className="n">
            {t('金额（元）', 'Yuan')}
          </th>
        </tr>
      </thead>
      <tbody>
        {data.payments.map(p => (
          <tr key={p.id}>
            <td data-label={t('拨付日期', 'Paid on')} className="nowrap">
              <To to={`/records/payment/${county}/${p.id}`}>
                <Day on={p.onDate} />
              </To>
            </td>
            <td data-label={t('援助方', 'Giver')}>
              <EndTag side="giver">{p.giverName ?? t(SOURCES[p.source])}</EndTag>
            </td>
            <td data-label={t('凭证号', 'Voucher')}>{p.voucher}</td>
            <td data-label={t('收款单位', 'Payee')}>{p.payee}</td>
            <td data-label={t('金额（元）', 'Yuan')} className="n">
              <Money fen={p.amountFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
