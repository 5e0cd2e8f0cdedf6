/** The income statement as the form has it: five groups of lines, the sum running at the foot while one types. */
import { Input as TextInput } from 'antd'
import { useId } from 'react'
import type { Input } from '../../web/kit/field.ts'
import { MoneyInput } from '../../web/kit/MoneyInput.tsx'
import { exactly, yuan } from '../../web/kit/number.ts'
import { useWords } from '../../web/lang.tsx'
import { netIncome, perCapita } from './income.rules.ts'
import { INCOME_GROUPS, INCOME_LINES } from './income.terms.ts'
import type { IncomeGroup, IncomeLine } from './income.terms.ts'
import { factsOf, formOf } from './incomeAnswer.rules.ts'
import type { Statement, Typed } from './incomeAnswer.rules.ts'

interface Props extends Input {
  /** Members at the end of the year: what the net income is divided by. */
  readonly members: number
}

export function IncomeGrid({ id, value, onChange, members }: Props) {
  const { t } = useWords()
  const statement = (value as Statement | undefined) ?? {}
  const set = (line: IncomeLine, change: Typed): void =>
    onChange?.({ ...statement, [line]: { ...statement[line], ...change } })
  const net = netIncome(factsOf(statement))
  const group = (g: IncomeGroup): string => {
    const fen = net.groups[g]
    return fen === null ? '' : `${g === 'e' ? '−' : ''}${exactly(yuan(String(fen)))}`
  }
  return (
    <div className="income-grid" id={id} tabIndex={-1}>
      {(Object.keys(INCOME_GROUPS) as IncomeGroup[]).map(g => (
        <fieldset key={g} className={`income-group ${g}`}>
          <legend>
            <i aria-hidden="true" /> {t(INCOME_GROUPS[g])} <span className="num">{group(g)}</span>
          </legend>
          {formOf(g).map(({ line, parts }) => (
            <div key={line}>
              <Line line={line} typed={statement[line]} set={set} />
              {parts.length ? (
                <details open={parts.some(p => statement[p]?.amountFen)}>
                  <summary className="small">
                    {t(`按分项填写（${parts.length} 项）`, `By its ${parts.length} parts`)}
                  </summary>
                  {parts.map(p => (
                    <Line key={p} line={p} typed={statement[p]} set={set} />
                  ))}
                </details>
              ) : null}
            </div>
          ))}
        </fieldset>
      ))}
      <Sum statement={statement} members={members} />
    </div>
  )
}

interface LineProps {
  readonly line: IncomeLine
  readonly typed: Typed | undefined
  set(line: IncomeLine, change: Typed): void
}

function Line({ line, typed, set }: LineProps) {
  const { t } = useWords()
  const id = useId()
  const name = t(INCOME_LINES[line])
  return (
    <div className="income-line">
      <label htmlFor={id}>{name}</label>
      <MoneyInput
        id={id}
        unit="yuan"
        value={typed?.amountFen}
        onChange={amountFen => set(line, { amountFen })}
      />
      <TextInput
        aria-label={t(`${name}的说明`, `Basis of ${name}`)}
        placeholder={t('说明', 'Basis')}
        maxLength={300}
        value={typed?.note ?? ''}
        onChange={e => set(line, { note: e.target.value })}
      />
    </div>
  )
}

/** The sum as a person would write it, or why there is none. */
function Sum({ statement, members }: { statement: Statement; members: number }) {
  const { t } = useWords()
  const facts = factsOf(statement)
  const net = netIncome(facts)
  const each = perCapita(net.fen, members)
  const reasons = facts.length ? [...net.reasons, ...(net.fen === null ? [] : each.reasons)] : []
  return (
    <div className="income-sum" aria-live="polite">
      <span>
        {t('家庭纯收入', 'Net income')}{' '}
        <b className="num">{net.fen === null ? '—' : exactly(yuan(String(net.fen)))}</b> {t('元', 'yuan')}
      </span>
      <span>
        {t(`÷ ${members} 人 = 人均`, `÷ ${members} people =`)}{' '}
        <b className="num">{each.fen === null ? '—' : exactly(yuan(String(each.fen)))}</b>{' '}
        {t('元', 'yuan a head')}
      </span>
      {reasons.map(r => (
        <span key={r.code} className="bad">
          {t(r.words)}
        </span>
      ))}
    </div>
  )
}
