/** 名单导入: upload, see what is wrong where and which figures will move, decide villages, commit, take back. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../web/api.ts'
import { useWords } from '../../web/lang.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useMe } from '../../web/session.tsx'
import type { Word } from '../../kernel/words.ts'
import type { ProblemRow } from './import.queries.ts'
import type { BatchSummary } from './import.terms.ts'

interface Batch {
  county: string
  id: string
  fileName: string
  state: string
  stateWords: Word
  rowTotal: number | null
  rowErrors: number | null
  rowWarnings: number | null
  summary: BatchSummary | null
  failure: { code: string } | null
  progress: { done: number; total: number | null } | null
}

const busy = (state: string | undefined): boolean => state === 'reading' || state === 'committing'

export default function ImportPage() {
  const { t } = useWords()
  const { me } = useMe()
  const county = me?.acting.areaCode.slice(0, 6) ?? ''
  const client = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const list = useQuery({ queryKey: ['imports'], queryFn: () => api<{ rows: Batch[] }>('/api/imports') })
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setError(null)
    const form = new FormData()
    form.append('file', file)
    await api<{ id: string }>(`/api/imports?county=${county}`, { form, key: newKey() }).then(async made => {
      setOpen(made.id)
      await client.invalidateQueries({ queryKey: ['imports'] })
    }, setError)
  }
  return (
    <Page title={t('名单导入', 'Import a list')}>
      <section
        className="card"
        onDragOver={e => e.preventDefault()}
        onDrop={e => {
          e.preventDefault()
          void send(e.dataTransfer.files[0])
        }}
      >
        <p>
          {t(
            '上传全国系统导出的户、人名单（.xlsx、.xls、.et、.csv）。一份名单只能属于一个旗县。先预览，不会直接写入。',
            'Upload the national list of households and people (.xlsx, .xls, .et, .csv). One list, one banner. It is shown first; nothing is written yet.',
          )}
        </p>
        <label className="field" style={{ maxWidth: 420 }}>
          {t('选择文件，或拖到此处', 'Choose a file, or drop it here')}
          <input type="file" accept=".xlsx,.xls,.et,.csv" onChange={e => void send(e.target.files?.[0])} />
        </label>
        {error ? <ProblemView error={error} /> : null}
      </section>
      {open ? <BatchCard county={county} id={open} /> : null}
      <section className="card">
        <h2>{t('批次', 'Batches')}</h2>
        {list.data?.rows.length ? (
          <ul className="list">
            {list.data.rows.map(b => (
              <li key={b.id}>
                <button type="button" className="plain" onClick={() => setOpen(b.id)}>
                  {b.fileName}
                </button>
                <span className="soft">
                  {t(b.stateWords)} · {b.rowTotal ?? '—'} {t('行', 'rows')}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">{t('还没有导入过名单。', 'No list has been imported yet.')}</p>
        )}
      </section>
    </Page>
  )
}

function BatchCard({ county, id }: { county: string; id: string }) {
  const { t } = useWords()
  const client = useQueryClient()
  const path = `/api/imports/${county}/${id}`
  const [error, setError] = useState<unknown>(null)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const { data } = useQuery({
    queryKey: ['import', id],
    queryFn: () => api<Batch>(path),
    refetchInterval: q => (busy(q.state.data?.state) ? 700 : false),
  })
  const act = async (verb: string, body: unknown = {}): Promise<void> => {
    setError(null)
    await api(`${path}/${verb}`, { body, key: newKey() }).then(() => client.invalidateQueries(), setError)
  }
  if (!data) return <Waiting />
  const s = data.summary
  const villages = s?.villages ?? []
  const decide = (): void =>
    void act('decide', {
      villages: villages.flatMap(v =>
        chosen[`${v.township}${v.text}`]
          ? [{ township: v.township, text: v.text, code: chosen[`${v.township}${v.text}`] }]
          : [],
      ),
    })
  return (
    <section className="card">
      <h2>
        {data.fileName} · {t(data.stateWords)}
      </h2>
      {error ? <ProblemView error={error} /> : null}
      {busy(data.state) ? (
        <p role="status">
          <progress
            max={data.progress?.total ?? undefined}
            value={data.progress?.total ? data.progress.done : undefined}
          />{' '}
          {data.progress?.done ?? 0}{' '}
          <button type="button" className="plain" onClick={() => void act('cancel')}>
            {t('取消', 'Cancel')}
          </button>
        </p>
      ) : null}
      {data.failure ? <FailureNote county={county} id={id} code={data.failure.code} /> : null}
      {s && data.state !== 'reading' ? (
        <>
          <p>
            <b>
              {t(
                `将新增 ${s.newHouseholds} 户 ${s.newPeople} 人`,
                `${s.newHouseholds} households and ${s.newPeople} people will be added`,
              )}
            </b>
            {s.knownHouseholds
              ? t(
                  `，已在册 ${s.knownHouseholds} 户补充信息`,
                  `; ${s.knownHouseholds} known households get what is new`,
                )
              : ''}
            。
            {t(
              `共 ${data.rowTotal} 行，错误 ${data.rowErrors} 行，提示 ${data.rowWarnings} 行。`,
              `${data.rowTotal} rows, ${data.rowErrors} with errors, ${data.rowWarnings} with warnings.`,
            )}
          </p>
          <ul className="list">
            {s.figures.map(f => (
              <li key={f.id}>
                <span>{t(f.title)}</span>
                <span>
                  {f.before} → <b>{f.after}</b>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {data.state === 'preview' && s ? (
        <>
          {villages.map(v => (
            <label key={v.township + v.text} className="field" style={{ maxWidth: 420 }}>
              {v.townshipName} “{v.text}”（{v.rows} {t('行', 'rows')}）
              <select
                value={chosen[v.township + v.text] ?? ''}
                onChange={e => setChosen({ ...chosen, [v.township + v.text]: e.target.value })}
              >
                <option value="">{t('请指定嘎查村', 'Choose the village')}</option>
                {v.candidates.map(c => (
                  <option key={c.code} value={c.code}>
                    {c.name}
                  </option>
                ))}
              </select>
            </label>
          ))}
          {villages.length ? (
            <button type="button" className="plain" onClick={decide}>
              {t('记住并重新核对', 'Remember and check again')}
            </button>
          ) : null}
          <Problems path={path} summary={s} />
          <p className="filters" style={{ marginTop: 10 }}>
            <button
              type="button"
              className="primary"
              disabled={(data.rowErrors ?? 0) > 0}
              onClick={() => void act('commit', { goodRowsOnly: false })}
            >
              {t('全部提交', 'Commit all')}
            </button>
            {(data.rowErrors ?? 0) > 0 ? (
              <button
                type="button"
                className="plain"
                onClick={() => void act('commit', { goodRowsOnly: true })}
              >
                {t(`只提交无误的 ${s.goodHouseholds} 户`, `Commit the ${s.goodHouseholds} good households`)}
              </button>
            ) : null}
            <button type="button" className="plain" onClick={() => void act('cancel')}>
              {t('取消', 'Cancel')}
            </button>
          </p>
        </>
      ) : null}
      {data.state === 'committed' ? (
        <button
          type="button"
          className="plain"
          onClick={() => {
            if (
              window.confirm(
                t(
                  '撤回本批次？本批次写入的全部记录将撤销。',
                  'Take this batch back? Everything it wrote is withdrawn.',
                ),
              )
            )
              void act('takeBack')
          }}
        >
          {t('撤回本批次', 'Take this batch back')}
        </button>
      ) : null}
    </section>
  )
}

/** A job failed: its own words come from the problem catalogue. */
function FailureNote({ code }: { county: string; id: string; code: string }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['problems'],
    queryFn: async () => (await import('../../kernel/problem.ts')).PROBLEMS,
    staleTime: Infinity,
  })
  const words = data?.[code as keyof typeof data]
  return (
    <p className="bad" role="alert">
      {words ? t({ zh: words.zh, en: words.en }) : code}
    </p>
  )
}

function Problems({ path, summary }: { path: string; summary: BatchSummary }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['import-rows', path],
    queryFn: () => api<{ rows: ProblemRow[] }>(`${path}/rows?limit=100`),
  })
  const level = { error: t('错误', 'error'), warn: t('提示', 'warning'), note: t('说明', 'note') }
  if (!summary.problems.length) return <p>{t('没有发现问题。', 'No problems were found.')}</p>
  const head = [t('行', 'Row'), t('姓名', 'Name'), t('嘎查村', 'Village'), t('问题', 'Problems')]
  return (
    <>
      <ul className="list">
        {summary.problems.map(p => (
          <li key={p.code + p.level}>
            <span>
              <span className={p.level === 'error' ? 'bad' : 'warn'}>{level[p.level]}</span> {t(p.words)}
            </span>
            <b>{p.count}</b>
          </li>
        ))}
      </ul>
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map(h => (
              <th key={h}>{h}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data?.rows.map(r => (
            <tr key={r.rowNo}>
              <td data-label={head[0]}>{r.rowNo}</td>
              <td data-label={head[1]}>{r.cells.name}</td>
              <td data-label={head[2]}>{r.cells.village}</td>
              <td data-label={head[3]}>
                <span>
                  {r.problems
                    .filter(p => p.level !== 'note')
                    .map(p => (
                      <span key={p.code + p.field} style={{ display: 'block' }}>
                        {p.column ? `${p.column}：` : ''}
                        {t(p.words)}
                      </span>
                    ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
