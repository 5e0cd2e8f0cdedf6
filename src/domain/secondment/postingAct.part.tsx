/** 派驻 registered, its term extended or ended early, a mistake withdrawn; a batch opened. */
import type { Json } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useMe } from '../../web/session.tsx'
import type { PostingRow } from './posting.reply.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS, TERM_CHANGES } from './posting.terms.ts'
import { POSTING_COLUMNS as P } from './posting.words.ts'
import { REGION } from '../area/area.terms.ts'

export type PostingLine = Json<PostingRow>

export interface Batch {
  readonly code: string
  readonly name: string
}

const text = (key: 'personName' | 'senderUnit' | 'hostUnit' | 'post', half = true): Field => ({
  kind: 'text',
  key,
  title: P[key],
  required: true,
  max: key === 'personName' ? 60 : 200,
  half,
})

const fieldsOf = (batches: readonly Batch[], banner: boolean): readonly Field[] => [
  text('personName'),
  { kind: 'choice', key: 'kind', title: P.kind, required: true, half: true, options: choices(POSTING_KINDS) },
  { kind: 'choice', key: 'direction', title: P.direction, required: true, options: choices(DIRECTIONS) },
  {
    kind: 'area',
    key: 'districtCode',
    title: P.districtName,
    required: true,
    half: true,
    under: '110000',
    levels: ['province', 'county'],
  },
  text('senderUnit'),
  ...(banner
    ? []
    : [
        {
          kind: 'area',
          key: 'county',
          title: P.areaName,
          required: true,
          half: true,
          under: REGION,
          levels: ['province', 'prefecture', 'county'],
        } satisfies Field,
      ]),
  text('hostUnit'),
  text('post', false),
  {
    kind: 'date',
    key: 'fromOn',
    precision: 'fromPrecision',
    title: P.fromOn,
    required: true,
    half: true,
    until: todayOn(),
  },
  { kind: 'date', key: 'toOn', precision: 'toPrecision', title: P.lastOn, half: true },
  { kind: 'choice', key: 'origin', title: P.origin, required: true, half: true, options: choices(ORIGINS) },
  {
    kind: 'choice',
    key: 'batchCode',
    title: P.batchName,
    half: true,
    options: batches.map(b => ({ value: b.code, words: { zh: b.name, en: b.name } })),
  },
  { kind: 'text', key: 'originNote', title: { zh: '说明', en: 'Note' }, max: 300 },
  {
    kind: 'document',
    key: 'documentId',
    county: 'documentCounty',
    title: { zh: '选派文件', en: 'Document' },
  },
]

export function RegisterPosting({ batches }: { batches: readonly Batch[] }) {
  const { me } = useMe()
  const acting = me?.acting
  const banner = acting?.role === 'banner_bureau'
  return (
    <CommandButton
      label={{ zh: '登记派驻', en: 'Register a posting' }}
      button={{ type: 'primary' }}
      width={640}
      fields={fieldsOf(batches, banner)}
      to="/api/postings"
      {...(banner && acting ? { fixed: { county: acting.areaCode } } : {})}
      initial={{
        kind: 'cadre',
        direction: 'to_steppe',
        origin: 'assigned',
        fromOn: todayPart(),
        ...(acting?.areaCode.startsWith('11') ? { districtCode: acting.areaCode } : {}),
      }}
      submit={{ zh: '登记', en: 'Register' }}
      done={{ zh: '已登记派驻', en: 'Registered' }}
    />
  )
}

export const ChangeTerm = ({ row }: { row: PostingLine }) => (
  <CommandButton
    label={{ zh: '任期变动', en: 'Term' }}
    title={{ zh: `任期变动 · ${row.personName}`, en: `Term of ${row.personName}` }}
    button={{ size: 'small' }}
    fields={[
      {
        kind: 'choice',
        key: 'change',
        title: { zh: '变动', en: 'Change' },
        required: true,
        radio: true,
        options: choices(TERM_CHANGES),
      },
      { kind: 'date', key: 'toOn', title: { zh: '新的任期截止', en: 'New last day' }, required: true },
      {
        kind: 'text',
        key: 'reason',
        title: { zh: '原因', en: 'Reason' },
        required: true,
        lines: 2,
        max: 300,
      },
    ]}
    to={`/api/postings/${row.county}/${row.id}/term`}
    submit={{ zh: '登记', en: 'Record' }}
    done={{ zh: '已登记', en: 'Recorded' }}
  />
)

export const WithdrawPosting = ({ row }: { row: PostingLine }) => (
  <Confirm
    label={{ zh: '撤回', en: 'Withdraw' }}
    title={{ zh: `撤回 ${row.personName} 的派驻登记？`, en: `Withdraw the posting of ${row.personName}?` }}
    reason="required"
    reasonMin={2}
    danger
    button={{ size: 'small', type: 'text' }}
    order={reason => ({ to: `/api/postings/${row.county}/${row.id}/withdraw`, body: { reason } })}
    done={{ zh: '已撤回', en: 'Withdrawn' }}
  />
)

const BATCH: readonly Field[] = [
  {
    kind: 'text',
    key: 'name',
    title: { zh: '批次名称', en: 'Name' },
    required: true,
    max: 200,
    example: '北京第六批赴蒙挂职干部',
  },
  {
    kind: 'text',
    key: 'code',
    title: { zh: '批次代码', en: 'Code' },
    required: true,
    half: true,
    pattern: /^[a-z0-9-]{3,60}$/,
    example: 'beijing-inner-mongolia-6',
  },
  {
    kind: 'number',
    key: 'ordinal',
    title: { zh: '第几批', en: 'Ordinal' },
    required: true,
    half: true,
    min: 1,
    max: 99,
  },
  { kind: 'date', key: 'fromOn', title: P.fromOn, half: true },
  { kind: 'date', key: 'toOn', title: P.lastOn, half: true },
  { kind: 'text', key: 'source', title: { zh: '依据', en: 'Source' }, required: true, max: 300 },
]

export const OpenBatch = () => (
  <CommandButton
    label={{ zh: '登记批次', en: 'Open a batch' }}
    fields={BATCH}
    to="/api/posting-batches"
    fixed={{ giverCode: '110000', receiverCode: REGION }}
    submit={{ zh: '登记', en: 'Open' }}
    done={{ zh: '已登记批次', en: 'Opened' }}
  />
)
