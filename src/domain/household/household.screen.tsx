/** 建档立卡户台账: found by name, number, place, state, kind, cause and year; registered here, or by a list. */
import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../web/lang.tsx'
import { Day } from '../../web/kit/Day.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column, LedgerPage } from '../../web/kit/Ledger.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { yuan } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useMe } from '../../web/session.tsx'
import { CAUSES } from './cause.terms.ts'
import { HOUSEHOLD_KINDS } from './household.terms.ts'
import { RegistrationDrawer } from './registration.part.tsx'
import { STATES } from './status.terms.ts'
import type { State } from './status.terms.ts'
import { STATE_TONES } from './status.tone.ts'
import { wordOf } from './term.word.ts'
import './household.css'

interface Row {
  readonly county: string
  readonly id: string
  readonly areaCode: string
  readonly areaName: string
  readonly householdCode: string | null
  readonly headName: string
  readonly members: number
  readonly kind: string | null
  readonly status: State | null
  readonly perCapitaFen: string | null
  readonly perCapitaYear: number | null
  readonly perCapitaBasis: 'evidenced' | 'declared' | null
  readonly mainCause: string | null
  readonly registeredOn: string | null
}

const FILTERS: readonly Filter[] = [
  { key: 'q', title: { zh: '姓名、户编号或证件号码', en: 'Name, household code or id number' } },
  { key: 'area', title: { zh: '地区', en: 'Area' }, kind: 'area' },
  { key: 'status', title: { zh: '当前状态', en: 'State' }, options: choices(STATES) },
  { key: 'kind', title: { zh: '户类型', en: 'Kind' }, options: choices(HOUSEHOLD_KINDS) },
  { key: 'cause', title: { zh: '致贫原因', en: 'Cause' }, options: choices(CAUSES), width: 140 },
  { key: 'year', title: { zh: '识别年度', en: 'Registered in' }, kind: 'year' },
]

type Words = ReturnType<typeof useWords>['t']

const columns = (t: Words): Column<Row>[] => [
  {
    key: 'head',
    title: { zh: '户主', en: 'Head' },
    show: r => <To to={`/households/${r.county}/${r.id}`}>{r.headName}</To>,
  },
  {
    key: 'code',
    title: { zh: '户编号', en: 'Household code' },
    nowrap: true,
    show: r => r.householdCode ?? '—',
  },
  {
    key: 'area',
    title: { zh: '嘎查村', en: 'Village' },
    show: r => <To to={`/areas/${r.areaCode}`}>{r.areaName}</To>,
  },
  { key: 'members', title: { zh: '人口', en: 'Members' }, number: true, show: r => r.members },
  { key: 'kind', title: { zh: '户类型', en: 'Kind' }, show: r => t(wordOf(HOUSEHOLD_KINDS, r.kind)) || '—' },
  {
    key: 'status',
    title: { zh: '当前状态', en: 'State' },
    show: r => (r.status ? <Tag tone={STATE_TONES[r.status]}>{t(wordOf(STATES, r.status))}</Tag> : '—'),
  },
  {
    key: 'cause',
    title: { zh: '主要致贫原因', en: 'Main cause' },
    show: r => t(wordOf(CAUSES, r.mainCause)) || '—',
  },
  {
    key: 'income',
    title: { zh: '人均纯收入（元）', en: 'Net income a head (yuan)' },
    number: true,
    show: r => <Num value={r.perCapitaFen === null ? null : yuan(r.perCapitaFen)} />,
  },
  {
    key: 'incomeYear',
    title: { zh: '收入年度', en: 'Income year' },
    number: true,
    optional: true,
    show: r => r.perCapitaYear ?? '—',
  },
  {
    key: 'incomeBasis',
    title: { zh: '收入依据', en: 'Basis of income' },
    optional: true,
    show: r =>
      r.perCapitaBasis === null
        ? '—'
        : r.perCapitaBasis === 'evidenced'
          ? t('有明细', 'evidenced')
          : t('仅填报', 'declared only'),
  },
  {
    key: 'on',
    title: { zh: '识别日期', en: 'Registered on' },
    nowrap: true,
    show: r => <Day on={r.registeredOn} />,
  },
]

export default function HouseholdPage() {
  const { t } = useWords()
  const { me, may } = useMe()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const writes = may('household.write')
  const oneVillage = me?.acting.areaCode.length === 12
  const begin = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
      {t('登记建档户', 'Register a household')}
    </Button>
  )
  return (
    <Page
      title={t('建档立卡户', 'Registered households')}
      actions={
        <>
          {writes ? begin : null}
          {may('household.import') ? <Button href="/import">{t('导入名单', 'Import a list')}</Button> : null}
        </>
      }
    >
      <Ledger<Row>
        path="/api/households"
        rowKey={r => r.id}
        filters={oneVillage ? FILTERS.filter(f => f.key !== 'area') : FILTERS}
        {...(may('household.export') ? { export: '/api/exports/households' } : {})}
        note={page => <Elsewhere page={page} />}
        empty={{
          title: {
            zh: '这里是建档立卡户台账：一户一行，点户主进入一户一档。可逐户登记，也可上传全国系统导出的名单。',
            en: 'The register of households: one line each, the head opens everything on file. Register them one by one, or upload the national list.',
          },
          ...(writes ? { template: '/api/templates/national-list', action: begin } : {}),
        }}
        columns={columns(t)}
      />
      {writes ? (
        <RegistrationDrawer
          open={open}
          onClose={() => setOpen(false)}
          onDone={at => void navigate({ to: `/households/${at.county}/${at.id}` as '/' })}
        />
      ) : null}
    </Page>
  )
}

/** A number that another banner holds: its name and nothing else. */
function Elsewhere({ page }: { page: LedgerPage<Row> }) {
  const { t } = useWords()
  const banners = (page as { elsewhere?: readonly { bannerName: string }[] }).elsewhere ?? []
  if (!banners.length) return null
  const names = banners.map(b => b.bannerName).join('、')
  return (
    <p className="note">
      {t(
        `这个号码还登记在：${names}。不在您的范围内，请与该地联系。`,
        `This number is also on file in ${names}, outside your scope; contact that office.`,
      )}
    </p>
  )
}
