/** 结对关系: which district helps which banner, from when to when, and how well that is known. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { PAIRING_STATUS, REGION } from './area.terms.ts'
import type { PairingRow } from './pairing.queries.ts'

const TONES: Record<keyof typeof PAIRING_STATUS, Tone> = {
  found: 'good',
  inferred: 'plain',
  recalled: 'warn',
  unknown: 'warn',
}

const COLUMNS: readonly Column<PairingRow>[] = [
  { key: 'giver', title: { zh: '支援方', en: 'Giver' }, show: r => <Giver row={r} /> },
  {
    key: 'receiver',
    title: { zh: '受援方', en: 'Receiver' },
    show: r => (
      <EndTag side="receiver" to={`/areas/${r.receiverCode}`}>
        {r.receiverName}
      </EndTag>
    ),
  },
  // What reaches back as far as the record goes has no first day to show.
  {
    key: 'from',
    title: { zh: '起始', en: 'From' },
    nowrap: true,
    show: r => <Day on={r.validFrom.startsWith('0001') ? null : r.validFrom} />,
  },
  {
    key: 'to',
    title: { zh: '结束', en: 'To' },
    nowrap: true,
    show: r => (r.validTo ? <Day on={r.validTo} /> : <Going />),
  },
  {
    key: 'status',
    title: { zh: '核实情况', en: 'How well known' },
    nowrap: true,
    show: r => <Status row={r} />,
  },
  { key: 'year', title: { zh: '依据年度', en: 'Year of the source' }, show: r => r.evidenceYear ?? '—' },
  { key: 'source', title: { zh: '出处', en: 'Source' }, show: r => r.source },
]

function Giver({ row }: { row: PairingRow }) {
  const { t } = useWords()
  if (!row.giverCode)
    return (
      <span className="warn">
        {t('结对区不详，只接受市级资金', 'district not known: municipal money only')}
      </span>
    )
  return (
    <EndTag side="giver" to={`/areas/${row.giverCode}`}>
      {row.giverName}
    </EndTag>
  )
}

const Status = ({ row }: { row: PairingRow }) => (
  <Tag tone={TONES[row.status]}>{useWords().t(PAIRING_STATUS[row.status])}</Tag>
)
const Going = () => <span className="soft">{useWords().t('至今', 'going on')}</span>

const { found, inferred, recalled } = PAIRING_STATUS

const PAIR: readonly Field[] = [
  {
    kind: 'area',
    key: 'giverCode',
    title: { zh: '支援方（北京市区）', en: 'Giver (Beijing district)' },
    required: true,
    under: '110000',
    levels: ['county'],
  },
  {
    kind: 'area',
    key: 'receiverCode',
    title: { zh: '受援旗县', en: 'Receiver (banner)' },
    required: true,
    under: REGION,
    levels: ['county'],
  },
  { kind: 'date', key: 'validFrom', title: { zh: '起始日期', en: 'From' }, required: true },
  {
    kind: 'choice',
    key: 'status',
    title: { zh: '核实情况', en: 'How well known' },
    required: true,
    radio: true,
    options: choices({ found, inferred, recalled }),
  },
  {
    kind: 'text',
    key: 'source',
    title: { zh: '出处', en: 'Source' },
    required: true,
    lines: 2,
    max: 200,
    help: { zh: '结对协议、文件文号或报道。', en: 'The agreement, a document’s number, or a report.' },
  },
]

export default function PairingPage() {
  const { t } = useWords()
  const { may } = useMe()
  const writes = may('pairing.write')
  return (
    <Page
      title={t('结对关系', 'Pairings')}
      lead={t(
        '结对有起止日期，区级资金和区级岗位的范围都按当日的结对计算；不清楚的照实标出。',
        'Pairings are dated: a district’s money and scope follow the pairings of the day. What is not certain says so.',
      )}
      actions={
        writes ? (
          <CommandButton
            label={{ zh: '建立结对', en: 'Pair' }}
            button={{ type: 'primary' }}
            fields={PAIR}
            to="/api/pairings"
            submit={{ zh: '建立结对', en: 'Pair' }}
            done={{ zh: '结对已建立', en: 'Paired' }}
          />
        ) : null
      }
    >
      <Ledger<PairingRow>
        path="/api/pairings"
        {...(may('list.export') ? { export: '/api/exports/pairings' } : {})}
        rowKey={r => r.id}
        filters={[{ key: 'on', title: { zh: '哪一天的结对', en: 'On the day' }, kind: 'day' }]}
        empty={{ zh: '当天没有结对。', en: 'No pairing holds on that day.' }}
        columns={COLUMNS}
        {...(writes ? { actions: (r: PairingRow) => <End row={r} /> } : {})}
      />
    </Page>
  )
}

function End({ row }: { row: PairingRow }) {
  const { t } = useWords()
  if (row.validTo || !row.giverCode) return null
  return (
    <CommandButton
      label={{ zh: '结束', en: 'End' }}
      title={{
        zh: `结束结对 · ${row.giverName} — ${row.receiverName}`,
        en: `End · ${row.giverName} — ${row.receiverName}`,
      }}
      button={{ size: 'small' }}
      lead={
        <p className="soft">
          {t(
            '从这一天起不再结对。此前的记录照旧可查，该区不能再办理这个旗县的事项。',
            'From this day they are no longer paired. Earlier records stay readable; the district can no longer write for this banner.',
          )}
        </p>
      }
      fields={[{ kind: 'date', key: 'validTo', title: { zh: '结束日期', en: 'End' }, required: true }]}
      to={`/api/pairings/${row.receiverCode}/${row.id}/end`}
      submit={{ zh: '结束结对', en: 'End' }}
      done={{ zh: '结对已结束', en: 'The pairing is ended' }}
    />
  )
}
