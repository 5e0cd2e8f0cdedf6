/** 资产登记: what was built, whose it is by four rights, who keeps it and what it is to bring. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayPart } from '../../web/kit/today.ts'
import { ASSET_CLASSES, OPERATIONS, OWNERSHIPS } from './asset.terms.ts'
import { pathOf } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { dayField, documentField, moneyField } from './projectForm.part.tsx'
import { ASSET_COLUMNS as A } from './project.words.ts'

const who = (
  key: 'owner' | 'operator' | 'beneficiary' | 'supervisor' | 'keeper',
  required = false,
): Field => ({
  kind: 'text',
  key,
  title: A[key],
  required,
  max: 120,
  half: true,
})

const FIELDS: readonly Field[] = [
  { kind: 'text', key: 'name', title: A.name, required: true, max: 120 },
  {
    kind: 'choice',
    key: 'class',
    title: A.class,
    required: true,
    half: true,
    options: choices(ASSET_CLASSES),
  },
  moneyField('原值', 'Original value', 'originalFen'),
  { kind: 'text', key: 'spec', title: A.spec, max: 120, half: true },
  { kind: 'number', key: 'quantity', title: A.quantity, min: 1, half: true },
  { kind: 'text', key: 'place', title: { zh: '具体位置', en: 'Where it stands' }, max: 120 },
  {
    kind: 'choice',
    key: 'ownership',
    title: A.ownership,
    required: true,
    half: true,
    options: choices(OWNERSHIPS),
  },
  who('owner', true),
  who('operator'),
  who('beneficiary'),
  who('supervisor'),
  who('keeper', true),
  { kind: 'choice', key: 'operation', title: A.operation, half: true, options: choices(OPERATIONS) },
  { kind: 'date', key: 'termFrom', title: A.termFrom, half: true },
  { kind: 'date', key: 'termTo', title: A.termTo, half: true },
  { kind: 'money', key: 'agreedReturnFen', unit: 'wan', title: A.agreedReturnFen },
  { kind: 'text', key: 'distributionPlan', title: A.distributionPlan, lines: 2, max: 1000 },
  dayField('登记日期', 'Registered on', 'registeredOn'),
  documentField(),
]

export const RegisterAsset = ({ data }: { data: Detail }) => (
  <CommandButton
    label={{ zh: '登记资产', en: 'Register an asset' }}
    button={{ size: 'small' }}
    width={640}
    fields={FIELDS}
    to={`${pathOf(data)}/assets`}
    initial={{ registeredOn: todayPart(), ownership: 'collective' }}
    submit={{ zh: '登记', en: 'Register' }}
    done={{ zh: '资产已登记', en: 'Registered' }}
  />
)
