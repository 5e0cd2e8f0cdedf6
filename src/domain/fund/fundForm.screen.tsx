/** 下达、分配、拨付: the three forms of money, each opened where what it draws on is known. */
import type { ReactNode } from 'react'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { DocumentRef, Field } from '../../web/kit/field.ts'
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { leftOf } from './fundRow.screen.tsx'
import type { FundRow } from './fundRow.screen.tsx'
import { SOURCES } from './fund.terms.ts'
import { REGION } from '../area/area.terms.ts'

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
const now = (): { on: string; precision: 'day' } => ({ on: today(), precision: 'day' })

const document: Field = {
  kind: 'document',
  key: 'documentId',
  county: 'documentCounty',
  title: { zh: '依据文件', en: 'Document' },
  help: {
    zh: '按文号或标题查找；登记簿里没有的，可当场登记。',
    en: 'By number or title; one that is missing can be registered here.',
  },
}
const amount: Field = {
  kind: 'money',
  key: 'amountFen',
  unit: 'wan',
  title: { zh: '金额', en: 'Amount' },
  required: true,
}

const { municipal, district, social_money, social_kind, own } = SOURCES
const BEIJING_SOURCES = choices({ municipal, district, social_money, social_kind, own })
const DISTRICT_SOURCES = choices({ district, social_money, social_kind, own })

/** 下达资金. Beijing names the giver; a district gives its own. */
export function Appropriate() {
  const { me } = useMe()
  const acting = me?.acting
  const city = acting?.role === 'beijing_office'
  const fields: readonly Field[] = [
    {
      kind: 'choice',
      key: 'source',
      title: { zh: '资金来源', en: 'Source' },
      required: true,
      half: true,
      options: city ? BEIJING_SOURCES : DISTRICT_SOURCES,
    },
    { kind: 'year', key: 'year', title: { zh: '资金年度', en: 'Year' }, required: true, half: true },
    ...(city
      ? [
          {
            kind: 'area',
            key: 'giverCode',
            title: { zh: '援助方', en: 'Giver' },
            required: true,
            under: '110000',
            levels: ['province', 'county'],
            help: {
              zh: '市级资金由北京市下达，区级资金由所在区下达。',
              en: 'Municipal money is Beijing’s, district money the district’s.',
            },
          } satisfies Field,
        ]
      : []),
    { ...amount, title: { zh: '下达金额', en: 'Amount' } } as Field,
    {
      kind: 'date',
      key: 'onDate',
      precision: 'onPrecision',
      title: { zh: '下达日期', en: 'Date' },
      required: true,
      until: today(),
    },
    {
      kind: 'text',
      key: 'purpose',
      title: { zh: '用途', en: 'Purpose' },
      required: true,
      lines: 2,
      max: 300,
    },
    document,
  ]
  return (
    <CommandButton
      label={{ zh: '下达资金', en: 'Appropriate' }}
      button={{ type: 'primary' }}
      fields={fields}
      to="/api/appropriations"
      initial={{ giverCode: acting?.areaCode, year: Number(today().slice(0, 4)), onDate: now() }}
      {...(city || !acting ? {} : { fixed: { giverCode: acting.areaCode } })}
      submit={{ zh: '下达', en: 'Appropriate' }}
      done={{ zh: '已登记下达，可以分配到旗县', en: 'Appropriated; it can be allocated now' }}
    />
  )
}

const cited = (row: FundRow): { documentId?: DocumentRef } =>
  row.documentId && row.documentCounty
    ? {
        documentId: {
          id: row.documentId,
          county: row.documentCounty,
          label: [row.documentNumber, row.documentTitle].filter(Boolean).join(' '),
        },
      }
    : {}

export type Drawable = FundRow & { readonly drawnFen: string; readonly availableFen: string }

/** What may still be drawn, over the form that draws. */
function Available({ row, given, drawn }: { row: Drawable; given: ReactNode; drawn: ReactNode }) {
  const { t } = useWords()
  return (
    <p>
      {given} <Money fen={row.amountFen} /> {t('元，', 'yuan, ')}
      {drawn} <Money fen={row.drawnFen} /> {t('元，', 'yuan, ')}
      <b>
        {t('可用', 'available')} <Money fen={leftOf(row)} /> {t('元', 'yuan')}
      </b>
      {t('。', '.')}
    </p>
  )
}

/** 分配 a share of an appropriation to a banner. */
export function Allocate({ row, type = 'default' }: { row: Drawable; type?: 'default' | 'primary' }) {
  const { t } = useWords()
  const fields: readonly Field[] = [
    {
      kind: 'area',
      key: 'county',
      title: { zh: '受援旗县', en: 'Receiving banner' },
      required: true,
      under: REGION,
      levels: ['county'],
      ...(row.source === 'district'
        ? {
            help: {
              zh: '区级资金只能分配给分配当日结对的旗县。',
              en: 'District money goes only to banners paired with the district on that day.',
            },
          }
        : {}),
    },
    { ...amount, title: { zh: '分配金额', en: 'Amount' } } as Field,
    { kind: 'date', key: 'onDate', title: { zh: '分配日期', en: 'Date' }, required: true, until: today() },
    {
      kind: 'text',
      key: 'reason',
      title: { zh: '分配理由', en: 'Why this banner gets this sum' },
      required: true,
      lines: 2,
      max: 300,
    },
    document,
  ]
  return (
    <CommandButton
      label={{ zh: '分配', en: 'Allocate' }}
      title={{
        zh: `分配资金 · ${row.documentNumber ?? `${row.year}`}`,
        en: `Allocate · ${row.documentNumber ?? row.year}`,
      }}
      button={type === 'primary' ? { type: 'primary' } : { size: 'small' }}
      lead={<Available row={row} given={t('本笔下达', 'Appropriated')} drawn={t('已分配', 'allocated')} />}
      fields={fields}
      to="/api/allocations"
      fixed={{ appropriationCounty: row.county, appropriationId: row.id }}
      initial={{ onDate: now(), ...cited(row) }}
      submit={{ zh: '分配', en: 'Allocate' }}
      done={{ zh: '已分配，可以拨付', en: 'Allocated; it can be paid now' }}
    />
  )
}

const PAY: readonly Field[] = [
  { ...amount, title: { zh: '拨付金额', en: 'Amount' } } as Field,
  {
    kind: 'date',
    key: 'onDate',
    title: { zh: '拨付日期', en: 'Date' },
    required: true,
    half: true,
    until: today(),
  },
  {
    kind: 'text',
    key: 'voucher',
    title: { zh: '凭证号', en: 'Voucher' },
    required: true,
    half: true,
    max: 300,
    example: '拨付-2020-0312-06',
  },
  { kind: 'text', key: 'payee', title: { zh: '收款单位', en: 'Payee' }, required: true, max: 300 },
  { kind: 'text', key: 'purpose', title: { zh: '用途', en: 'Purpose' }, required: true, lines: 2, max: 300 },
  document,
]

/** 拨付 under an allocation. */
export function Pay({ row }: { row: Drawable }) {
  const { t } = useWords()
  return (
    <CommandButton
      label={{ zh: '拨付', en: 'Pay' }}
      title={{ zh: `拨付 · ${row.areaName}`, en: `Pay · ${row.areaName}` }}
      button={{ size: 'small' }}
      lead={<Available row={row} given={t('本笔分配', 'Allocated')} drawn={t('已拨付', 'paid')} />}
      fields={PAY}
      to="/api/payments"
      fixed={{ county: row.county, allocationId: row.id }}
      initial={{ onDate: now(), ...cited(row) }}
      submit={{ zh: '登记拨付', en: 'Pay' }}
      done={{ zh: '已登记拨付，等待旗县确认到账', en: 'Paid; the banner has to confirm it' }}
    />
  )
}
