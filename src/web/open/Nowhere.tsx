import { Page } from '../kit/Page.tsx'
import { To } from '../kit/To.tsx'
import { useWords } from '../lang.tsx'

export function Nowhere() {
  const { t } = useWords()
  return (
    <Page title={t('没有这个页面', 'There is no such page')}>
      <p>
        {t('网址可能有误，或公告已撤下。', 'The address may be mistyped, or the notice was withdrawn.')}{' '}
        <To to="/public">{t('全部公告', 'All announcements')}</To>
      </p>
    </Page>
  )
}
