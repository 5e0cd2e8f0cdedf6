/** An error where it is, with what to do next. */
import { Button } from 'antd'
import { ApiProblem } from '../api.ts'
import type { ApiDetail } from '../api.ts'
import { failureWords } from '../failure.words.ts'
import { useWords } from '../lang.tsx'
import { detailWords } from './detail.words.ts'

interface Props {
  readonly error: unknown
  readonly retry?: () => void
  /** Details that a form has already put at its fields are left out. */
  readonly details?: readonly ApiDetail[]
}

export function ProblemView({ error, retry, details }: Props) {
  const { t } = useWords()
  const problem = error instanceof ApiProblem ? error : null
  const shown = (details ?? problem?.details ?? []).flatMap(d => {
    const words = detailWords(d)
    return words ? [{ ...d, words: typeof words === 'string' ? words : t(words) }] : []
  })
  return (
    <div className="problem" role="alert">
      <p>{t(failureWords(error))}</p>
      {shown.length ? (
        <ul className="small">
          {shown.map((d, i) => (
            <li key={`${d.code}${i}`}>{[d.field, d.words].filter(Boolean).join(t('：', ': '))}</li>
          ))}
        </ul>
      ) : null}
      {retry ? (
        <Button size="small" onClick={retry}>
          {t('重试', 'Try again')}
        </Button>
      ) : null}
    </div>
  )
}
