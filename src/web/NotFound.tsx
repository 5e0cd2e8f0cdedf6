/** An address that leads nowhere: says so and leads back. */
import { Empty } from './kit/Empty.tsx'
import { Page } from './kit/Page.tsx'
import { To } from './kit/To.tsx'
import { useWords } from './lang.tsx'

export function NotFound() {
  const { t } = useWords()
  return (
    <Page title={t('没有这个页面', 'There is no such page')}>
      <Empty
        title={t(
          '网址可能有误，或记录已移到别处。',
          'The address may be mistyped, or the record has moved elsewhere.',
        )}
      >
        <To to="/">{t('返回总览', 'Back to the overview')}</To>
      </Empty>
    </Page>
  )
}
