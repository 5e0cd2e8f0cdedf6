/** 设定参数: a value in the form its kind asks for, with where it comes from. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import type { ParameterShown } from './parameter.screen.tsx'
import { PARAMETER_STATUS } from './parameter.terms.ts'

const { F, R, D } = PARAMETER_STATUS
const title = { zh: '值', en: 'Value' }
const common = { key: 'value', title, required: true } as const

function valueField(row: ParameterShown): Field {
  switch (row.type) {
    case 'share':
      return {
        ...common,
        kind: 'number',
        min: 0,
        max: 1,
        places: 4,
        help: { zh: '填 0 到 1 之间的比例，如 3% 填 0.03。', en: 'A share between 0 and 1: 0.03 for 3%.' },
      }
    case 'money':
      return { ...common, kind: 'number', min: 0, places: 2, unit: { zh: row.unit, en: row.unit } }
    case 'weight':
      return { ...common, kind: 'number', min: 0, places: 4 }
    case 'whole':
      return { ...common, kind: 'number', min: 0, unit: { zh: row.unit, en: row.unit } }
    case 'choice':
      return { ...common, kind: 'choice', radio: true, options: choices(row.choices ?? {}) }
    case 'date':
      return { ...common, kind: 'date' }
    default:
      return {
        ...common,
        kind: 'text',
        max: 200,
        help: {
          zh: '填月数，或起止月日，如 10-01/09-30。',
          en: 'Months, or from–to days such as 10-01/09-30.',
        },
      }
  }
}

const fieldsOf = (row: ParameterShown): readonly Field[] => [
  valueField(row),
  {
    kind: 'choice',
    key: 'status',
    title: { zh: '依据', en: 'How well known' },
    required: true,
    radio: true,
    options: choices({ F, R, D }),
  },
  {
    kind: 'text',
    key: 'source',
    title: { zh: '出处', en: 'Source' },
    required: true,
    lines: 2,
    max: 300,
    help: {
      zh: '写明文件名、文号和条款，或推算方法。',
      en: 'Title, number and article, or how it was derived.',
    },
  },
]

/** A period may be a number of months: the server tells numbers from words. */
const valueOf = (row: ParameterShown, value: unknown): unknown =>
  row.type === 'period' && /^\d+$/.test(String(value)) ? Number(value) : value

interface Props {
  readonly row: ParameterShown
  /** Whose value it becomes; the row's own area otherwise. */
  readonly areaCode?: string
  readonly label: { readonly zh: string; readonly en: string }
}

export function SetParameter({ row, areaCode = row.areaCode, label }: Props) {
  return (
    <CommandButton
      label={label}
      title={{ zh: `设定 · ${row.nameZh}`, en: `Set · ${row.nameEn}` }}
      button={row.value === null ? { size: 'small', type: 'primary' } : { size: 'small' }}
      fields={fieldsOf(row)}
      initial={{
        ...(row.value === null || row.type === 'date'
          ? {}
          : { value: row.type === 'period' ? String(row.value) : row.value }),
        status: row.status === 'N' ? 'F' : row.status,
      }}
      to={body => ({
        to: '/api/parameters',
        method: 'PUT',
        body: {
          ...body,
          value: valueOf(row, body.value),
          key: row.key,
          areaCode,
          year: row.year,
          purpose: row.purpose,
        },
      })}
      submit={{ zh: '设定', en: 'Set' }}
      done={{
        zh: '参数已设定，旧值留在沿革里',
        en: 'The parameter is set; the old value stays in its history',
      }}
    />
  )
}
