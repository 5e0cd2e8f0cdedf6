/** What may be done about a finding: the unit's steps, the auditor's answer, and taking it back before anybody acted. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import type { Word } from '../../kernel/words.ts'
import type { FindingEvent } from './finding.reply.ts'
import { ACTS } from './finding.terms.ts'
import type { Act } from './finding.terms.ts'
import type { FindingRow } from './findingRow.part.tsx'

export interface Finding extends FindingRow {
  readonly record: { readonly title: Word; readonly link: string } | null
  readonly complaint: { readonly county: string; readonly id: string; readonly number: string } | null
  readonly documentTitle: string | null
  readonly fileName: string | null
  readonly mediaType: string | null
  /** The sample it was drawn in, as far as the reader may know of it. */
  readonly sample: { readonly county: string; readonly id: string; readonly name: string } | null
  readonly events: readonly FindingEvent[]
  readonly acts: readonly Act[]
  readonly withdrawable: boolean
}

const NOTE: Record<Act, Word> = {
  measures: { zh: '整改措施', en: 'Measures' },
  progress: { zh: '整改进展', en: 'Progress' },
  request: { zh: '整改结果', en: 'What was achieved' },
  verify: { zh: '核实情况', en: 'What was verified' },
  return: { zh: '退回原因', en: 'Why it is returned' },
}

/** On the button: what the person is about to do. */
const DO: Record<Act, Word> = {
  ...(Object.fromEntries(Object.entries(ACTS).map(([k, a]) => [k, a.words])) as Record<Act, Word>),
  measures: { zh: '制定整改措施', en: 'Set out measures' },
  progress: { zh: '报告进展', en: 'Report progress' },
  request: { zh: '申请销号', en: 'Ask to close' },
  verify: { zh: '核实销号', en: 'Verify and close' },
  return: { zh: '退回整改', en: 'Return' },
}

const fieldsOf = (act: Act, county: string): readonly Field[] => [
  { kind: 'date', key: 'onDate', title: { zh: '日期', en: 'Date' }, required: true, until: todayOn() },
  { kind: 'text', key: 'note', title: NOTE[act], required: true, max: 2000, lines: 4 },
  ...(act === 'return'
    ? []
    : ([
        {
          kind: 'document',
          key: 'documentId',
          county: 'documentCounty',
          title: { zh: '佐证文件', en: 'Evidence' },
          ...(act === 'request'
            ? { help: { zh: '文件和附件至少一项。', en: 'A document of the register or a file, or both.' } }
            : {}),
        },
        { kind: 'file', key: 'fileId', area: county, title: { zh: '佐证照片或扫描件', en: 'Photo or scan' } },
      ] satisfies Field[])),
]

/** The step that leads on is the prominent one. */
const PRIMARY: readonly Act[] = ['verify', 'request', 'measures']

export function Steps({ data }: { data: Finding }) {
  const first = PRIMARY.find(a => data.acts.includes(a))
  return (
    <>
      {data.acts.map(act => (
        <CommandButton
          key={act}
          label={DO[act]}
          button={act === first ? { type: 'primary' } : {}}
          fields={fieldsOf(act, data.county)}
          to={`/api/findings/${data.county}/${data.id}/${act}`}
          initial={{ onDate: todayPart() }}
          submit={DO[act]}
          done={{ zh: '已登记', en: 'Recorded' }}
        />
      ))}
      {data.withdrawable ? (
        <Confirm
          label={{ zh: '撤回问题', en: 'Withdraw' }}
          title={{ zh: '撤回这个问题？', en: 'Withdraw this finding?' }}
          lead={null}
          reason="required"
          reasonMin={2}
          danger
          order={reason => ({ to: `/api/findings/${data.county}/${data.id}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Withdrawn' }}
          onDone={() => window.history.back()}
        />
      ) : null}
    </>
  )
}
