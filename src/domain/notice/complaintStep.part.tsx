/** The steps that this reader may take now; the one that leads on is the prominent one. */
import type { Word } from '../../kernel/words.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import type { Office } from './complaint.reply.ts'
import type { OfficeAct } from './complaint.schema.ts'
import { ACTS, MAX_TEXT } from './complaint.terms.ts'
import type { Act } from './complaint.terms.ts'

const NOTE: Record<OfficeAct, Word> = {
  accept: { zh: '受理说明', en: 'Note' },
  refuse: { zh: '内部说明', en: 'For the offices' },
  transfer: { zh: '转办理由和要求', en: 'Why, and what is asked' },
  giveBack: { zh: '退回理由', en: 'Why it is given back' },
  investigate: { zh: '调查情况', en: 'What was found' },
  inquire: { zh: '函询内容', en: 'What is asked' },
  refer: { zh: '移送理由', en: 'Why it is referred' },
  askExtension: { zh: '延期理由', en: 'Why more time is needed' },
  grantExtension: { zh: '批准意见', en: 'Decision' },
  denyExtension: { zh: '不同意的理由', en: 'Why not' },
  answer: { zh: '内部说明', en: 'For the offices' },
  close: { zh: '办结说明', en: 'Note' },
  withdraw: { zh: '撤回情况', en: 'How it was withdrawn' },
}

const OPTIONAL: readonly OfficeAct[] = ['accept', 'refuse', 'answer']
const PROVED: readonly OfficeAct[] = ['investigate', 'answer', 'refuse']

/** The step that leads on, first. */
const PRIMARY: readonly OfficeAct[] = ['grantExtension', 'accept', 'answer', 'investigate', 'close']

const publicAnswer = (act: OfficeAct): Field => ({
  kind: 'text',
  key: 'answer',
  title:
    act === 'refuse'
      ? { zh: '不予受理的理由（告知投诉人）', en: 'Why it is not accepted (told to the complainant)' }
      : { zh: '答复（告知投诉人）', en: 'Answer (told to the complainant)' },
  required: true,
  max: MAX_TEXT,
  lines: 6,
  help: {
    zh: '凭查询码可见，不写他人信息。',
    en: 'Seen with the look-up code; nothing about other people.',
  },
})

const QUESTION: readonly Field[] = [
  {
    kind: 'text',
    key: 'question',
    title: NOTE.inquire,
    required: true,
    max: MAX_TEXT,
    lines: 5,
    help: {
      zh: '被反映单位只看到这段话，不写投诉人和能推知投诉人的内容。',
      en: 'The unit sees these words only: nothing that tells who complained.',
    },
  },
  { kind: 'date', key: 'dueOn', title: { zh: '答复期限', en: 'To be answered by' }, required: true },
]

function fieldsOf(act: OfficeAct, to: Field): readonly Field[] {
  const on: Field = {
    kind: 'date',
    key: 'onDate',
    title: { zh: '日期', en: 'Date' },
    required: true,
    until: todayOn(),
  }
  if (act === 'inquire') return [on, ...QUESTION]
  return [
    on,
    ...(act === 'transfer' ? [to] : []),
    ...(act === 'answer' || act === 'refuse' ? [publicAnswer(act)] : []),
    {
      kind: 'text',
      key: 'note',
      title: NOTE[act],
      required: !OPTIONAL.includes(act),
      max: MAX_TEXT,
      lines: 4,
    },
    ...(PROVED.includes(act)
      ? ([
          {
            kind: 'document',
            key: 'documentId',
            county: 'documentCounty',
            title: { zh: '佐证文件', en: 'Evidence' },
          },
        ] satisfies Field[])
      : []),
  ]
}

interface Props {
  readonly path: string
  readonly acts: readonly Act[]
  readonly offices: readonly Office[]
}

export function ComplaintSteps({ path, acts, offices }: Props) {
  const { t } = useWords()
  const to: Field = {
    kind: 'choice',
    key: 'to',
    title: { zh: '转给', en: 'To' },
    required: true,
    options: offices.map(o => ({ value: o.code, words: o.words })),
  }
  const open = (Object.keys(NOTE) as OfficeAct[]).filter(act => acts.includes(act))
  const first = PRIMARY.find(act => open.includes(act))
  const order = first ? [first, ...open.filter(act => act !== first)] : open
  return (
    <>
      {order.map(act => (
        <CommandButton
          key={act}
          label={ACTS[act]}
          button={act === first ? { type: 'primary' } : {}}
          fields={fieldsOf(act, to)}
          to={`${path}/${act}`}
          initial={{ onDate: todayPart() }}
          submit={ACTS[act]}
          done={{ zh: t('已登记', 'Recorded'), en: 'Recorded' }}
        />
      ))}
    </>
  )
}
