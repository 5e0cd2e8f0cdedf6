/** 采用: draft allocations that a second person approves, all at once; undone as long as nobody drew on them. */
import { Card } from '../../web/kit/Card.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { pathOf, TAKE_OVER_TONES, moneyWords, Wan } from './scenario.part.tsx'
import type { Scenario, TakeOver } from './scenario.part.tsx'
import { DECISIONS, TAKE_OVER_STATES } from './scenario.terms.ts'

/** Beside the page's title: the next step of a plan that is solved. */
export function Propose({ scenario }: { scenario: Scenario }) {
  const { t } = useWords()
  const solution = scenario.solution!
  return (
    <Confirm
      label={{ zh: '提出采用', en: 'Propose to take over' }}
      title={{ zh: '按这个方案提出分配？', en: 'Propose this plan as allocations?' }}
      lead={t(
        `将 ${moneyWords(solution.costFen).zh}按方案列为待批准的分配。另一人批准后才生效，批准前可退回。`,
        `${moneyWords(solution.costFen).en} become draft allocations. They take effect when another person approves.`,
      )}
      reason="required"
      reasonMin={2}
      reasonTitle={{ zh: '分配理由（记入每笔分配）', en: 'Reason (kept with each allocation)' }}
      button={{ type: 'primary' }}
      order={reason => ({ to: `${pathOf(scenario)}/propose`, body: { reason } })}
      done={{ zh: '已提出，待批准', en: 'Proposed' }}
    />
  )
}

export function TakeOvers({ scenario }: { scenario: Scenario }) {
  return (
    <>
      {scenario.takeOvers.map(one => (
        <TakeOverCard key={one.id} one={one} />
      ))}
    </>
  )
}

function TakeOverCard({ one }: { one: TakeOver }) {
  const { t } = useWords()
  return (
    <Card
      title={t('采用为分配', 'Taken over as allocations')}
      extra={<Tag tone={TAKE_OVER_TONES[one.state]}>{t(TAKE_OVER_STATES[one.state])}</Tag>}
    >
      <p>
        {t(
          `${one.proposedByName} 提出，共 ${one.lines.length} 笔、${moneyWords(one.totalFen).zh}：${one.reason}`,
          `Proposed by ${one.proposedByName}: ${one.lines.length} allocations, ${moneyWords(one.totalFen).en}. ${one.reason}`,
        )}{' '}
        <Moment at={one.proposedAt} />
      </p>
      <ul className="why-list">
        {one.decisions.map(d => (
          <li key={d.at}>
            {t(DECISIONS[d.decision])} {d.decidedByName} <Moment at={d.at} />
            {d.reason ? `：${d.reason}` : ''}
          </li>
        ))}
      </ul>
      <Decide one={one} />
      {one.state === 'approved' ? (
        <p>
          <To to="/funds/allocations">{t('到资金分配台账查看', 'See them in the ledger of allocations')}</To>
        </p>
      ) : null}
      <details>
        <summary>
          {t(`查看 ${exactly(one.lines.length)} 笔分配`, `The ${exactly(one.lines.length)} allocations`)}
        </summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('旗县', 'Banner')}</th>
              <th>{t('援助方', 'Giver')}</th>
              <th>{t('来源', 'Source')}</th>
              <th className="n">{t('金额（万元）', 'Amount (10,000)')}</th>
            </tr>
          </thead>
          <tbody>
            {one.lines.map(l => (
              <tr key={`${l.banner}${l.source}${l.giverName}${l.amountFen}`}>
                <td>{l.bannerName}</td>
                <td>{l.giverName}</td>
                <td>{t(SOURCES[l.source as Source])}</td>
                <td className="n">
                  <Wan fen={l.amountFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}

function Decide({ one }: { one: TakeOver }) {
  const { t } = useWords()
  const { me, may } = useMe()
  if (!may('allocation.approve')) return null
  const to = `/api/takeOvers/${one.county}/${one.id}/decide`
  if (one.state === 'approved')
    return (
      <Confirm
        label={{ zh: '撤销这批分配', en: 'Undo these allocations' }}
        title={{ zh: '撤销这批分配？', en: 'Undo these allocations?' }}
        lead={t(
          '尚未拨付、也没有项目据以筹资的，可整批撤销；额度回到原下达。',
          'As long as nothing is paid or bound of them they are withdrawn together; the money goes back to its appropriations.',
        )}
        reason="required"
        reasonMin={2}
        danger
        order={reason => ({ to, body: { decision: 'undo', reason } })}
        done={{ zh: '已撤销', en: 'Undone' }}
      />
    )
  if (one.state !== 'proposed') return null
  const own = me?.user?.id === one.proposedBy
  return (
    <div className="run-bar">
      {own ? (
        <span className="soft">{t('请由另一人批准。', 'Another person approves it.')}</span>
      ) : (
        <Confirm
          label={{ zh: '批准', en: 'Approve' }}
          title={{ zh: '批准这批分配？', en: 'Approve these allocations?' }}
          lead={t(
            `一次生成 ${one.lines.length} 笔分配，共 ${moneyWords(one.totalFen).zh}；额度不足则一笔也不生成。`,
            `${one.lines.length} allocations of ${moneyWords(one.totalFen).en} are made at once, or none if any would be overdrawn.`,
          )}
          button={{ type: 'primary' }}
          order={() => ({ to, body: { decision: 'approve' } })}
          done={{ zh: '已批准', en: 'Approved' }}
        />
      )}
      <Confirm
        label={{ zh: '退回', en: 'Return' }}
        title={{ zh: '退回这个方案？', en: 'Return this plan?' }}
        reason="required"
        reasonMin={2}
        order={reason => ({ to, body: { decision: 'return', reason } })}
        done={{ zh: '已退回', en: 'Returned' }}
      />
    </div>
  )
}
