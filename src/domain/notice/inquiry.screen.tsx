/** 函询: what this unit is asked to say about itself. Who complained, and what exactly, it does not learn. */
import type { Json } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import type { InquiryRow } from './complaint.reply.ts'
import { MAX_TEXT } from './complaint.terms.ts'

type Row = Json<InquiryRow>

const Asker = ({ row }: { row: Row }) => <>{useWords().t(row.asker.words)}</>

function Statement({ row }: { row: Row }) {
  const { t } = useWords()
  if (row.statement) return <>{row.statement}</>
  return (
    <>
      {row.overdue ? <Tag tone="bad">{t('已超期', 'Overdue')}</Tag> : null}{' '}
      <CommandButton
        label={{ zh: '说明情况', en: 'Answer' }}
        button={{ type: 'primary', size: 'small' }}
        fields={[
          {
            kind: 'text',
            key: 'statement',
            title: { zh: '情况说明', en: 'Statement' },
            required: true,
            max: MAX_TEXT,
            lines: 8,
          },
        ]}
        lead={<p>{row.question}</p>}
        to={`/api/inquiries/${row.county}/${row.id}/answer`}
        submit={{ zh: '提交说明', en: 'Send' }}
        done={{ zh: '已提交', en: 'Sent' }}
      />
    </>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'asker', title: { zh: '函询单位', en: 'Asked by' }, show: r => <Asker row={r} /> },
  {
    key: 'askedOn',
    title: { zh: '函询日期', en: 'Asked on' },
    nowrap: true,
    show: r => <Day on={r.askedOn} />,
  },
  { key: 'question', title: { zh: '函询内容', en: 'What is asked' }, show: r => r.question },
  { key: 'dueOn', title: { zh: '答复期限', en: 'Due by' }, nowrap: true, show: r => <Day on={r.dueOn} /> },
  { key: 'statement', title: { zh: '情况说明', en: 'Statement' }, show: r => <Statement row={r} /> },
]

export default function InquiriesPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('函询', 'Inquiries')}
      lead={t(
        '上级就反映本单位的情况来函询问。请据实说明，不得打听投诉人。',
        'What a level above asks about this unit. Answer what is true; who complained is not to be asked after.',
      )}
    >
      <Ledger<Row>
        path="/api/inquiries"
        rowKey={r => `${r.county}/${r.id}`}
        empty={{ zh: '没有需要说明的函询。', en: 'Nothing is asked.' }}
        columns={COLUMNS}
      />
    </Page>
  )
}
