/** An area: where it lies, who helps it or whom it helps, its figures, its parts. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { FigureView } from '../../web/kit/FigureView.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Figure } from '../../kernel/figure.ts'
import type { readArea } from './area.queries.ts'
import { LEVELS, PAIRING_STATUS } from './area.terms.ts'

type AreaView = Awaited<ReturnType<typeof readArea>>

interface PairRow {
  readonly giverCode: string | null
  readonly giverName?: string | null
  readonly receiverCode: string
  readonly receiverName?: string | null
  readonly status: keyof typeof PAIRING_STATUS
}

type Asked = Readonly<Record<string, string>>
interface Term {
  readonly from: string
  readonly to: string
}

const received = ({ from, to }: Term): [string, Asked][] => [
  ['fund.invested', { from, to }],
  ['exit.villages', { to }],
  ['household.registered', { asOf: to }],
  ['household.people_lifted', { from, to }],
]
/** Payments are made to banners: below them only people and villages count. */
const local = ({ from, to }: Term): [string, Asked][] => [
  ['household.registered', { asOf: to }],
  ['household.people', { asOf: to }],
  ['household.people_lifted', { from, to }],
  ['household.income_mean', { from, to }],
]
const given = ({ from, to }: Term): [string, Asked][] =>
  ['fund.invested', 'fund.allocated', 'fund.payments', 'fund.social'].map(id => [
    id,
    { side: 'giver', from, to },
  ])

function figuresOf(code: string, term: Term): [string, Asked][] {
  if (code.startsWith('11')) return given(term)
  return code.length > 6 ? local(term) : received(term)
}

export default function AreaPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { code } = useParams({ strict: false }) as { code: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['area', code],
    queryFn: () => api<AreaView>(`/api/areas/${code}`),
  })
  const term = useQuery({
    queryKey: ['overview'],
    queryFn: () => api<{ term: Term }>('/api/overview'),
    staleTime: 60_000,
  })
  if (!data)
    return (
      <Page title={t('地区', 'Area')}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting kind="figures" />}
      </Page>
    )
  const giver = code.startsWith('11')
  const levelWords =
    giver && data.level === 'county'
      ? t('北京市辖区', 'District of Beijing')
      : t(LEVELS[data.level as keyof typeof LEVELS])
  return (
    <Page
      name={data.name}
      title={
        <>
          {data.name} {data.invented ? <Tag>{t('示例村，非真实地名', 'invented')}</Tag> : null}
        </>
      }
      lead={`${levelWords} · ${data.code}`}
      crumbs={data.ancestors.map(a => ({ to: `/areas/${a.code}`, label: a.name }))}
      actions={
        giver ? null : (
          <>
            {may('household.read') ? (
              <To to={`/households?area=${code}`} className="button">
                {t('建档立卡户', 'Households')}
              </To>
            ) : null}
            {may('exit.read') && code.length < 12 ? (
              <To to={`/villages?area=${code}`} className="button">
                {t('贫困嘎查村', 'Designated villages')}
              </To>
            ) : null}
            {may('fund.read') && code.length === 6 ? (
              <To to={`/funds/payments?area=${code}`} className="button">
                {t('拨付', 'Payments')}
              </To>
            ) : null}
          </>
        )
      }
    >
      {term.error ? <ProblemView error={term.error} /> : null}
      <div className="figures">
        {term.data
          ? figuresOf(code, term.data.term).map(([id, asked]) => (
              <One key={id} id={id} asked={{ area: code, ...asked }} />
            ))
          : null}
      </div>
      {code.length === 6 ? <Pairs code={code} giver={giver} /> : null}
      {data.children.length ? (
        <Card title={`${t('下级', 'Parts')}（${data.children.length}）`}>
          <ul className="parts">
            {data.children.map(c => (
              <li key={c.code}>
                <To to={`/areas/${c.code}`}>{c.name}</To>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </Page>
  )
}

/** 结对: who helps this banner, or whom this district helps, and how well that is known. */
function Pairs({ code, giver }: { code: string; giver: boolean }) {
  const { t } = useWords()
  const { data, error } = useQuery({
    queryKey: ['pairings'],
    queryFn: () => api<{ rows: PairRow[] }>('/api/pairings'),
    staleTime: 60_000,
  })
  const own = (data?.rows ?? []).filter(p => (giver ? p.giverCode : p.receiverCode) === code)
  if (error) return <ProblemView error={error} />
  if (!own.length) return null
  return (
    <Card
      title={giver ? t('结对帮扶的旗县', 'Banners it helps') : t('结对帮扶的区', 'Districts that help it')}
    >
      <ul className="parts">
        {own.map(p => {
          const other = giver ? p.receiverCode : p.giverCode
          const name = (giver ? p.receiverName : p.giverName) ?? other ?? t('不详', 'unknown')
          return (
            <li key={`${p.giverCode}${p.receiverCode}`}>
              <EndTag side={giver ? 'receiver' : 'giver'} {...(other ? { to: `/areas/${other}` } : {})}>
                {name}
              </EndTag>
              {p.status === 'found' ? null : (
                <span className="soft small"> {t(PAIRING_STATUS[p.status])}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function One({ id, asked }: { id: string; asked: Asked }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['figure', id, asked],
    queryFn: () => api<Figure>(`/api/indicators/${id}${search(asked)}`),
  })
  if (error) return <ProblemView error={error} retry={() => void refetch()} />
  return data ? <FigureView figure={data} /> : <Waiting kind="figures" count={1} />
}
