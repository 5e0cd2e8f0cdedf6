/** The next step of the library as one button, corrections before 立项, and a withdrawal. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import type { Field } from '../../web/kit/field.ts'
import { dayPart, todayOn, todayPart } from '../../web/kit/today.ts'
import type { Verb } from '../../kernel/access.ts'
import { pathOf, useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import type { LibraryState, LibraryStep } from './library.terms.ts'
import { LIBRARY_STEPS } from './library.terms.ts'
import { BUDGET, CONTENT, DESCRIBED, NAME, dayField, documentField } from './projectForm.part.tsx'

/** Steps a state may take, the usual one first, and who takes them. */
const STEPS: Record<LibraryState, readonly LibraryStep[]> = {
  proposed: ['review', 'return'],
  reviewed: ['admit', 'return'],
  in_library: ['update', 'remove'],
  returned: ['propose'],
  removed: [],
}
const VERBS: Record<LibraryStep, Verb> = {
  propose: 'project.propose',
  review: 'project.review',
  return: 'project.review',
  admit: 'project.admit',
  update: 'project.admit',
  remove: 'project.admit',
}

export function ProjectActions({ data }: { data: Detail }) {
  const may = useMay(data)
  const { state } = data.library
  const steps = (state ? STEPS[state] : []).filter(
    s => may(VERBS[s]) && !(data.gates.initiation && s === 'remove'),
  )
  return (
    <>
      {steps.map((step, i) => (
        <Step key={step} step={step} data={data} primary={i === 0 && state !== 'in_library'} />
      ))}
      {may('project.propose') && !data.gates.initiation ? <ReviseProject data={data} /> : null}
      {may('project.admit') && !data.gates.initiation ? <WithdrawProject data={data} /> : null}
    </>
  )
}

const LABELS: Partial<Record<LibraryStep, { zh: string; en: string }>> = {
  propose: { zh: '重新申报', en: 'Propose again' },
  review: { zh: '乡镇审核通过', en: 'Review' },
  return: { zh: '退回修改', en: 'Return' },
  admit: { zh: '审定入库', en: 'Admit' },
  update: { zh: '年度调整', en: 'Update for a year' },
  remove: { zh: '出库', en: 'Remove' },
}

function Step({ step, data, primary }: { step: LibraryStep; data: Detail; primary: boolean }) {
  const fields: Field[] = [dayField('日期', 'Date')]
  if (step === 'admit' || step === 'update')
    fields.push({
      kind: 'year',
      key: 'year',
      title: { zh: '项目年度', en: 'Plan year' },
      required: true,
      half: true,
    })
  fields.push({ kind: 'text', key: 'note', title: { zh: '意见', en: 'Note' }, lines: 2, max: 300 })
  if (step === 'admit')
    fields.push(documentField({ title: { zh: '审定文件或纪要', en: 'The decision' }, required: true }))
  else if (step !== 'propose') fields.push(documentField())
  const label = LABELS[step] ?? LIBRARY_STEPS[step]
  return (
    <CommandButton
      label={{ zh: label.zh, en: label.en }}
      button={primary ? { type: 'primary' } : {}}
      fields={fields}
      to={body =>
        step === 'propose'
          ? { to: `${pathOf(data)}/resubmit`, body }
          : { to: `${pathOf(data)}/steps`, body: { step, ...body } }
      }
      initial={{ onDate: todayPart(), year: Number(todayOn().slice(0, 4)) }}
      submit={{ zh: label.zh, en: label.en }}
      done={{ zh: '已办理', en: 'Done' }}
      danger={step === 'remove'}
    />
  )
}

export function ReviseProject({ data }: { data: Detail }) {
  const p = data.project
  const initial = Object.fromEntries(
    [
      ...(['name', 'content', 'budgetFen', 'scale', 'unit', 'head', 'households', 'people'] as const),
      ...(['registeredHouseholds', 'registeredPeople', 'participation', 'mechanism'] as const),
    ].flatMap(key => (p[key] === null ? [] : [[key, p[key]]])),
  )
  return (
    <CommandButton
      label={{ zh: '修改', en: 'Correct' }}
      title={{ zh: '修改项目（立项前）', en: 'Correct before initiation' }}
      width={640}
      fields={[NAME, CONTENT, BUDGET, ...DESCRIBED]}
      to={pathOf(data)}
      method="PATCH"
      fixed={{ revision: p.revision }}
      initial={{ ...initial, plannedFrom: dayPart(p.plannedFrom), plannedTo: dayPart(p.plannedTo) }}
      submit={{ zh: '保存', en: 'Save' }}
      done={{ zh: '已修改', en: 'Corrected' }}
    />
  )
}

const WithdrawProject = ({ data }: { data: Detail }) => (
  <Confirm
    label={{ zh: '撤回项目', en: 'Withdraw' }}
    title={{ zh: '撤回误登的项目？', en: 'Withdraw this project?' }}
    reason="required"
    reasonMin={2}
    danger
    button={{ type: 'text' }}
    order={reason => ({ to: `${pathOf(data)}/withdraw`, body: { reason } })}
    done={{ zh: '已撤回', en: 'Withdrawn' }}
  />
)
