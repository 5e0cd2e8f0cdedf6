/** 指标: every figure that is kept, for the area one chooses; each opens into its rows. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { FilterBar } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Word } from '../../kernel/words.ts'
import { AskedFigure } from './askedFigure.screen.tsx'
import type { Listed } from './figure.screen.tsx'
import type { Period } from './landing.terms.ts'
import { REGION } from '../area/area.terms.ts'

const GROUPS: readonly (readonly [begins: string, title: Word])[] = [
  ['fund.', { zh: '资金', en: 'Funds' }],
  ['exit.', { zh: '退出', en: 'Exits' }],
  ['household.', { zh: '帮扶对象', en: 'Households' }],
  ['', { zh: '其他', en: 'Others' }],
]
const periodOf = (i: Listed, term: Period): Record<string, string> => {
  if (i.fold === 'stock') return { asOf: term.to }
  return i.id.startsWith('exit.') ? { to: term.to } : { from: term.from, to: term.to }
}

export default function FiguresPage() {
  const { t } = useWords()
  const { me, may } = useMe()
  const { values } = useFilters()
  const list = useQuery({
    queryKey: ['indicators'],
    queryFn: () => api<{ rows: Listed[] }>('/api/indicators'),
    staleTime: Infinity,
  })
  const term = useQuery({
    queryKey: ['overview'],
    queryFn: () => api<{ term: Period }>('/api/overview'),
    staleTime: 60_000,
  })
  const own = me?.acting.areaCode || REGION
  const area = values.area ?? own
  const side = area.startsWith('11') ? 'giver' : 'receiver'
  const shown = (list.data?.rows ?? []).filter(
    i => i.sides.includes(side) && (i.open || may('evidence.read')),
  )
  const of = (id: string): string => GROUPS.find(([begins]) => id.startsWith(begins))![0]
  const error = list.error ?? term.error
  return (
    <Page
      title={t('指标', 'Figures')}
      lead={t(
        '每个数字都能点开，看到它由哪些记录构成。',
        'Every figure opens into the records it is made of.',
      )}
    >
      <FilterBar filters={[{ key: 'area', title: { zh: '地区', en: 'Area' }, kind: 'area' }]} />
      {error ? <ProblemView error={error} /> : null}
      {term.data && list.data
        ? GROUPS.map(([begins, title]) => {
            const part = shown.filter(i => of(i.id) === begins)
            return part.length ? (
              <section key={begins}>
                <h2 className="section-title">{t(title)}</h2>
                <div className="figures">
                  {part.map(i => (
                    <AskedFigure
                      key={`${i.id}${area}`}
                      id={i.id}
                      asked={{
                        area,
                        ...(side === 'giver' ? { side } : {}),
                        ...periodOf(i, term.data.term),
                      }}
                    />
                  ))}
                </div>
              </section>
            ) : null
          })
        : error
          ? null
          : [<Waiting key="a" kind="figures" />, <Waiting key="b" kind="figures" />]}
    </Page>
  )
}
