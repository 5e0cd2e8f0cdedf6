/** What went wrong on a public page, in the server's own words. */
import { failureWords } from '../failure.words.ts'
import { useWords } from '../lang.tsx'

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords()
  return (
    <div className="problem" role="alert">
      <p>{t(failureWords(error))}</p>
      {retry ? (
        <button type="button" className="open-again" onClick={retry}>
          {t('重试', 'Try again')}
        </button>
      ) : null}
    </div>
  )
}
