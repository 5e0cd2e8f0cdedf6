/** The rows of the ledger of complaints, their columns and filters; the days that are left. */
import type { Json } from '../../web/api.ts'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import { RECEIVERS } from '../area/area.terms.ts'
import type { ComplaintRow as Row } from './complaint.reply.ts'
import { CHANNELS, EXTENSIONS, MATTERS, STATES } from './complaint.terms.ts'
import type { State } from './complaint.terms.ts'
import { ASKED_STATES, COMPLAINT_COLUMNS as C } from './complaint.words.ts'

export type ComplaintRow = { readonly [K in keyof Row]: Json<Row[K]> }

const TONES: Record<State, Tone> = {
  received: 'warn',
  accepted: 'warn',
  investigating: 'warn',
  reviewing: 'warn',
  answered: 'good',
  closed: 'good',
  refused: 'plain',
  withdrawn: 'plain',
}

const Said = ({ of }: { of: Word }) => <>{useWords().t(of)}</>

export function StateTag({ row }: { row: Pick<ComplaintRow, 'state' | 'extension'> }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={TONES[row.state]}>{t(STATES[row.state])}</Tag>
      {row.extension === 'asked' ? (
        <>
          {' '}
          <Tag tone="warn">{t(EXTENSIONS.asked)}</Tag>
        </>
      ) : null}
    </>
  )
}

/** 剩 3 天, 今天到期, 超期 2 天; nothing where nobody is waited for. */
export function DaysLeft({ days }: { days: number | null }) {
  const { t } = useWords()
  if (days === null) return <span className="soft">—</span>
  if (days < 0) return <Tag tone="bad">{t(`超期 ${-days} 天`, `${-days} days late`)}</Tag>
  if (days === 0) return <Tag tone="warn">{t('今天到期', 'Due today')}</Tag>
  return <span className="num">{t(`剩 ${days} 天`, `${days} days`)}</span>
}

export const COMPLAINT_LEDGER: readonly Column<ComplaintRow>[] = [
  {
    key: 'number',
    title: C.number,
    nowrap: true,
    show: r => <To to={`/complaints/${r.county}/${r.id}`}>{r.number}</To>,
  },
  { key: 'area', title: C.areaName, nowrap: true, show: r => r.areaName ?? r.areaCode },
  { key: 'matter', title: C.matter, nowrap: true, show: r => <Said of={MATTERS[r.matter]} /> },
  { key: 'text', title: C.text, show: r => <span className="clip">{r.text}</span> },
  { key: 'channel', title: C.channel, nowrap: true, show: r => <Said of={CHANNELS[r.channel]} /> },
  { key: 'receivedOn', title: C.receivedOn, nowrap: true, show: r => <Day on={r.receivedOn} /> },
  { key: 'handler', title: C.handler, show: r => <Said of={r.handler.words} /> },
  { key: 'state', title: C.state, nowrap: true, show: r => <StateTag row={r} /> },
  { key: 'daysLeft', title: C.daysLeft, nowrap: true, show: r => <DaysLeft days={r.daysLeft} /> },
  {
    key: 'accused',
    title: C.accused,
    optional: true,
    show: r => (r.accused ? <Said of={r.accused.words} /> : '—'),
  },
  {
    key: 'named',
    title: C.named,
    optional: true,
    show: r => <Said of={r.named ? { zh: '署名', en: 'Named' } : { zh: '匿名', en: 'Anonymous' }} />,
  },
  { key: 'dueOn', title: C.dueOn, optional: true, nowrap: true, show: r => <Day on={r.dueOn} /> },
]

export const COMPLAINT_FILTERS: readonly Filter[] = [
  { key: 'area', title: C.areaName, ...RECEIVERS },
  { key: 'state', title: C.state, options: choices(ASKED_STATES), width: 160 },
  { key: 'matter', title: C.matter, options: choices(MATTERS), width: 140 },
  { key: 'channel', title: C.channel, options: choices(CHANNELS), width: 140 },
]
