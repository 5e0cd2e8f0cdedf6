/** 致贫原因 and what was checked: the latest findings, with earlier ones under them. */
import { Button } from 'antd'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import { useAct } from './acts.part.tsx'
import { CAUSES } from './cause.terms.ts'
import { checkAct } from './condition.act.ts'
import type { Dossier } from './dossier.part.tsx'
import { causeAct } from './household.act.ts'
import { CHECK_FIELDS } from './household.words.ts'
import { wordOf } from './term.word.ts'

interface Props {
  readonly data: Dossier
  readonly writes: boolean
}

export function CauseCard({ data, writes }: Props) {
  const { t } = useWords()
  const begin = useAct()
  return (
    <Card
      title={t('致贫原因', 'Causes')}
      extra={
        writes ? (
          <Button size="small" onClick={() => begin(causeAct(data))}>
            {t('登记', 'State')}
          </Button>
        ) : null
      }
    >
      {data.causes.length ? (
        <ul className="list">
          {data.causes.map(c => (
            <li key={c.rank}>
              <span>{t(wordOf(CAUSES, c.cause))}</span>
              <span className="soft small">
                {c.rank === 0 ? t('主要', 'main') : t('其他', 'further')} · <Day on={c.onDate} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{t('尚未登记。', 'None stated.')}</p>
      )}
    </Card>
  )
}

type Checks = Dossier['checks'][number]
const KEYS = Object.keys(CHECK_FIELDS) as (keyof typeof CHECK_FIELDS)[]

export function CheckCard({ data, writes }: Props) {
  const { t } = useWords()
  const begin = useAct()
  const [last, ...earlier] = data.checks
  return (
    <Card
      title={t('两不愁三保障', 'Food, clothing, school, health, housing, water')}
      extra={
        writes ? (
          <Button size="small" onClick={() => begin(checkAct(data))}>
            {t('核查', 'Check')}
          </Button>
        ) : null
      }
    >
      {last ? <Found checks={last} /> : <p className="soft">{t('尚未核查。', 'Not checked yet.')}</p>}
      {earlier.length ? (
        <details>
          <summary className="small">{t(`以前 ${earlier.length} 次`, `${earlier.length} earlier`)}</summary>
          {earlier.map(c => (
            <Found key={c.onDate} checks={c} />
          ))}
        </details>
      ) : null}
    </Card>
  )
}

function Found({ checks }: { checks: Checks }) {
  const { t } = useWords()
  return (
    <>
      <ul className="list">
        {KEYS.map(key => {
          const ok = checks[key]
          return (
            <li key={key}>
              <span>{t(CHECK_FIELDS[key])}</span>
              <Tag tone={ok === null ? 'plain' : ok ? 'good' : 'bad'}>
                {ok === null ? t('未查', 'not checked') : ok ? t('是', 'yes') : t('否', 'no')}
              </Tag>
            </li>
          )
        })}
      </ul>
      <p className="soft small">
        <Day on={checks.onDate} />
      </p>
    </>
  )
}
