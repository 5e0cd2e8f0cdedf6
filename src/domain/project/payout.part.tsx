/** Households joined to a contract, what each is promised, and the payout: one envelope, all of it or none. */
import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import type { Field, Input } from '../../web/kit/field.ts'
import { search } from '../../web/kit/address.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import type { DueRow } from './linkage.reply.ts'
import type { LinkageRow } from './linkageRow.part.tsx'
import { dayField, moneyField } from './projectForm.part.tsx'
import { Yuan } from './projectFacts.part.tsx'

export type DueLine = { readonly [K in keyof DueRow as string extends K ? never : K]: Json<DueRow[K]> }

interface Found {
  readonly id: string
  readonly headName: string
  readonly areaName: string | null
  readonly householdCode: string | null
}

const WAIT_MS = 250
const small = { size: 'small' } as const

/** Several households of the banner, found by name or 户编号. */
function HouseholdsInput({ id, value, onChange, county }: Input & { county: string }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['households to join', county, q],
    queryFn: () => api<{ rows: Found[] }>(`/api/households${search({ area: county, q, limit: 20 })}`),
    enabled: q.length > 0,
    placeholderData: before => before,
  })
  return (
    <Select<{ value: string; label: string }[]>
      {...(id ? { id } : {})}
      mode="multiple"
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('输入姓名或户编号，可选多户', 'Name or household code; several may be chosen')}
      value={(value as { value: string; label: string }[] | undefined) ?? []}
      onChange={next => onChange?.(next)}
      loading={found.isFetching}
      options={(found.data?.rows ?? []).map(h => ({
        value: h.id,
        label: [h.headName, h.areaName, h.householdCode].filter(Boolean).join(' · '),
      }))}
      notFoundContent={q ? t('没有找到', 'Nothing found') : t('输入后查找', 'Type to search')}
    />
  )
}

const known = new Map<string, ComponentType<Input>>()
function householdsInput(county: string): ComponentType<Input> {
  const input = known.get(county) ?? ((props: Input) => <HouseholdsInput {...props} county={county} />)
  known.set(county, input)
  return input
}

const idsOf = (chosen: unknown): string[] => (chosen as { value: string }[]).map(c => c.value)
const pathOf = (r: LinkageRow): string => `/api/linkages/${r.county}/${r.id}`

export const JoinHouseholds = ({ row }: { row: LinkageRow }) => (
  <CommandButton
    label={{ zh: '登记联结户', en: 'Join households' }}
    button={small}
    fields={[
      {
        kind: 'own',
        key: 'householdIds',
        title: { zh: '联结户', en: 'Households' },
        required: true,
        input: householdsInput(row.county),
      },
      { kind: 'date', key: 'fromOn', title: { zh: '联结日期', en: 'From' }, required: true, half: true },
    ]}
    to={({ householdIds, ...body }) => ({
      to: `${pathOf(row)}/households`,
      body: { ...body, householdIds: idsOf(householdIds) },
    })}
    initial={{ fromOn: { on: row.fromOn, precision: 'day' } }}
    submit={{ zh: '登记', en: 'Join' }}
    done={{ zh: '已登记联结户', en: 'Joined' }}
  />
)

const PROMISE: readonly Field[] = [
  { kind: 'date', key: 'dueOn', title: { zh: '约定发放日期', en: 'Due on' }, required: true, half: true },
  { ...moneyField('每户金额', 'For each household'), unit: 'yuan' } as Field,
]

/** The same sum on the same day for each household chosen; what differs is entered once more. */
export const PromiseDues = ({ row }: { row: LinkageRow }) => (
  <CommandButton
    label={{ zh: '登记发放计划', en: 'Promise' }}
    button={small}
    fields={[
      {
        kind: 'own',
        key: 'householdIds',
        title: { zh: '联结户', en: 'Households' },
        required: true,
        input: householdsInput(row.county),
        help: { zh: '只能选已登记的联结户。', en: 'Only households that are in the contract.' },
      },
      ...PROMISE,
    ]}
    to={({ householdIds, dueOn, amountFen }) => ({
      to: `${pathOf(row)}/dues`,
      body: { rows: idsOf(householdIds).map(householdId => ({ householdId, dueOn, amountFen })) },
    })}
    submit={{ zh: '登记', en: 'Promise' }}
    done={{ zh: '已登记发放计划', en: 'Promised' }}
  />
)

/** 到户发放: the rest of every ticked promise, with its count and total said before anything is paid. */
export function PayOut({
  row,
  dues,
  onDone,
}: {
  row: LinkageRow
  dues: readonly DueLine[]
  onDone: () => void
}) {
  const { t } = useWords()
  const rows = dues.map(d => ({
    dueId: d.id,
    amountFen: (BigInt(d.amountFen) - BigInt(d.paidFen)).toString(),
  }))
  const total = rows.reduce((sum, r) => sum + BigInt(r.amountFen), 0n).toString()
  return (
    <CommandButton
      label={{ zh: `发放 ${rows.length} 笔`, en: `Pay ${rows.length}` }}
      title={{ zh: '到户发放', en: 'Pay households' }}
      button={{ type: 'primary' }}
      lead={
        <p>
          {t(`共 ${rows.length} 笔，合计 `, `${rows.length} payments, in all `)}
          <b>
            <Yuan fen={total} />
          </b>
          {t(
            '。一次登记，全部成功或全部不登记；计入各户当年收入。',
            '. All of them or none; each becomes income of the household.',
          )}
        </p>
      }
      fields={[
        dayField('发放日期', 'Paid on'),
        {
          kind: 'text',
          key: 'voucher',
          title: { zh: '凭证号', en: 'Voucher' },
          required: true,
          max: 80,
          half: true,
        },
      ]}
      to={`${pathOf(row)}/payments`}
      fixed={{ count: rows.length, totalFen: total, rows }}
      initial={{ onDate: todayPart() }}
      submit={{ zh: '登记发放', en: 'Pay' }}
      done={{ zh: `已登记 ${rows.length} 笔发放`, en: `${rows.length} paid` }}
      onDone={onDone}
    />
  )
}

export const WithdrawPayout = ({ row, payment }: { row: LinkageRow; payment: string }) => (
  <Confirm
    label={{ zh: '撤回', en: 'Take back' }}
    title={{ zh: '撤回这笔发放？', en: 'Take this payment back?' }}
    reason="required"
    reasonMin={2}
    danger
    button={{ size: 'small', type: 'text' }}
    order={reason => ({ to: `${pathOf(row)}/payments/${payment}/withdraw`, body: { reason } })}
    done={{ zh: `已撤回（${todayOn()}）`, en: 'Taken back' }}
  />
)
