/** 绩效目标 set, and what was achieved of them. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayPart } from '../../web/kit/today.ts'
import { pathOf, useMay } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { dayField } from './projectForm.part.tsx'
import { TARGET_GROUPS } from './project.terms.ts'

const number = (key: string, zh: string, en: string, required = true): Field => ({
  kind: 'number',
  key,
  title: { zh, en },
  places: 2,
  required,
  half: true,
})

const SET: readonly Field[] = [
  {
    kind: 'choice',
    key: 'group',
    title: { zh: '指标类别', en: 'Group' },
    required: true,
    options: choices(TARGET_GROUPS),
  },
  { kind: 'text', key: 'name', title: { zh: '指标名称', en: 'Name' }, required: true, max: 80, half: true },
  { kind: 'text', key: 'unit', title: { zh: '计量单位', en: 'Unit' }, required: true, max: 20, half: true },
  number('baseline', '基期值', 'Baseline', false),
  number('target', '目标值', 'Target'),
]

export function TargetActions({ data }: { data: Detail }) {
  const may = useMay(data)
  if (!may('project.manage')) return null
  const path = pathOf(data)
  return (
    <>
      <CommandButton
        label={{ zh: '设定目标', en: 'Set a target' }}
        button={{ size: 'small' }}
        fields={SET}
        to={`${path}/targets`}
        submit={{ zh: '设定', en: 'Set' }}
        done={{ zh: '已设定', en: 'Set' }}
      />{' '}
      {data.targets.length ? (
        <CommandButton
          label={{ zh: '登记完成值', en: 'Record what was achieved' }}
          button={{ size: 'small' }}
          fields={[
            {
              kind: 'choice',
              key: 'id',
              title: { zh: '指标', en: 'Target' },
              required: true,
              options: data.targets.map(x => ({ value: x.id, words: { zh: x.name, en: x.name } })),
            },
            number('achieved', '完成值', 'Achieved'),
            dayField('日期', 'Date', 'achievedOn'),
          ]}
          to={({ id, ...body }) => ({ to: `${path}/targets/${String(id)}/achieved`, body })}
          initial={{ achievedOn: todayPart() }}
          submit={{ zh: '登记', en: 'Record' }}
          done={{ zh: '已登记', en: 'Recorded' }}
        />
      ) : null}
    </>
  )
}
