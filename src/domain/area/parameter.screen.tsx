/** 参数: lines and thresholds with their sources; an empty one stands first and says what it stops and who fills it. */
import { useQuery } from '@tanstack/react-query'
import { wordedOn } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { todayOn } from '../../web/kit/today.ts'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { ERA } from './era.terms.ts'
import { SetParameter } from './parameterForm.screen.tsx'
import { mayFill, NATION } from './parameter.rules.ts'
import { PARAMETERS } from './parameter.terms.ts'
import type { ParameterType } from './parameter.terms.ts'
import { stoppedBy } from './parameter.words.ts'

export interface ParameterShown {
  readonly id: string
  readonly key: string
  readonly areaCode: string
  readonly year: number | null
  readonly purpose: string
  readonly value: unknown
  readonly unit: string
  readonly status: 'F' | 'R' | 'D' | 'N'
  readonly statusWords: Word
  readonly source: string
  readonly nameZh: string
  readonly nameEn: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly retractedAt?: string | null
  readonly type: ParameterType | null
  readonly choices: Readonly<Record<string, Word>> | null
  readonly fillers: Word
  readonly mayFill: boolean
}

/** In the words of today. */
const NAMES = choices(
  Object.fromEntries(Object.entries(PARAMETERS).map(([key, term]) => [key, wordedOn(term, ERA, todayOn())])),
)

const TONES: Record<ParameterShown['status'], Tone> = { F: 'good', R: 'plain', D: 'plain', N: 'warn' }

function AreaName({ code }: { code: string }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['area', code],
    queryFn: () => api<{ name: string }>(`/api/areas/${code}`),
    enabled: code !== NATION,
    staleTime: Infinity,
  })
  return <>{code === NATION ? t('全国', 'The nation') : (data?.name ?? code)}</>
}

/** 3% · 2,300 元 · 同时达到 */
function Value({ row }: { row: ParameterShown }) {
  const { t } = useWords()
  if (row.value === null || row.value === undefined) return <Tag tone="warn">{t('未填', 'empty')}</Tag>
  if (row.type === 'share' && typeof row.value === 'number')
    return <b>{Number((row.value * 100).toFixed(4))}%</b>
  const words = row.choices?.[String(row.value)]
  const number = typeof row.value === 'number' ? row.value.toLocaleString('en-US') : String(row.value)
  return (
    <span>
      <b>{words ? t(words) : number}</b> {words || row.type === 'period' ? '' : row.unit}
    </span>
  )
}

function Name({ row }: { row: ParameterShown }) {
  const { t } = useWords()
  return (
    <>
      {t({ zh: row.nameZh, en: row.nameEn })}
      {row.value === null ? (
        <div className="small warn">
          {t('未填期间暂停：', 'Stopped while it is empty: ')}
          {t(stoppedBy(row.key))}
          {t('。填报：', '. Filled by ')}
          {t(row.fillers)}
        </div>
      ) : null}
    </>
  )
}

const Status = ({ row }: { row: ParameterShown }) => (
  <Tag tone={TONES[row.status]}>{useWords().t(row.statusWords)}</Tag>
)

const COLUMNS: readonly Column<ParameterShown>[] = [
  { key: 'name', title: { zh: '参数', en: 'Parameter' }, show: r => <Name row={r} /> },
  {
    key: 'area',
    title: { zh: '适用地区', en: 'Area' },
    nowrap: true,
    show: r => <AreaName code={r.areaCode} />,
  },
  { key: 'year', title: { zh: '年度', en: 'Year' }, show: r => r.year ?? '—' },
  { key: 'value', title: { zh: '值', en: 'Value' }, number: true, show: r => <Value row={r} /> },
  { key: 'status', title: { zh: '依据', en: 'How well known' }, nowrap: true, show: r => <Status row={r} /> },
  { key: 'source', title: { zh: '出处', en: 'Source' }, show: r => r.source },
  { key: 'key', title: { zh: '代码', en: 'Key' }, optional: true, show: r => r.key },
]

export default function ParameterPage() {
  const { t } = useWords()
  const { me, may } = useMe()
  const acting = me?.acting
  return (
    <Page
      title={t('参数', 'Parameters')}
      lead={t(
        '判定所用的标准线和期限，每个都有出处。空缺的暂停相应的自动判定，不作推测。展开一行看沿革。',
        'The lines and terms that decisions rest on, each with its source. An empty one stops what it decides; nothing is guessed. Open a row for its history.',
      )}
    >
      <Ledger<ParameterShown>
        path="/api/parameters"
        export="/api/exports/parameters"
        rowKey={r => r.id}
        filters={[
          {
            key: 'key',
            title: { zh: '参数', en: 'Parameter' },
            options: NAMES,
            width: 220,
          },
          { key: 'year', title: { zh: '年度', en: 'Year' }, kind: 'year' },
          {
            key: 'area',
            title: { zh: '适用于', en: 'Holds for' },
            kind: 'area',
            levels: ['province', 'prefecture', 'county'],
          },
        ]}
        empty={{ zh: '没有参数。', en: 'No parameters.' }}
        note={first => <EmptyOnes rows={first.rows} />}
        columns={COLUMNS}
        detail={r => <History row={r} />}
        {...(may('parameter.write') && acting
          ? {
              actions: (r: ParameterShown) => (
                <>
                  {r.mayFill ? <SetParameter row={r} label={{ zh: '设定', en: 'Set' }} /> : null}
                  {!r.mayFill && acting.areaCode !== r.areaCode && mayFill(acting, r.key, acting.areaCode) ? (
                    <SetParameter
                      row={r}
                      areaCode={acting.areaCode}
                      label={{ zh: '为本地设定', en: 'Set for us' }}
                    />
                  ) : null}
                </>
              ),
            }
          : {})}
      />
    </Page>
  )
}

function EmptyOnes({ rows }: { rows: readonly ParameterShown[] }) {
  const { t } = useWords()
  const empty = rows.filter(r => r.value === null)
  if (!empty.length) return null
  const named = new Map<string, number>()
  for (const r of empty) {
    const name = t({ zh: r.nameZh, en: r.nameEn })
    named.set(name, (named.get(name) ?? 0) + 1)
  }
  return (
    <p className="note">
      {t(
        `${empty.length} 项未填，相应的自动判定暂停：`,
        `${empty.length} are empty and stop what they decide: `,
      )}
      {[...named]
        .map(([name, n]) => (n > 1 ? t(`${name}（${n} 个年度）`, `${name} (${n} years)`) : name))
        .join(t('、', ', '))}
    </p>
  )
}

/** 沿革 of one parameter for one area, year and purpose; the standing value can be undone by whom it is to fill. */
function History({ row }: { row: ParameterShown }) {
  const { t } = useWords()
  const path = `/api/parameters/${row.key}/history`
  const { data, error, refetch } = useQuery({
    queryKey: [path],
    queryFn: () => api<{ rows: ParameterShown[] }>(path),
  })
  if (error) return <ProblemView error={error} retry={() => void refetch()} />
  if (!data) return <Waiting kind="rows" count={2} />
  const same = data.rows
    .filter(r => r.areaCode === row.areaCode && r.year === row.year && r.purpose === row.purpose)
    .reverse()
  return (
    <ul className="list">
      {same.map(r => (
        <li key={r.id}>
          <span>
            <Value row={r} /> <Status row={r} />{' '}
            <span className="small soft">
              {r.source} ·{' '}
              {r.recordedBy === 'reference' ? t('随系统提供', 'came with the system') : r.recordedBy} ·{' '}
              <Moment at={r.recordedAt} />
              {r.retractedAt ? t('，已被替换', ', replaced') : ''}
            </span>
          </span>
          {!r.retractedAt && r.mayFill && r.recordedBy !== 'reference' ? (
            <Confirm
              label={{ zh: '撤销设定', en: 'Undo' }}
              title={{ zh: `撤销“${r.nameZh}”的这次设定？`, en: `Undo this setting of “${r.nameEn}”?` }}
              lead={t(
                '恢复到之前的值；原来没有的，回到未填。',
                'The value before it comes back; where there was none, it is empty again.',
              )}
              button={{ size: 'small' }}
              order={() => ({ to: `/api/parameters/${r.id}/undo` })}
              done={{ zh: '已撤销', en: 'Undone' }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
