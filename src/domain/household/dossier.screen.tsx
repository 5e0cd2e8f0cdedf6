/** 一户一档: what the household is, its state and what it waits for, its people, income, evidence and history. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { FindingsNote } from '../../web/finding/FindingsNote.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { Acts } from './acts.part.tsx'
import { pathOf } from './dossier.part.tsx'
import type { Dossier } from './dossier.part.tsx'
import { HouseholdActs, Waits } from './dossierAct.part.tsx'
import { DuplicateView } from './duplicateCase.part.tsx'
import { CauseCard, CheckCard } from './finding.part.tsx'
import { HOUSEHOLD_KINDS, STANDARDS } from './household.terms.ts'
import { HOUSEHOLD_FIELDS } from './household.words.ts'
import { IncomeCard } from './incomeCard.part.tsx'
import { MemberTable } from './memberTable.part.tsx'
import { ReceivedCard } from './received.part.tsx'
import { Masked } from './reveal.part.tsx'
import { STATE_TONES } from './status.tone.ts'
import { wordOf } from './term.word.ts'
import { Timeline } from './timeline.part.tsx'
import './household.css'

export default function DossierPage() {
  const { t } = useWords()
  const { may } = useMe()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['household', county, id],
    queryFn: () => api<Dossier>(`/api/households/${county}/${id}`),
  })
  const list = { to: '/households', label: t('建档立卡户', 'Registered households') }
  if (!data)
    return (
      <Page title={t('户', 'Household')} crumbs={[list]}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting count={3} />}
      </Page>
    )
  const h = data.household
  const writes = may('household.write') && !h.retractedAt && !h.movedToCounty
  return (
    <Acts>
      <Page
        title={
          <>
            {h.headName}
            <span className="soft title-rest"> {t('户', 'household')}</span>{' '}
            {h.state ? <Tag tone={STATE_TONES[h.state]}>{t(h.stateWords)}</Tag> : null}
          </>
        }
        crumbs={[
          list,
          { to: `/areas/${county}`, label: h.countyName ?? county },
          { to: `/areas/${h.areaCode.slice(0, 9)}`, label: h.townshipName ?? '' },
          { to: `/areas/${h.areaCode}`, label: h.areaName ?? h.areaCode },
        ]}
        actions={<HouseholdActs data={data} />}
      >
        <Elsewhere data={data} />
        <FindingsNote type="household" county={county} id={id} />
        <Waits data={data} writes={writes} />
        <Facts data={data} />
        <MemberTable data={data} writes={writes} />
        <div className="two dossier">
          <div className="stack">
            <IncomeCard data={data} writes={writes} />
            <ReceivedCard county={county} id={id} />
            <Duplicates data={data} />
          </div>
          <div className="stack">
            <Timeline data={data} writes={writes} />
            <CauseCard data={data} writes={writes} />
            <CheckCard data={data} writes={writes} />
          </div>
        </div>
        <HistoryCard path={`/api/records/household/${county}/${id}`} />
      </Page>
    </Acts>
  )
}

/** A household that is no longer here, or came from elsewhere, says where it is. */
function Elsewhere({ data }: { data: Dossier }) {
  const { t } = useWords()
  const { household: h, movedTo, movedFrom } = data
  return (
    <>
      {movedTo ? (
        <p className="note">
          {t('整户已迁往', 'The household moved to')} <To to={movedTo.link}>{movedTo.bannerName}</To>
          {t('，此处只供查阅。', '; this file is for reference.')}
        </p>
      ) : null}
      {movedFrom ? (
        <p className="note">
          {t('由', 'Moved here from')} <To to={movedFrom.link}>{movedFrom.bannerName}</To>
          {t('整户迁入。', '.')}
        </p>
      ) : null}
      {h.mergedIntoId ? (
        <p className="note">
          {t('已并入', 'Merged into')}{' '}
          <To to={`/households/${h.county}/${h.mergedIntoId}`}>{t('另一户', 'another household')}</To>
          {t('，此处只供查阅。', '; this file is for reference.')}
        </p>
      ) : h.retractedAt ? (
        <p className="note">
          {t(
            '户记录已撤回，不计入任何数字，只供查阅。',
            'Withdrawn: it counts in no figure and is kept for reference.',
          )}
        </p>
      ) : null}
    </>
  )
}

function Facts({ data }: { data: Dossier }) {
  const { t } = useWords()
  const h = data.household
  const path = pathOf(data)
  return (
    <Card>
      <dl className="facts">
        <div>
          <dt>{t(HOUSEHOLD_FIELDS.householdCode)}</dt>
          <dd className="num">{h.householdCode ?? '—'}</dd>
        </div>
        <div>
          <dt>{t(HOUSEHOLD_FIELDS.kind)}</dt>
          <dd>{t(wordOf(HOUSEHOLD_KINDS, h.kind)) || '—'}</dd>
        </div>
        <div>
          <dt>{t(HOUSEHOLD_FIELDS.standard)}</dt>
          <dd>{t(wordOf(STANDARDS, h.standard)) || '—'}</dd>
        </div>
        <div>
          <dt>{t(HOUSEHOLD_FIELDS.registeredOn)}</dt>
          <dd>
            <Day on={h.registeredOn} precision={h.registeredPrecision} />
          </dd>
        </div>
        <div>
          <dt>{t(HOUSEHOLD_FIELDS.naturalVillage)}</dt>
          <dd>{h.naturalVillage ?? '—'}</dd>
        </div>
        <div>
          <dt>{t(HOUSEHOLD_FIELDS.phone)}</dt>
          <dd>
            <Masked path={path} field="phone" masked={h.phoneMasked} />
          </dd>
        </div>
        <div>
          <dt>{t('银行账号', 'Bank account')}</dt>
          <dd>
            <Masked path={path} field="bank" masked={h.bankMasked} />
          </dd>
        </div>
      </dl>
      <Extra extra={h.extra} />
    </Card>
  )
}

/** Columns of a list that nothing stands for here, kept as they came. */
function Extra({ extra }: { extra: unknown }) {
  const { t } = useWords()
  const rows = (Array.isArray(extra) ? extra : extra ? [extra] : []) as Readonly<Record<string, unknown>>[]
  const cells = rows.flatMap(r => Object.entries(r))
  if (!cells.length) return null
  return (
    <details className="extra">
      <summary className="small">
        {t(`名单中的其他内容（${cells.length} 项）`, `Other columns of the list (${cells.length})`)}
      </summary>
      <dl className="facts">
        {cells.map(([key, value], i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same heading may stand on several rows of the list
          <div key={`${key}${i}`}>
            <dt>{key}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Duplicates({ data }: { data: Dossier }) {
  const { t } = useWords()
  if (!data.duplicates.length) return null
  return (
    <Card title={t('疑似重复', 'Possible duplicates')}>
      <div className="stack">
        {data.duplicates.map(c => (
          <DuplicateView key={c.id} case={c} />
        ))}
      </div>
    </Card>
  )
}
