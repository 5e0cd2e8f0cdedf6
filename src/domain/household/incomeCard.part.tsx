/** Income over the years: the picture by component, the exact lines, the sum written out, the declared figure beside it. */
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Card } from '../../web/kit/Card.tsx'
import { exactly, yuan } from '../../web/kit/number.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import { useAct } from './acts.part.tsx'
import type { Dossier, DossierYear } from './dossier.part.tsx'
import { incomeAct } from './income.act.ts'
import { INCOME_GROUPS } from './income.terms.ts'
import type { IncomeGroup } from './income.terms.ts'

/** Offices declare whole yuan; less than one is no difference. */
const WHOLE_YUAN = 1

const GROUPS = Object.keys(INCOME_GROUPS) as IncomeGroup[]
const GAINS = GROUPS.filter(g => g !== 'e')

const sumOf = (year: DossierYear, group: string): number =>
  year.lines.filter(l => l.group === group).reduce((sum, l) => sum + yuan(l.amountFen), 0)
const gainsOf = (year: DossierYear): number => GAINS.reduce((sum, g) => sum + sumOf(year, g), 0)

export function IncomeCard({ data, writes }: { data: Dossier; writes: boolean }) {
  const { t } = useWords()
  const years = data.income
  const top = Math.max(1, ...years.map(y => Math.max(gainsOf(y), sumOf(y, 'e'))))
  return (
    <Card title={t('收入', 'Income')} extra={writes ? <Begin data={data} /> : null}>
      {years.length ? (
        <>
          <ul className="income-key" aria-label={t('图例', 'Key')}>
            {GROUPS.map(g => (
              <li key={g} className={`income-group ${g}`}>
                <i aria-hidden="true" /> {t(INCOME_GROUPS[g])}
              </li>
            ))}
          </ul>
          <div className="income-years">
            {years.map((y, i) => (
              <Year key={y.year} data={data} year={y} top={top} writes={writes} open={i === 0} />
            ))}
          </div>
        </>
      ) : (
        <p className="soft">
          {t(
            '还没有收入记录。按年登记工资性、生产经营性、财产性、转移性收入和支出，系统算出人均纯收入。',
            'No income is on file. Record wages, farming, property, transfers and costs by year; the net income a head follows.',
          )}
        </p>
      )}
    </Card>
  )
}

/** Income is stated for a year that has ended; another year can be chosen. */
function Begin({ data }: { data: Dossier }) {
  const { t } = useWords()
  const begin = useAct()
  const [year, setYear] = useState(data.incomeYear)
  return (
    <span className="income-begin">
      <DatePicker
        picker="year"
        size="small"
        allowClear={false}
        aria-label={t('年度', 'Year')}
        value={dayjs(`${year}-01-01`)}
        maxDate={dayjs()}
        onChange={d => d && setYear(d.year())}
        style={{ width: 90 }}
      />
      <Button size="small" onClick={() => begin(incomeAct(data, year))}>
        {t('登记收入', 'Record income')}
      </Button>
    </span>
  )
}

interface YearProps {
  readonly data: Dossier
  readonly year: DossierYear
  readonly top: number
  readonly writes: boolean
  readonly open: boolean
}

const money = (fen: string): string => exactly(yuan(fen))

function Year({ data, year, top, writes, open }: YearProps) {
  const { t } = useWords()
  const begin = useAct()
  const { perCapitaFen, declaredPerCapitaFen, lines } = year
  return (
    <details className="income-year" open={open}>
      <summary>
        <b className="num">{year.year}</b>
        <span className="income-bars" aria-hidden="true">
          <span className="income-bar">
            {GAINS.map(g => (
              <i key={g} className={g} style={{ width: `${(sumOf(year, g) / top) * 100}%` }} />
            ))}
          </span>
          <span className="income-bar cost">
            <i className="e" style={{ width: `${(sumOf(year, 'e') / top) * 100}%` }} />
          </span>
        </span>
        <span className="income-head">
          {perCapitaFen === null ? null : (
            <>
              {t('人均纯收入', 'a head')} <b className="num">{money(perCapitaFen)}</b> {t('元', 'yuan')}
            </>
          )}
          {declaredPerCapitaFen === null ? null : (
            <span className="soft">
              {' '}
              {t('填报', 'declared')} <span className="num">{money(declaredPerCapitaFen)}</span>{' '}
              {t('元', 'yuan')}
            </span>
          )}
          <Difference year={year} />
        </span>
      </summary>
      {lines.length ? (
        <table className="sheet income-lines">
          <thead>
            <tr>
              <th>{t('项目', 'Line')}</th>
              <th className="n">{t('金额（元）', 'Yuan')}</th>
              <th>{t('说明', 'Basis')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(l => (
              <tr key={l.line}>
                <td className={`income-group ${l.group}`}>
                  <i aria-hidden="true" /> {t(l.words)}
                </td>
                <td className="n num">
                  {l.group === 'e' ? '−' : ''}
                  {money(l.amountFen)}
                </td>
                <td className="soft">{l.note ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="soft small">{t('只有填报数，没有明细。', 'Declared only; there are no lines.')}</p>
      )}
      <ol className="income-steps num">
        {year.steps.map(s => (
          <li key={s.zh}>{t(s)}</li>
        ))}
      </ol>
      {year.reasons.map(r => (
        <p key={r.zh} className="warn small">
          {t(r)}
        </p>
      ))}
      {writes ? (
        <Button size="small" onClick={() => begin(incomeAct(data, year.year))}>
          {t(`更正 ${year.year} 年收入`, `Correct ${year.year}`)}
        </Button>
      ) : null}
    </details>
  )
}

/** Declared and derived stand apart; where they differ, it is said by how much. */
function Difference({ year }: { year: DossierYear }) {
  const { t } = useWords()
  const { perCapitaFen, declaredPerCapitaFen } = year
  if (perCapitaFen === null || declaredPerCapitaFen === null) return null
  const by = yuan(declaredPerCapitaFen) - yuan(perCapitaFen)
  if (Math.abs(by) < WHOLE_YUAN) return null
  return (
    <>
      {' '}
      <Tag tone="warn">
        {t(
          `填报${by > 0 ? '多' : '少'} ${exactly(Math.abs(by))} 元`,
          `declared ${by > 0 ? '+' : '−'}${exactly(Math.abs(by))}`,
        )}
      </Tag>
    </>
  )
}
