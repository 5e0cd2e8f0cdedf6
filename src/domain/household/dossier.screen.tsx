/** 一户一档: what the household is, its state, its people, income over years, and how it got here. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, newKey } from '../../web/api.ts'
import { useWords } from '../../web/lang.tsx'
import { exactly, yuan } from '../../web/kit/number.ts'
import { Day } from '../../web/kit/Day.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useMe } from '../../web/session.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { CAUSES } from './cause.terms.ts'
import { HOUSEHOLD_KINDS } from './household.terms.ts'
import { HEALTH, LABOUR, SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import type { dossier } from './dossier.queries.ts'

type Dossier = Awaited<ReturnType<typeof dossier>>
type Words = Readonly<Record<string, { zh: string; en: string }>>
const word = (list: Words, code: unknown) =>
  typeof code === 'string' && code ? (list[code] ?? { zh: code, en: code }) : null

export default function DossierPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/households/${county}/${id}`
  const { data, error, refetch } = useQuery({
    queryKey: ['household', county, id],
    queryFn: () => api<Dossier>(path),
  })
  if (error)
    return (
      <Page title={t('户', 'Household')}>
        <ProblemView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page title={t('户', 'Household')}>
        <Waiting />
      </Page>
    )
  const h = data.household
  return (
    <Page
      title={h.headName}
      crumbs={[
        { to: `/areas/${county}`, label: h.countyName ?? '' },
        { to: `/areas/${h.areaCode.slice(0, 9)}`, label: h.townshipName ?? '' },
        { to: `/areas/${h.areaCode}`, label: h.areaName ?? '' },
      ]}
      actions={<span className="tag steppe">{t(h.stateWords)}</span>}
    >
      <section className="card">
        <dl className="facts">
          <div>
            <dt>{t('户编号', 'Household code')}</dt>
            <dd>{h.householdCode ?? '—'}</dd>
          </div>
          <div>
            <dt>{t('户类型', 'Type')}</dt>
            <dd>{t(word(HOUSEHOLD_KINDS, h.kind)) || '—'}</dd>
          </div>
          <div>
            <dt>{t('识别时间', 'Registered')}</dt>
            <dd>
              <Day on={h.registeredOn} precision={h.registeredPrecision} />
            </dd>
          </div>
          <div>
            <dt>{t('联系电话', 'Telephone')}</dt>
            <dd>
              {h.phoneMasked ?? '—'} {h.phoneMasked ? <Reveal path={path} field="phone" /> : null}
            </dd>
          </div>
          <div>
            <dt>{t('致贫原因', 'Causes')}</dt>
            <dd>{data.causes.map(c => t(word(CAUSES, c.cause))).join('、') || '—'}</dd>
          </div>
        </dl>
        {data.allowedEvents.length ? (
          <p className="small soft" style={{ marginTop: 8 }}>
            {t('下一步可登记', 'What may follow')}：
            {data.allowedEvents
              .map(e => `${t(e.words)}${e.document ? `（${t('需', 'needs')} ${e.document}）` : ''}`)
              .join('；')}
          </p>
        ) : null}
      </section>
      <Members data={data} path={path} />
      <Income data={data} />
      <section className="card">
        <h2>{t('状态时间线', 'Time-line')}</h2>
        <ul className="list">
          {data.events.map(e => (
            <li key={e.id}>
              <span>{t(e.words)}</span>
              <span className="soft">
                <Day on={e.onDate} precision={e.onPrecision} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <HistoryCard path={`/api/records/household/${county}/${id}`} />
    </Page>
  )
}

function Members({ data, path }: { data: Dossier; path: string }) {
  const { t } = useWords()
  const head = [
    t('姓名', 'Name'),
    t('与户主关系', 'Relation'),
    t('性别', 'Sex'),
    t('出生', 'Born'),
    t('证件号码', 'Id number'),
    t('健康', 'Health'),
    t('劳动技能', 'Labour'),
    t('务工（月）', 'Months worked'),
  ]
  return (
    <section className="card">
      <h2>
        {t('家庭成员', 'Members')}（{data.members.length}）
      </h2>
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map(x => (
              <th key={x}>{x}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.members.map(m => (
            <tr key={m.membershipId}>
              <td data-label={head[0]}>{m.name}</td>
              <td data-label={head[1]}>{t(word(RELATIONS, m.relation))}</td>
              <td data-label={head[2]}>{t(word(SEXES, m.sex))}</td>
              <td data-label={head[3]}>
                <Day on={m.birthOn} />
              </td>
              <td data-label={head[4]}>
                <span>
                  {m.idMasked ?? '—'}{' '}
                  {m.idMasked ? <Reveal path={path} field="idNumber" personId={m.id} /> : null}
                </span>
              </td>
              <td data-label={head[5]}>{t(word(HEALTH, m.condition?.health))}</td>
              <td data-label={head[6]}>{t(word(LABOUR, m.condition?.labour))}</td>
              <td data-label={head[7]}>{String(m.condition?.monthsWorked ?? '—')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const COLOURS: Record<string, string> = {
  a: '#2c7a57',
  b: '#7a9a3a',
  c: '#b08a2e',
  d: '#3d7ea6',
  e: '#a8432f',
}

/** Income by component over the years, the sum written out, the declared value beside it. */
function Income({ data }: { data: Dossier }) {
  const { t } = useWords()
  const top = Math.max(
    ...data.income.map(y =>
      y.lines.filter(l => l.group !== 'e').reduce((n, l) => n + yuan(String(l.amountFen)), 0),
    ),
    1,
  )
  if (!data.income.length) return null
  return (
    <section className="card">
      <h2>{t('收入', 'Income')}</h2>
      {data.income.map(y => (
        <details key={y.year} style={{ marginBottom: 8 }}>
          <summary>
            {y.year} · {t('人均纯收入', 'net per head')}{' '}
            <b>
              <Num value={y.perCapitaFen === null ? null : yuan(String(y.perCapitaFen))} />
            </b>{' '}
            {t('元', 'yuan')}
            {y.declaredPerCapitaFen !== null ? (
              <span className="soft small">
                {' '}
                · {t('填报', 'declared')} {exactly(yuan(String(y.declaredPerCapitaFen)))}
              </span>
            ) : null}
            <span style={{ display: 'flex', height: 8, marginTop: 4 }} aria-hidden="true">
              {y.lines
                .filter(l => l.group !== 'e')
                .map(l => (
                  <span
                    key={l.line}
                    style={{
                      width: `${(yuan(String(l.amountFen)) / top) * 100}%`,
                      background: COLOURS[l.group],
                    }}
                  />
                ))}
            </span>
          </summary>
          <table className="sheet">
            <tbody>
              {y.lines.map(l => (
                <tr key={l.line}>
                  <td>{t(l.words)}</td>
                  <td className="n">
                    {l.group === 'e' ? '−' : ''}
                    {exactly(yuan(String(l.amountFen)))}
                  </td>
                  <td className="soft small">{l.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small soft">{y.steps.map(s => t(s)).join('　')}</p>
        </details>
      ))}
    </section>
  )
}

/** Opens a masked number for a stated reason; the reason is logged. */
function Reveal({ path, field, personId }: { path: string; field: string; personId?: string }) {
  const { t } = useWords()
  const { may } = useMe()
  const [value, setValue] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (!may('household.reveal')) return null
  if (value) return <b>{value}</b>
  const ask = async (): Promise<void> => {
    const reason = window.prompt(
      t(
        '查看完整信息须说明理由（至少 4 个字），理由将被记录。',
        'State the reason (4 characters or more); it is recorded.',
      ),
    )
    if (!reason) return
    await api<{ value: string }>(`${path}/reveal`, {
      body: { field, reason, ...(personId ? { personId } : {}) },
      key: newKey(),
    }).then(r => setValue(r.value), setError)
  }
  return (
    <>
      <button type="button" className="plain small" onClick={() => void ask()}>
        {t('查看', 'Show')}
      </button>
      {error ? <ProblemView error={error} /> : null}
    </>
  )
}
