/** 京蒙两端: the map with its lines, shaded by the figure one chooses; on a phone the same pairs as a list. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { readable, withUnit } from '../../web/kit/number.ts'
import { usePhone } from '../../web/kit/phone.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Shown } from '../../web/map/TileMap.tsx'
import { TileMap } from '../../web/map/TileMap.tsx'
import { ShadeLegend } from '../../web/map/ShadeLegend.tsx'
import { TILES } from '../../web/map/tiles.ts'
import { shading } from '../../web/map/shade.ts'
import type { Word } from '../../kernel/words.ts'
import type { Figure } from '../../kernel/figure.ts'
import type { Overview } from './overview.screen.tsx'
import type { Term } from './overview.queries.ts'
import { PairList } from './pairList.screen.tsx'
import { REGION } from '../area/area.terms.ts'

interface Choice {
  readonly id: string
  readonly title: Word
  readonly asked: (term: Term) => Readonly<Record<string, string>>
}

const within = (term: Term) => ({ from: term.from, to: term.to })
const CHOICES: readonly Choice[] = [
  { id: 'fund.invested', title: { zh: '财政投入', en: 'Money' }, asked: within },
  { id: 'exit.villages', title: { zh: '退出村', en: 'Villages out' }, asked: term => ({ to: term.to }) },
  { id: 'household.people', title: { zh: '建档人口', en: 'Registered' }, asked: term => ({ asOf: term.to }) },
  { id: 'household.people_lifted', title: { zh: '脱贫人口', en: 'Lifted out' }, asked: within },
]
export function BothEnds({ data }: { data: Overview }) {
  const { t, lang } = useWords()
  const navigate = useNavigate()
  const phone = usePhone()
  const { values: address, set } = useFilters()
  const choice = CHOICES.find(c => c.id === address.map) ?? CHOICES[0]!
  const asked = choice.asked(data.term)
  const figure = useQuery({
    queryKey: ['figure', choice.id, REGION, asked, 'area'],
    queryFn: () =>
      api<Figure>(`/api/indicators/${choice.id}${search({ area: REGION, ...asked, by: 'area' })}`),
    staleTime: 60_000,
  })
  const unit = figure.data ? t(figure.data.unitWords) : ''
  const shown = (value: number, words: string): Shown => ({
    value,
    label: withUnit(value, words, lang),
  })
  const counties = new Map(
    (figure.data?.groups ?? []).filter(g => g.value).map(g => [g.key, shown(g.value ?? 0, unit)]),
  )
  const given = new Map(
    data.givers
      .filter(g => g.invested)
      .map(g => [g.code, { value: g.invested, label: readable(g.invested, lang) }]),
  )
  const names = new Map([...data.receivers, ...data.givers].map(a => [a.code, a.name]))
  for (const tile of TILES) if (!names.has(tile.code)) names.set(tile.code, tile[lang])
  for (const g of figure.data?.groups ?? []) if (!names.has(g.key)) names.set(g.key, t(g.name))
  const pairings = data.receivers.flatMap(r =>
    r.districts.filter(d => d.code).map(d => ({ district: d.code!, county: r.code, status: d.status })),
  )
  const shades = shading([...counties.values()].map(v => v.value))
  const go = (code: string): void => {
    const giver = code.startsWith('11')
    const question = giver ? { area: code, side: 'giver', ...within(data.term) } : { area: code, ...asked }
    void navigate({ to: `/figures/${giver ? 'fund.invested' : choice.id}${search(question)}` as '/' })
  }
  const chooser = (
    <Segmented
      value={choice.id}
      aria-label={t('地图按哪个数字着色', 'Shade the map by')}
      options={CHOICES.map(c => ({ value: c.id, label: t(c.title) }))}
      onChange={id => set({ map: id === CHOICES[0]!.id ? undefined : id })}
    />
  )
  const title = t('谁帮谁', 'Who helps whom')
  if (phone)
    return (
      <Card title={title}>
        {chooser}
        <PairList data={data} counties={counties} shades={shades} onSelect={go} />
      </Card>
    )
  return (
    <Card title={null} className="map-card">
      {figure.error ? <ProblemView error={figure.error} retry={() => void figure.refetch()} /> : null}
      <TileMap
        values={counties}
        given={given}
        names={names}
        pairings={pairings}
        shades={shades}
        own={data.own}
        lang={lang}
        title={{
          zh: '内蒙古旗县与北京各区的结对示意图',
          en: 'Inner Mongolia’s banners and Beijing’s districts',
        }}
        onSelect={go}
        corner={near => (
          <>
            <h2>
              {title}
              <span className="soft small">
                {' '}
                {t('内蒙古旗县 ← 北京各区', 'banners of Inner Mongolia ← districts of Beijing')}
              </span>
            </h2>
            <div>{chooser}</div>
            <ShadeLegend shades={shades} unit={unit} />
            <Readout near={near} data={data} counties={counties} names={names} title={t(choice.title)} />
          </>
        )}
      />
    </Card>
  )
}

interface ReadoutProps {
  readonly near: string | null
  readonly data: Overview
  readonly counties: ReadonlyMap<string, Shown>
  readonly names: ReadonlyMap<string, string>
  readonly title: string
}

/** What is pointed at, in words. */
function Readout({ near, data, counties, names, title }: ReadoutProps) {
  const { t, lang } = useWords()
  if (!near)
    return (
      <p className="tile-readout soft small">
        {t(
          '指向旗县或区看结对，点开看数字由哪些记录构成；方向键也可移动。',
          'Point at a banner or district to see its pairs, open it to see the records; arrow keys move too.',
        )}
      </p>
    )
  const giver = data.givers.find(g => g.code === near)
  if (giver) {
    const helped = data.receivers.filter(r => r.districts.some(d => d.code === near)).map(r => r.name)
    return (
      <p className="tile-readout">
        <b className="beijing-ink">
          {giver.code === '110000' ? t('北京市本级', 'Beijing municipality') : giver.name}
        </b>{' '}
        {t('投入', 'gave')} {withUnit(giver.invested, t('元', 'yuan'), lang)}
        <br />
        <span className="soft small">
          {giver.code === '110000'
            ? t('全部受援旗县', 'all banners')
            : helped.length
              ? `${t('结对', 'paired with')} ${helped.join(t('、', ', '))}`
              : t('结对旗县不详', 'its banner is not known')}
        </span>
      </p>
    )
  }
  const receiver = data.receivers.find(r => r.code === near)
  const districts = receiver?.districts.map(d => d.name ?? t('区不详', 'district unknown')) ?? []
  return (
    <p className="tile-readout">
      <b className="steppe-ink">{names.get(near) ?? near}</b>{' '}
      {counties.get(near) ? `${title} ${counties.get(near)!.label}` : ''}
      <br />
      <span className="soft small">
        {receiver
          ? `${receiver.league} · ${t('结对', 'paired with')} ${districts.join(t('、', ', '))}`
          : t('不在结对旗县之列', 'not among the paired banners')}
      </span>
    </p>
  )
}
