/** A figure opened: what it says and by which rule, its parts by time, kind and area, and the very rows it is made of. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { FilterBar } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Word } from '../../kernel/words.ts'
import { useAsked } from './asked.screen.tsx'
import { FigureBasis } from './figureBasis.screen.tsx'
import { FigureParts } from './figureParts.screen.tsx'
import { FigureRows } from './figureRows.screen.tsx'
import { FigureTime } from './figureTime.screen.tsx'
import type { Figure } from '../../kernel/figure.ts'
import { sumWords } from './figure.words.ts'

/** An indicator as the catalogue lists it. */
export interface Listed {
  readonly id: string
  readonly title: Word
  readonly meaning: Word
  readonly source: string
  readonly version: number
  readonly fold: Figure['fold']
  readonly sides: readonly Figure['side'][]
  readonly kinds: Readonly<Record<string, Word>> | null
  /** Its totals are published. */
  readonly open: boolean
}

interface AreaView {
  readonly code: string
  readonly name: string
  readonly ancestors: readonly { readonly code: string; readonly name: string }[]
}

const VILLAGE_DIGITS = 12

function filtersOf(about: Listed): Filter[] {
  const stock = about.fold === 'stock'
  return [
    { key: 'area', title: { zh: '地区', en: 'Area' }, kind: 'area' },
    ...(about.sides.length > 1
      ? [
          {
            key: 'side',
            title: { zh: '口径', en: 'Side' },
            width: 130,
            options: [{ value: 'giver', words: { zh: '援助方', en: 'Giver' } }],
            none: { zh: '受援方', en: 'Receiver' },
          },
        ]
      : []),
    ...(about.kinds
      ? [{ key: 'kind', title: { zh: '类别', en: 'Kind' }, options: choices(about.kinds) }]
      : []),
    ...(stock
      ? [{ key: 'asOf', title: { zh: '截至', en: 'As of' }, kind: 'day' as const }]
      : [
          { key: 'from', title: { zh: '自', en: 'From' }, kind: 'day' as const },
          { key: 'to', title: { zh: '至', en: 'To' }, kind: 'day' as const },
        ]),
    {
      key: 'knownAt',
      title: { zh: '按哪天所知', en: 'As known on' },
      kind: 'day',
    },
  ]
}

export default function FigurePage() {
  const { t } = useWords()
  const { may } = useMe()
  const { id, asked, question, path } = useAsked()
  const by = asked.area?.length === VILLAGE_DIGITS ? undefined : 'area'
  const figure = useQuery({
    queryKey: ['figure', id, question, by],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search({ ...question, by })}`),
  })
  const list = useQuery({
    queryKey: ['indicators'],
    queryFn: () => api<{ rows: Listed[] }>('/api/indicators'),
    staleTime: Infinity,
  })
  const area = useQuery({
    queryKey: ['area', asked.area],
    queryFn: () => api<AreaView>(`/api/areas/${asked.area}`),
    staleTime: Infinity,
  })
  const about = list.data?.rows.find(i => i.id === id)
  const f = figure.data
  const kindWords = asked.kind ? (about?.kinds?.[asked.kind] ?? null) : null
  const place = area.data?.name ?? ''
  return (
    <Page
      title={about ? `${t(about.title)}${place ? ` · ${place}` : ''}` : t('数字', 'Figure')}
      crumbs={(area.data?.ancestors ?? []).map(a => ({ to: path({ area: a.code }), label: a.name }))}
    >
      {about ? (
        <FilterBar
          filters={filtersOf(about)}
          keep={['area']}
          label={{ zh: '数字的条件', en: 'What the figure is asked for' }}
        />
      ) : null}
      {figure.error ? <ProblemView error={figure.error} retry={() => void figure.refetch()} /> : null}
      {list.error ? <ProblemView error={list.error} /> : null}
      {f && about ? (
        <>
          <div className="figure-head">
            <FigureView figure={f} link={false} />
            <Card title={t('口径', 'Rule of counting')}>
              <p>{t(about.meaning)}</p>
              <p className="soft small">
                {t('依据', 'Source')}：{about.source} ·{' '}
                {t(`第 ${about.version} 版`, `version ${about.version}`)}
              </p>
              {f.publishedValue ? (
                <p className="soft small">
                  {t('公布数来源：', 'Published in: ')}
                  {f.publishedValue.source}
                </p>
              ) : null}
            </Card>
            <FigureBasis figure={f} />
          </div>
          <p className="sum-line">{t(sumWords(f, kindWords))}</p>
          {f.published ? (
            <p className="note">
              {may('evidence.read')
                ? t(
                    '此地区在您的数据范围之外，显示的是公开汇总，不含明细。',
                    'This area is outside your scope: a published total without its rows.',
                  )
                : t(
                    '显示的是公开汇总。登录后可查看本岗位范围内的明细。',
                    'A published total. Sign in to open the rows within your scope.',
                  )}
            </p>
          ) : null}
          <FigureTime about={about} figure={f} />
          {f.groups?.length ? <FigureParts figure={f} groups={f.groups} /> : null}
          {f.published ? null : <FigureRows figure={f} about={about} />}
        </>
      ) : figure.error ? null : (
        <>
          <Waiting kind="figures" count={3} />
          <Waiting kind="rows" />
        </>
      )}
    </Page>
  )
}
