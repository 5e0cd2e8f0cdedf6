/** What is paid against what may be: one bar of the budget, a mark for the ceiling of each stage, the present one strong. */
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Detail } from './detail.part.tsx'
import { STAGES } from './gate.terms.ts'

export function CeilingBar({ data }: { data: Detail }) {
  const { t } = useWords()
  const { money, project } = data
  const whole = Math.max(Number(project.budgetFen), Number(money.fundedFen), 1)
  const share = (fen: string | null): number => Math.min(100, (Number(fen ?? 0) / whole) * 100)
  const left = BigInt(money.ceilingFen) - BigInt(money.paidFen)
  const shares = money.stages.flatMap(s => (s.fen === null ? [] : [{ ...s, fen: s.fen }]))
  return (
    <div className="ceiling">
      <div className="ceiling-bar" aria-hidden="true">
        <i className="funded" style={{ width: `${share(money.fundedFen)}%` }} />
        <i className="paid" style={{ width: `${share(money.paidFen)}%` }} />
        {shares.map(s => (
          <b
            key={s.stage}
            className={s.stage === money.stage ? 'mark now' : 'mark'}
            style={{ left: `${share(s.fen)}%` }}
            title={t(STAGES[s.stage])}
          />
        ))}
      </div>
      <dl className="facts">
        <Sum zh="投资规模" en="Budget" fen={project.budgetFen} />
        <Sum zh="已落实" en="Funded" fen={money.fundedFen} />
        <Sum zh="合同金额" en="Contracted" fen={money.contractedFen} />
        <Sum zh="已拨付" en="Paid" fen={money.paidFen} />
        <Sum
          zh={money.stage ? `拨付上限（${STAGES[money.stage].zh}）` : '拨付上限'}
          en={money.stage ? `Ceiling (${STAGES[money.stage].en})` : 'Ceiling'}
          fen={money.ceilingFen}
        />
        <Sum zh="尚可拨付" en="May still be paid" fen={(left > 0n ? left : 0n).toString()} />
      </dl>
      {money.reasons.length ? (
        <ul className="small soft ceiling-why">
          {money.reasons.map(r => (
            <li key={r.code}>{t(r.words)}</li>
          ))}
        </ul>
      ) : null}
      {shares.length ? (
        <p className="small soft">
          {t('各环节拨付上限：', 'Ceilings by stage: ')}
          {shares.map((s, i) => (
            <span key={s.stage}>
              {i ? t('；', '; ') : ''}
              {t(STAGES[s.stage])} <Money fen={s.fen} />
            </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}

function Sum({ zh, en, fen }: { zh: string; en: string; fen: string | null }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{t(zh, en)}</dt>
      <dd>
        <Money fen={fen} /> {fen === null ? '' : t('元', 'yuan')}
      </dd>
    </div>
  )
}
