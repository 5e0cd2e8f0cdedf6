/** What went wrong on a public page, in the server's own words. */
import { ApiProblem } from '../api.ts'
import { useWords } from '../lang.tsx'

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords()
  return (
    <div className="problem" role="alert">
      <p>
        {error instanceof ApiProblem
          ? error.message
          : t('页面出错，请刷新后重试。', 'The page failed. Reload and try again.')}
      </p>
      {retry ? (
        <button type="button" className="open-again" onClick={retry}>
          {t('重试', 'Try again')}
        </button>
      ) : null}
    </div>
  )
}
