/** A ledger that was looked at: what it would do, what is wrong, what is asked, and the decision to write it. */
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api.ts'
import { search } from '../kit/address.ts'
import { Card } from '../kit/Card.tsx'
import { Confirm } from '../kit/Confirm.tsx'
import { exactly } from '../kit/number.ts'
import { ProblemView } from '../kit/ProblemView.tsx'
import { useWords } from '../lang.tsx'
import { formOf } from './ledger.ts'
import type { Look, Looked, Texts } from './ledger.ts'
import { LookProblems } from './LookProblems.tsx'
import { LookQuestions } from './LookQuestions.tsx'

export interface Committed {
  readonly county: string
  readonly id: string
  readonly written: number
  readonly leftOut: number
}

interface Props {
  readonly looked: Looked
  readonly onLook: (looked: Looked) => void
  readonly onDiscard: () => void
  readonly onDone: (done: Committed) => void
}

export function LedgerDecision({ looked, onLook, onDiscard, onDone }: Props) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { county, list, file, said, look } = looked
  const path = `/api/ledgers/${list.name}`
  const answer = async (given: Texts): Promise<void> => {
    setBusy(true)
    setError(null)
    const answers = { ...looked.answers, ...given }
    try {
      const again = await api<Look>(`${path}/preview${search({ county })}`, {
        form: formOf(file, said, answers),
      })
      onLook({ ...looked, answers, look: again })
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Card title={t('核对结果', 'What the list would do')}>
        <Totals fileName={file.name} look={look} />
      </Card>
      <LookQuestions
        key={JSON.stringify(looked.answers)}
        questions={look.questions}
        busy={busy}
        onAnswer={given => void answer(given)}
      />
      {error ? <ProblemView error={error} /> : null}
      <LookProblems look={look} />
      <CommitBar looked={looked} onDiscard={onDiscard} onDone={onDone} />
    </>
  )
}

function Totals({ fileName, look }: { fileName: string; look: Look }) {
  const { t } = useWords()
  const { rows, errors, asked, skipped, unknown } = look
  return (
    <div className="batch-totals">
      <p className="batch-headline">{t(look.effect)}</p>
      <p className="soft">
        {t(
          `${fileName}：共 ${exactly(rows)} 行，错误 ${exactly(errors)} 行，待定 ${exactly(asked)} 行，跳过 ${exactly(skipped)} 行。`,
          `${fileName}: ${exactly(rows)} rows, with errors ${exactly(errors)}, to decide ${exactly(asked)}, left out ${exactly(skipped)}.`,
        )}
      </p>
      {unknown.length ? (
        <p className="soft small">
          {t(
            `以下列不读取，随各行原样保留：${unknown.join('、')}`,
            `Columns that are kept with their rows and not read: ${unknown.join(', ')}`,
          )}
        </p>
      ) : null}
    </div>
  )
}

function CommitBar({ looked, onDiscard, onDone }: Pick<Props, 'looked' | 'onDiscard' | 'onDone'>) {
  const { t } = useWords()
  const { county, list, file, said, answers, look } = looked
  const open = look.errors + look.asked
  const some = look.added > 0
  const next = !some
    ? t('没有可以导入的行，请改正后重新选择。', 'No row can be imported; correct the list.')
    : open
      ? t(
          `有 ${exactly(open)} 行未决，改正或确定后才能全部导入。现在还没有写入任何数据。`,
          `Open rows: ${exactly(open)}; correct or decide them to import all. Nothing is written yet.`,
        )
      : t(
          '导入后一次可见，也可以整批撤回。现在还没有写入任何数据。',
          'All is seen in one step, and can be taken back as a whole. Nothing is written yet.',
        )
  return (
    <div className="commit-bar">
      <div className="commit-buttons">
        {some ? (
          <Confirm<Committed>
            label={
              open
                ? {
                    zh: `只导入无误的 ${exactly(look.added)} 行`,
                    en: `Import good rows only (${exactly(look.added)})`,
                  }
                : { zh: '全部导入', en: 'Import all' }
            }
            title={
              open
                ? { zh: '只导入无误的行？', en: 'Import the good rows only?' }
                : { zh: '全部导入？', en: 'Import all?' }
            }
            lead={
              <>
                <p>{t(look.effect)}</p>
                {open ? (
                  <p className="warn">
                    {t(
                      `未决的 ${exactly(open)} 行不写入；改正后可再次导入，已写入的会询问是否跳过。`,
                      `Open rows (${exactly(open)}) are left out; correct and import them again, and what is written will be asked about.`,
                    )}
                  </p>
                ) : null}
              </>
            }
            button={open ? {} : { type: 'primary' }}
            order={() => ({
              to: `/api/ledgers/${list.name}${search({ county, goodRowsOnly: open > 0 })}`,
              form: formOf(file, said, answers),
            })}
            done={null}
            onDone={onDone}
          />
        ) : null}
        <Button type={some ? 'text' : 'default'} onClick={onDiscard}>
          {open ? t('换一份文件', 'Another file') : t('放弃', 'Discard')}
        </Button>
      </div>
      <p className="soft small">{next}</p>
    </div>
  )
}
