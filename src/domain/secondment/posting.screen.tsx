/** 干部人才花名册: who is in post where, from when to when, both ways; and the forms of a posting and its term. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../web/api.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { todayOn } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { inPost } from './posting.rules.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS } from './posting.terms.ts'
import { POSTING_COLUMNS as P } from './posting.words.ts'
import { ChangeTerm, OpenBatch, RegisterPosting, WithdrawPosting } from './postingAct.part.tsx'
import type { Batch, PostingLine } from './postingAct.part.tsx'
import { RECEIVERS } from '../area/area.terms.ts'

const Words = ({ of }: { of: { readonly zh: string; readonly en: string } }) => <>{useWords().t(of)}</>

function TermState({ row }: { row: PostingLine }): ReactNode {
  const { t } = useWords()
  if (inPost(row, todayOn())) return <Tag tone="good">{t('在岗', 'In post')}</Tag>
  return <Tag>{row.fromOn > todayOn() ? t('未到任', 'To come') : t('期满', 'Ended')}</Tag>
}

const COLUMNS: readonly Column<PostingLine>[] = [
  {
    key: 'personName',
    title: P.personName,
    nowrap: true,
    show: r => <To to={`/records/posting/${r.county}/${r.id}`}>{r.personName}</To>,
  },
  { key: 'kind', title: P.kind, nowrap: true, show: r => <Words of={POSTING_KINDS[r.kind]} /> },
  {
    key: 'district',
    title: P.districtName,
    show: r => <EndTag side="giver">{r.districtName ?? r.districtCode}</EndTag>,
  },
  { key: 'sender', title: P.senderUnit, show: r => r.senderUnit },
  { key: 'area', title: P.areaName, show: r => <EndTag side="receiver">{r.areaName ?? r.areaCode}</EndTag> },
  { key: 'host', title: P.hostUnit, show: r => r.hostUnit },
  { key: 'post', title: P.post, show: r => r.post },
  {
    key: 'from',
    title: P.fromOn,
    nowrap: true,
    show: r => <Day on={r.fromOn} precision={r.fromPrecision} />,
  },
  { key: 'to', title: P.lastOn, nowrap: true, show: r => <Day on={r.lastOn} /> },
  { key: 'state', title: { zh: '状态', en: 'State' }, nowrap: true, show: r => <TermState row={r} /> },
  { key: 'batch', title: P.batchName, optional: true, show: r => r.batchName ?? '—' },
  { key: 'origin', title: P.origin, optional: true, show: r => <Words of={ORIGINS[r.origin]} /> },
  { key: 'direction', title: P.direction, optional: true, show: r => <Words of={DIRECTIONS[r.direction]} /> },
]

const FILTERS: readonly Filter[] = [
  {
    key: 'area',
    title: P.areaName,
    ...RECEIVERS,
    width: 180,
  },
  { key: 'on', title: { zh: '某日在岗', en: 'In post on' }, kind: 'day' },
  { key: 'kind', title: P.kind, options: choices(POSTING_KINDS), width: 150 },
  { key: 'direction', title: P.direction, options: choices(DIRECTIONS), width: 170 },
  {
    key: 'district',
    title: P.districtName,
    kind: 'area',
    under: '110000',
    levels: ['province', 'county'],
    width: 160,
  },
]

export default function PostingPage() {
  const { t } = useWords()
  const { may } = useMe()
  const batches = useQuery({
    queryKey: ['/api/posting-batches'],
    queryFn: () => api<{ rows: Batch[] }>('/api/posting-batches'),
  })
  const known = batches.data?.rows ?? []
  const writes = may('posting.write')
  return (
    <Page
      title={t('干部人才花名册', 'Postings')}
      lead={t(
        '谁在哪里任职、从何时到何时。项目环节由结对区当日在岗的挂职干部签字。',
        'Who serves where, from when to when. Gates are signed by the paired district’s cadre in post that day.',
      )}
      actions={
        <>
          {writes ? <RegisterPosting batches={known} /> : null}
          {may('batch.write') ? <OpenBatch /> : null}
        </>
      }
    >
      <Ledger<PostingLine>
        path="/api/postings"
        export="/api/exports/postings"
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          ...FILTERS,
          {
            key: 'batch',
            title: P.batchName,
            options: known.map(b => ({ value: b.code, words: { zh: b.name, en: b.name } })),
            width: 170,
          },
        ]}
        empty={{
          title: {
            zh: '还没有登记派驻。登记后，挂职干部方可为项目环节签字。',
            en: 'No posting yet. A cadre signs gates only once the posting is registered.',
          },
          example: {
            zh: '张某，昌平区选派，太仆寺旗副旗长（挂职），2018 年 6 月至 2020 年 12 月',
            en: 'a cadre of the district as deputy head of the banner, June 2018 to December 2020',
          },
        }}
        columns={COLUMNS}
        {...(writes
          ? {
              actions: (r: PostingLine) => (
                <>
                  <ChangeTerm row={r} />
                  <WithdrawPosting row={r} />
                </>
              ),
            }
          : {})}
      />
    </Page>
  )
}
