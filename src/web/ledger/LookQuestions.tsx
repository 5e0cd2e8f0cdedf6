/** What only a person can decide: which village is meant, whether a row is there already. Answers are looked at again. */
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { Card } from '../kit/Card.tsx'
import { useWords } from '../lang.tsx'
import type { Question, Texts } from './ledger.ts'

interface Props {
  readonly questions: readonly Question[]
  readonly busy: boolean
  readonly onAnswer: (answers: Texts) => void
}

/** From so many questions of one kind on, one answer for all of them is offered. */
const MANY = 2

export function LookQuestions({ questions, busy, onAnswer }: Props) {
  const { t } = useWords()
  const id = useId()
  const [chosen, setChosen] = useState<Readonly<Record<string, string | undefined>>>({})
  if (!questions.length) return null
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value)) as Texts
  const twins = questions.filter(q => q.kind === 'twin')
  return (
    <Card title={t('请您确定', 'For you to decide')}>
      <p className="soft">
        {t(
          '系统不替您猜。指定的嘎查村导入后会记住，以后的表不再询问。',
          'Nothing is guessed. A village you choose is remembered for later lists once this one is imported.',
        )}
      </p>
      {twins.length >= MANY ? (
        <p className="all-twins">
          <span>
            {t(`已有的 ${twins.length} 行，一律：`, `All ${twins.length} that are there already: `)}
          </span>
          {twins[0]!.choices.map(c => (
            <Button
              key={c.value}
              size="small"
              loading={busy}
              onClick={() => onAnswer({ ...given, twin: c.value })}
            >
              {t(c.label)}
            </Button>
          ))}
        </p>
      ) : null}
      <ul className="village-questions">
        {questions.map(q => (
          <li key={q.key}>
            <label htmlFor={`${id}-${q.key}`}>
              {t(q.words)}{' '}
              {q.rows > 1 ? <span className="soft">{t(`${q.rows} 行`, `${q.rows} rows`)}</span> : null}
            </label>
            <Select
              id={`${id}-${q.key}`}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('请选择', 'Choose')}
              value={chosen[q.key]}
              options={q.choices.map(c => ({ value: c.value, label: t(c.label) }))}
              onChange={(value: string | undefined) => setChosen(now => ({ ...now, [q.key]: value }))}
            />
          </li>
        ))}
      </ul>
      <Button
        type="primary"
        loading={busy}
        disabled={!Object.keys(given).length}
        onClick={() => onAnswer(given)}
      >
        {t('按此重新核对', 'Check again with these')}
      </Button>
    </Card>
  )
}
