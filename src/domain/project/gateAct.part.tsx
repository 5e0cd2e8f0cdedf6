/** A gate signed, passed, and a passage made by mistake taken back. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import type { Field } from '../../web/kit/field.ts'
import { dayPart, todayOn } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { PostingInput } from '../secondment/postingPicker.part.tsx'
import { pathOf } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { GATES, SIDES } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'
import { dayField, documentField } from './projectForm.part.tsx'

/** A district's office records what a cadre signed on paper; everybody else signs for themselves. */
export function SignGate({ data }: { data: Detail }) {
  const { t } = useWords()
  const { me } = useMe()
  const gate = data.next!.gate
  const { side, term } = data.signing!
  const over = term?.lastOn && term.lastOn < todayOn() ? term.lastOn : null
  const paper = side === 'east' && me?.acting.role !== 'cadre'
  const fields: readonly Field[] = [
    dayField('签字日期', 'Signed on'),
    ...(paper
      ? [
          {
            kind: 'own',
            key: 'postingId',
            title: { zh: '签字人（在岗挂职干部）', en: 'Signed by (cadre in post)' },
            required: true,
            input: PostingInput(data.project.county),
          } satisfies Field,
          documentField({ title: { zh: '签字文件', en: 'The signed paper' }, required: true }),
        ]
      : []),
  ]
  return (
    <CommandButton
      label={paper ? { zh: '代录纸质签字', en: 'Record a signature on paper' } : { zh: '签字', en: 'Sign' }}
      title={{ zh: `${GATES[gate].zh}环节签字`, en: `Sign: ${GATES[gate].en}` }}
      button={{ type: 'primary', size: 'small' }}
      lead={
        <>
          <p>
            {t(
              `以“${SIDES[side].zh}”签署“${data.project.name}”的${GATES[gate].zh}环节。签字后材料或方案变动，须重新签字。`,
              `You sign “${data.project.name}” (${GATES[gate].en}) as ${SIDES[side].en}. When papers or plan change afterwards, sign again.`,
            )}
          </p>
          {over ? (
            <p className="warn">
              {t(
                `您的任期至 ${over} 止，只能补签任期内的日期。`,
                `Your term ended on ${over}; only a day of it can be signed for.`,
              )}
            </p>
          ) : null}
        </>
      }
      fields={fields}
      to={`${pathOf(data)}/signatures`}
      fixed={{ gate }}
      initial={{ onDate: dayPart(over && over < data.next!.onDate ? over : data.next!.onDate) }}
      submit={{ zh: '签字', en: 'Sign' }}
      done={{ zh: '已签字', en: 'Signed' }}
    />
  )
}

export function PassGate({ data, ready }: { data: Detail; ready: boolean }) {
  const gate = data.next!.gate
  return (
    <CommandButton
      label={{ zh: `通过${GATES[gate].zh}环节`, en: `Pass: ${GATES[gate].en}` }}
      button={ready ? { type: 'primary' } : {}}
      fields={[
        dayField('通过日期', 'Passed on'),
        { kind: 'text', key: 'note', title: { zh: '备注', en: 'Note' }, max: 300 },
      ]}
      to={`${pathOf(data)}/gates/${gate}/pass`}
      initial={{ onDate: dayPart(data.next!.onDate) }}
      submit={{ zh: '通过', en: 'Pass' }}
      done={{ zh: `${GATES[gate].zh}环节已通过`, en: `Passed: ${GATES[gate].en}` }}
    />
  )
}

export function ReopenGate({ data, gate }: { data: Detail; gate: Gate }) {
  const { t } = useWords()
  return (
    <Confirm
      label={{ zh: '撤回通过', en: 'Take the passage back' }}
      title={{ zh: `撤回${GATES[gate].zh}环节的通过？`, en: `Take the passage of ${GATES[gate].en} back?` }}
      lead={t(
        '材料和签字保留。已拨付超过撤回后上限的，须先冲销。',
        'Papers and signatures stay. What is paid beyond the ceiling that then holds has to be reversed first.',
      )}
      reason="required"
      reasonMin={2}
      danger
      button={{ size: 'small' }}
      order={reason => ({ to: `${pathOf(data)}/gates/${gate}/reopen`, body: { reason } })}
      done={{ zh: '已撤回', en: 'Taken back' }}
    />
  )
}
