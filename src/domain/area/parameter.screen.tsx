import { useWords } from '../../web/lang.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import type { ParameterRow } from './parameter.queries.ts'

const STATUS = {
  F: { zh: '有出处', en: 'found' },
  R: { zh: '惯例', en: 'practice' },
  D: { zh: '推算', en: 'derived' },
  N: { zh: '未查到', en: 'not found' },
} as const

/** Lines and thresholds with their sources; an empty one blocks automatic decisions and says so. */
export default function ParameterPage() {
  const { t } = useWords()
  return (
    <Page title={t('参数', 'Parameters')}>
      <p className="soft small">
        {t(
          '空缺的参数会暂停自动判定，不作推测。',
          'An empty parameter stops automatic decisions; nothing is guessed.',
        )}
      </p>
      <Ledger<ParameterRow>
        path="/api/parameters"
        rowKey={r => r.id}
        filters={[
          { key: 'year', title: { zh: '年度', en: 'Year' } },
          { key: 'area', title: { zh: '地区代码', en: 'Area code' } },
        ]}
        empty={{ zh: '没有参数。', en: 'No parameters.' }}
        columns={[
          {
            key: 'name',
            title: { zh: '参数', en: 'Parameter' },
            show: r => t({ zh: r.nameZh, en: r.nameEn }),
          },
          { key: 'year', title: { zh: '年度', en: 'Year' }, show: r => r.year ?? '—' },
          {
            key: 'value',
            title: { zh: '值', en: 'Value' },
            number: true,
            show: r =>
              r.value === null ? <span className="warn">{t('未填', 'empty')}</span> : String(r.value),
          },
          { key: 'unit', title: { zh: '单位', en: 'Unit' }, show: r => r.unit },
          { key: 'status', title: { zh: '依据', en: 'Status' }, show: r => t(STATUS[r.status]) },
          { key: 'source', title: { zh: '来源', en: 'Source' }, show: r => r.source },
        ]}
      />
    </Page>
  )
}
