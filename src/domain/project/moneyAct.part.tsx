/** 筹资来源 registered and withdrawn, and 拨付 under the ceiling. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { api } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field, Input } from '../../web/kit/field.ts'
import { amountText } from '../../web/kit/money.ts'
import { todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { BEIJING_FISCAL, SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { COMMITMENT_COLUMNS as C } from './commitment.words.ts'
import { CeilingBar } from './ceilingBar.part.tsx'
import { pathOf } from './detail.part.tsx'
import type { Detail } from './detail.part.tsx'
import { dayField, documentField, moneyField } from './projectForm.part.tsx'

const small = { size: 'small' } as const
const isFiscal = (source: unknown): boolean => (BEIJING_FISCAL as readonly unknown[]).includes(source)

interface Allocation {
  readonly id: string
  readonly year: number
  readonly source: Source
  readonly giverName: string
  readonly documentNumber: string | null
  readonly availableFen: string
}

/** An allocation of the banner with something left, as it is known there: giver, year, 文号 and what is left. */
const allocationInput = (county: string) =>
  function AllocationInput({ id, value, onChange }: Input) {
    const { t } = useWords()
    const path = `/api/allocations?area=${county}&left=true&limit=200`
    const { data, isFetching } = useQuery({
      queryKey: [path],
      queryFn: () => api<{ rows: Allocation[] }>(path),
    })
    return (
      <Select
        {...(id ? { id } : {})}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        loading={isFetching}
        value={(value as string | undefined) ?? null}
        onChange={next => onChange?.(next ?? undefined)}
        placeholder={t('请选择', 'Choose')}
        options={(data?.rows ?? []).map(a => ({
          value: a.id,
          label: [
            a.giverName,
            a.year,
            t(SOURCES[a.source]),
            a.documentNumber,
            t(`余 ${amountText(a.availableFen)} 元`, `${amountText(a.availableFen)} yuan left`),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        notFoundContent={t('该旗县没有可用的资金分配。', 'No allocation of this banner has anything left.')}
      />
    )
  }

export function AddFunding({ data }: { data: Detail }) {
  const { county, budgetFen } = data.project
  const open = BigInt(budgetFen) - BigInt(data.money.fundedFen)
  const fields: readonly Field[] = [
    {
      kind: 'choice',
      key: 'source',
      title: { zh: '资金来源', en: 'Source' },
      required: true,
      options: choices(SOURCES),
    },
    {
      kind: 'own',
      key: 'allocationId',
      title: { zh: '对应的资金分配', en: 'The allocation it draws on' },
      help: {
        zh: '市级、区级财政资金须对应已下达到本旗县的分配，登记后即为项目锁定额度。',
        en: 'Fiscal money draws on an allocation to this banner; the line reserves its sum.',
      },
      when: v => isFiscal(v.source),
      input: ALLOCATION(county),
    },
    moneyField('落实金额', 'Amount'),
  ]
  return (
    <CommandButton
      label={{ zh: '登记筹资来源', en: 'Add a funding line' }}
      button={small}
      fields={fields}
      to={`${pathOf(data)}/funding`}
      initial={open > 0n ? { amountFen: open.toString() } : {}}
      submit={{ zh: '登记', en: 'Add' }}
      done={{ zh: '已登记', en: 'Added' }}
    />
  )
}

/** One input a banner, so that a form does not lose its state when it is drawn again. */
const inputs = new Map<string, ReturnType<typeof allocationInput>>()
function ALLOCATION(county: string) {
  const known = inputs.get(county) ?? allocationInput(county)
  inputs.set(county, known)
  return known
}

export const WithdrawFunding = ({ data, line }: { data: Detail; line: string }) => (
  <Confirm
    label={{ zh: '撤回', en: 'Withdraw' }}
    title={{ zh: '撤回这条筹资来源？', en: 'Withdraw this funding line?' }}
    reason="required"
    reasonMin={2}
    button={{ size: 'small', type: 'text' }}
    order={reason => ({ to: `${pathOf(data)}/funding/${line}/withdraw`, body: { reason } })}
    done={{ zh: '已撤回，额度释放', en: 'Withdrawn; its sum is free again' }}
  />
)

interface Contract {
  readonly id: string
  readonly fundingId: string
  readonly number: string
  readonly party: string
  readonly availableFen: string
}

/** The project's contracts of which something is to be paid. */
function useContracts({ project }: Detail): readonly Contract[] {
  const path = `/api/commitments?project=${project.id}&left=true&limit=200`
  const { data } = useQuery({ queryKey: [path], queryFn: () => api<{ rows: readonly Contract[] }>(path) })
  return data?.rows ?? []
}

/** 登记合同 on a funding line, up to what of it is neither paid nor contracted. */
export function CommitProject({ data }: { data: Detail }) {
  const lines = data.funding.filter(l => l.allocationId && (l.availableFen ?? '0') !== '0')
  if (!lines.length) return null
  return (
    <CommandButton
      label={{ zh: '登记合同', en: 'Register a contract' }}
      title={{ zh: `登记合同 · ${data.project.name}`, en: `Register a contract · ${data.project.name}` }}
      button={{ size: 'small' }}
      fields={[
        {
          kind: 'choice',
          key: 'fundingId',
          title: { zh: '筹资来源', en: 'Funding line' },
          required: true,
          options: lines.map(l => {
            const rest = amountText(l.availableFen ?? '0')
            const { zh, en } = SOURCES[l.source as Source]
            return { value: l.id, words: { zh: `${zh} · 可签 ${rest} 元`, en: `${en} · ${rest} yuan free` } }
          }),
        },
        { kind: 'text', key: 'number', title: C.number, required: true, half: true, max: 80 },
        { kind: 'date', key: 'signedOn', title: C.signedOn, required: true, half: true },
        { kind: 'text', key: 'party', title: C.party, required: true, max: 120 },
        { kind: 'text', key: 'subject', title: C.subject, required: true, lines: 2, max: 300 },
        moneyField('合同金额', 'Amount'),
        documentField(),
      ]}
      to={`${pathOf(data)}/commitments`}
      initial={{ signedOn: todayPart(), ...(lines.length === 1 ? { fundingId: lines[0]!.id } : {}) }}
      submit={{ zh: '登记合同', en: 'Register' }}
      done={{ zh: '已登记合同，按合同拨付', en: 'Registered; it is paid by contract' }}
    />
  )
}

export function PayProject({ data }: { data: Detail }) {
  const { t } = useWords()
  const lines = data.funding.filter(l => l.allocationId)
  const contracts = useContracts(data)
  const fields: readonly Field[] = [
    {
      kind: 'choice',
      key: 'from',
      title: { zh: '所付合同或筹资来源', en: 'Contract or funding line' },
      required: true,
      help: {
        zh: '已签合同的部分按合同拨付，其余按筹资来源拨付。',
        en: 'What is contracted is paid by contract, the rest by its funding line.',
      },
      options: [
        ...contracts.map(c => {
          const rest = amountText(c.availableFen)
          return {
            value: c.id,
            words: {
              zh: `合同 ${c.number} · ${c.party} · 待拨付 ${rest} 元`,
              en: `Contract ${c.number} · ${c.party} · ${rest} yuan to be paid`,
            },
          }
        }),
        ...lines.map(l => {
          const rest = amountText(l.availableFen ?? '0')
          const { zh, en } = SOURCES[l.source as Source]
          return {
            value: l.id,
            words: { zh: `${zh} · 未签合同 ${rest} 元`, en: `${en} · ${rest} yuan without a contract` },
          }
        }),
      ],
    },
    moneyField('拨付金额', 'Amount'),
    dayField('拨付日期', 'Date'),
    {
      kind: 'text',
      key: 'voucher',
      title: { zh: '凭证号', en: 'Voucher' },
      required: true,
      half: true,
      max: 80,
    },
    { kind: 'text', key: 'payee', title: { zh: '收款单位', en: 'Payee' }, required: true, max: 120 },
    {
      kind: 'text',
      key: 'purpose',
      title: { zh: '用途', en: 'Purpose' },
      required: true,
      lines: 2,
      max: 300,
    },
    documentField(),
  ]
  return (
    <CommandButton
      label={{ zh: '拨付', en: 'Pay' }}
      title={{ zh: `项目拨付 · ${data.project.name}`, en: `Pay for ${data.project.name}` }}
      button={{ size: 'small', type: 'primary' }}
      lead={
        <>
          <CeilingBar data={data} />
          {lines.length ? null : (
            <p className="bad">
              {t(
                '筹资来源尚未对应资金分配，不能拨付。',
                'No funding line names an allocation; nothing can be paid.',
              )}
            </p>
          )}
        </>
      }
      fields={fields}
      to={({ from, ...body }) => {
        const contract = contracts.find(c => c.id === from)
        const drawn = contract
          ? { fundingId: contract.fundingId, commitmentId: contract.id }
          : { fundingId: from }
        return { to: `${pathOf(data)}/payments`, body: { ...body, ...drawn } }
      }}
      initial={{
        onDate: todayPart(),
        purpose: data.project.name,
        ...(lines.length === 1 && !contracts.length ? { from: lines[0]!.id } : {}),
      }}
      submit={{ zh: '登记拨付', en: 'Pay' }}
      done={{ zh: '已登记拨付，等待旗县确认到账', en: 'Paid; the banner has to confirm it' }}
    />
  )
}
