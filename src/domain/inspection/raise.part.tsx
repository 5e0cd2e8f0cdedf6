/** 登记问题: an auditor’s form, on a row of an alarm, on a record’s page or about a place. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useMe } from '../../web/session.tsx'
import { FINDING_KINDS, SEVERITIES, SUBJECTS } from './finding.terms.ts'
import type { FindingKind, Subject } from './finding.terms.ts'
import { FINDING_COLUMNS as C } from './finding.words.ts'

const fieldsOf = (county: string): readonly Field[] => [
  { kind: 'choice', key: 'kind', title: C.kind, required: true, options: choices(FINDING_KINDS), half: true },
  {
    kind: 'choice',
    key: 'severity',
    title: C.severity,
    required: true,
    options: choices(SEVERITIES),
    half: true,
  },
  {
    kind: 'text',
    key: 'content',
    title: C.content,
    required: true,
    max: 2000,
    lines: 4,
    help: {
      zh: '写明事实、依据和差距，不写个人信息。',
      en: 'The facts, the rule and the gap; nothing personal.',
    },
  },
  { kind: 'money', key: 'amountFen', unit: 'yuan', title: C.amountFen },
  { kind: 'text', key: 'unit', title: C.unit, required: true, max: 120, half: true },
  { kind: 'text', key: 'person', title: C.person, max: 60, half: true },
  { kind: 'date', key: 'foundOn', title: C.foundOn, required: true, half: true, until: todayOn() },
  { kind: 'date', key: 'dueOn', title: C.dueOn, required: true, half: true },
  {
    kind: 'document',
    key: 'documentId',
    county: 'documentCounty',
    title: { zh: '依据文件', en: 'Document' },
  },
  { kind: 'file', key: 'fileId', area: county, title: { zh: '取证照片或扫描件', en: 'Photo or scan' } },
]

export interface About {
  readonly county: string
  readonly type: string
  readonly id?: string
  readonly alarm?: string
  readonly sampleId?: string
  readonly complaint?: { readonly county: string; readonly id: string }
  readonly kind?: FindingKind
}

/** Nothing for whoever may not raise one, or where a finding cannot stand. */
export function RaiseFinding({ about }: { about: About }) {
  const { may } = useMe()
  const recordType: Subject | null =
    about.type === 'banner' ? 'area' : about.type in SUBJECTS ? (about.type as Subject) : null
  if (!recordType || !may('finding.raise')) return null
  const { county, id, alarm, sampleId, complaint, kind } = about
  return (
    <CommandButton
      label={
        complaint ? { zh: '转为问题', en: 'Make it a finding' } : { zh: '登记问题', en: 'Raise a finding' }
      }
      button={{ size: 'small' }}
      fields={fieldsOf(county)}
      to="/api/findings"
      fixed={{
        county,
        recordType,
        ...(recordType === 'area' ? {} : { recordId: id }),
        ...(alarm ? { alarm } : {}),
        ...(sampleId ? { sampleId } : {}),
        ...(complaint ? { complaint } : {}),
      }}
      initial={{ foundOn: todayPart(), ...(kind ? { kind } : {}) }}
      submit={{ zh: '登记问题', en: 'Raise' }}
      done={{
        zh: '已登记，责任单位将在待办中看到',
        en: 'Raised; the responsible unit sees it among what waits',
      }}
    />
  )
}
