/** 利益联结: a contract signed, with the terms that its kind needs. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field, Values } from '../../web/kit/field.ts'
import { todayPart } from '../../web/kit/today.ts'
import { pathOf } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { PRICED, PRINCIPAL } from './linkage.rules.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import type { LinkageType } from './linkage.terms.ts'
import { dayField, documentField, moneyField } from './projectForm.part.tsx'
import { LINKAGE_COLUMNS as L } from './project.words.ts'

const is = (of: readonly LinkageType[]) => (v: Values) => of.includes(v.type as LinkageType)

const FIELDS: readonly Field[] = [
  { kind: 'choice', key: 'type', title: L.type, required: true, options: choices(LINKAGE_TYPES) },
  { kind: 'text', key: 'operator', title: L.operator, required: true, max: 120, example: '某某专业合作社' },
  { kind: 'text', key: 'number', title: L.number, max: 60, half: true },
  dayField('签订日期', 'Signed on', 'signedOn'),
  { kind: 'date', key: 'fromOn', title: L.fromOn, required: true, half: true },
  { kind: 'date', key: 'toOn', title: L.toOn, half: true },
  { ...moneyField('本金', 'Principal', 'principalFen'), when: is(PRINCIPAL) } as Field,
  {
    kind: 'number',
    key: 'rate',
    title: L.rate,
    places: 4,
    min: 0.0001,
    max: 1,
    required: true,
    half: true,
    help: { zh: '按小数填写，8.5% 填 0.085。', en: 'As a share: 0.085 for 8.5 %.' },
    when: is(PRINCIPAL),
  },
  {
    kind: 'money',
    key: 'priceFen',
    unit: 'yuan',
    title: L.priceFen,
    required: true,
    half: true,
    when: is(PRICED),
  },
  {
    kind: 'text',
    key: 'priceUnit',
    title: L.priceUnit,
    max: 20,
    half: true,
    example: '亩·年',
    when: is(PRICED),
  },
  documentField({ title: { zh: '合同文件', en: 'The contract' } }),
]

export const SignLinkage = ({ data }: { data: Detail }) => (
  <CommandButton
    label={{ zh: '登记联结合同', en: 'Sign a contract' }}
    button={{ size: 'small' }}
    fields={FIELDS}
    to={`${pathOf(data)}/linkages`}
    initial={{ signedOn: todayPart(), fromOn: todayPart() }}
    submit={{ zh: '登记', en: 'Sign' }}
    done={{
      zh: '已登记，请继续登记联结户和发放计划',
      en: 'Signed; join households and enter what is promised',
    }}
  />
)
