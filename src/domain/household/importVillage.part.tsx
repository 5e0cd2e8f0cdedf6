/** Villages that the list spells in a way nobody knows: asked once, remembered for the next list. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Card } from '../../web/kit/Card.tsx'
import { useCommand } from '../../web/kit/command.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useWords } from '../../web/lang.tsx'
import { villageKey } from './import.terms.ts'
import type { Batch } from './importBatch.part.tsx'

export function VillageQuestions({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const { send, busy, error } = useCommand()
  const [chosen, setChosen] = useState<Readonly<Record<string, string | undefined>>>({})
  const villages = batch.summary!.villages
  const answered = villages.flatMap(v => {
    const code = chosen[villageKey(v.township, v.text)]
    return code ? [{ township: v.township, text: v.text, code }] : []
  })
  return (
    <Card title={t('请指定嘎查村', 'Which village is meant?')}>
      <p className="soft">
        {t(
          '下列写法对不上本乡镇的嘎查村。指定后系统会记住，以后的名单不再询问。',
          'These spellings fit no village, or several. Your choice is remembered for later lists.',
        )}
      </p>
      <ul className="village-questions">
        {villages.map(v => {
          const key = villageKey(v.township, v.text)
          return (
            <li key={key}>
              <label htmlFor={`village-${key}`}>
                {v.townshipName} <b>“{v.text}”</b>{' '}
                <span className="soft">{t(`${v.rows} 行`, `${v.rows} rows`)}</span>
              </label>
              <Select
                id={`village-${key}`}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('选择嘎查村', 'Choose the village')}
                value={chosen[key]}
                options={v.candidates.map(c => ({ value: c.code, label: c.name }))}
                onChange={(code: string | undefined) => setChosen(now => ({ ...now, [key]: code }))}
              />
            </li>
          )
        })}
      </ul>
      {error ? <ProblemView error={error} /> : null}
      <Button
        type="primary"
        loading={busy}
        disabled={answered.length === 0}
        onClick={() =>
          void send({
            to: `/api/imports/${batch.county}/${batch.id}/decide`,
            body: { villages: answered },
          }).catch(() => undefined)
        }
      >
        {t('记住并重新核对', 'Remember and check again')}
      </Button>
    </Card>
  )
}
