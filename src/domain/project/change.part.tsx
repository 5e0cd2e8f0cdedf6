/** 变更: what is asked for, against what stands; the east consents, the bureau decides, then both sign anew. */
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import type { Field } from '../../web/kit/field.ts'
import { dayText } from '../../web/kit/number.ts'
import { amountText } from '../../web/kit/money.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import { todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { PostingInput } from '../secondment/postingPicker.part.tsx'
import { pathOf, useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { CHANGE_STATES, CHANGEABLE } from './project.terms.ts'
import { dayField, documentField } from './projectForm.part.tsx'

type Change = Detail['changes'][number]
const TONES = { open: 'warn', approved: 'good', rejected: 'plain' } as const
const small = { size: 'small' } as const

export function ChangeCard({ data }: { data: Detail }) {
  const { t } = useWords()
  const may = useMay(data)
  const asks = may('project.propose') && data.gates.initiation && !data.gates.acceptance
  if (!data.changes.length && !asks) return null
  return (
    <Card title={t('项目变更', 'Changes')} extra={asks ? <RequestChange data={data} /> : null}>
      {data.changes.length ? (
        <ul className="list changes-list">
          {data.changes.map(c => (
            <One key={c.id} change={c} data={data} />
          ))}
        </ul>
      ) : (
        <p className="soft">
          {t(
            '立项后调整投资、工期、内容须申请变更，东部方同意、旗县批复后，当前环节双方重新签字。',
            'After initiation the budget, the dates and the content change only by request: consent, decision, and new signatures.',
          )}
        </p>
      )}
    </Card>
  )
}

function One({ change: c, data }: { change: Change; data: Detail }) {
  const { t } = useWords()
  return (
    <li>
      <div>
        <div>
          <Tag tone={TONES[c.state]}>{t(CHANGE_STATES[c.state])}</Tag> {c.reason}{' '}
          <span className="soft small">
            <Day on={c.requestedOn} />
            {c.consentOn ? t(`；东部方 ${c.consentOn} 同意`, `; eastern consent ${c.consentOn}`) : ''}
          </span>
        </div>
        <dl className="changes">
          {(Object.keys(c.after) as (keyof typeof CHANGEABLE)[]).map(key => (
            <div key={key}>
              <dt>{t(CHANGEABLE[key])}</dt>
              <dd>
                <Value of={key} value={c.before[key]} /> → <Value of={key} value={c.after[key]} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {c.state === 'open' ? <ChangeActs change={c} data={data} /> : null}
    </li>
  )
}

function Value({ of, value }: { of: keyof typeof CHANGEABLE; value: unknown }) {
  const { t, lang } = useWords()
  if (value === null || value === undefined) return <>—</>
  if (of === 'budgetFen')
    return <>{t(`${amountText(String(value))} 元`, `${amountText(String(value))} yuan`)}</>
  return <>{of.startsWith('planned') ? dayText(String(value), 'day', lang) : String(value)}</>
}

const WHAT: readonly Field[] = [
  { kind: 'money', key: 'budgetFen', unit: 'wan', title: CHANGEABLE.budgetFen },
  { kind: 'date', key: 'plannedFrom', title: CHANGEABLE.plannedFrom, half: true },
  { kind: 'date', key: 'plannedTo', title: CHANGEABLE.plannedTo, half: true },
  { kind: 'text', key: 'content', title: CHANGEABLE.content, lines: 3, max: 2000 },
  { kind: 'text', key: 'scale', title: CHANGEABLE.scale, max: 300 },
  { kind: 'text', key: 'unit', title: CHANGEABLE.unit, max: 120 },
  {
    kind: 'text',
    key: 'reason',
    title: { zh: '变更理由', en: 'Reason' },
    required: true,
    lines: 2,
    max: 300,
  },
]

const RequestChange = ({ data }: { data: Detail }) => (
  <CommandButton
    label={{ zh: '申请变更', en: 'Ask for a change' }}
    button={small}
    fields={WHAT}
    to={({ reason, ...after }) => ({ to: `${pathOf(data)}/changes`, body: { reason, after } })}
    submit={{ zh: '提交申请', en: 'Ask' }}
    done={{ zh: '已提交，等待东部方同意', en: 'Asked; the eastern side consents next' }}
  />
)

function ChangeActs({ change, data }: { change: Change; data: Detail }) {
  const may = useMay(data)
  const { me } = useMe()
  const path = `${pathOf(data)}/changes/${change.id}`
  const east = ['cadre', 'district_office'].includes(me?.acting.role ?? '')
  const paper = me?.acting.role === 'district_office'
  return (
    <span className="row-actions">
      {may('project.sign') && east && !change.consentOn ? (
        <CommandButton
          label={{ zh: '同意变更', en: 'Consent' }}
          button={{ size: 'small', type: 'primary' }}
          fields={[
            dayField('同意日期', 'Date'),
            ...(paper
              ? [
                  {
                    kind: 'own',
                    key: 'postingId',
                    title: { zh: '签字人', en: 'Signed by' },
                    required: true,
                    input: PostingInput(data.project.county),
                  } satisfies Field,
                  documentField({ required: true }),
                ]
              : [documentField()]),
          ]}
          to={`${path}/consent`}
          initial={{ onDate: todayPart() }}
          submit={{ zh: '同意', en: 'Consent' }}
          done={{ zh: '已同意，等待旗县批复', en: 'Consented; the bureau decides next' }}
        />
      ) : null}
      {may('project.manage') ? (
        <CommandButton
          label={{ zh: '批复', en: 'Decide' }}
          button={small}
          fields={[
            {
              kind: 'choice',
              key: 'decision',
              title: { zh: '批复意见', en: 'Decision' },
              required: true,
              radio: true,
              options: [
                { value: 'approved', words: { zh: '批准', en: 'Approve' } },
                { value: 'rejected', words: { zh: '不批准', en: 'Reject' } },
              ],
            },
            dayField('批复日期', 'Date'),
            documentField(),
          ]}
          to={`${path}/decide`}
          initial={{ onDate: todayPart() }}
          submit={{ zh: '批复', en: 'Decide' }}
          done={{ zh: '已批复', en: 'Decided' }}
        />
      ) : null}
    </span>
  )
}
