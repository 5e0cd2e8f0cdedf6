import { useWords } from '../../web/lang.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { yuan } from '../../web/kit/number.ts'
import { Day } from '../../web/kit/Day.tsx'
import { Num } from '../../web/kit/Num.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { CAUSES } from './cause.terms.ts'
import { HOUSEHOLD_KINDS } from './household.terms.ts'
import { STATES } from './status.terms.ts'

interface Row {
  county: string
  id: string
  areaCode: string
  areaName: string
  householdCode: string | null
  headName: string
  members: number
  kind: string | null
  status: string | null
  perCapitaFen: string | null
  mainCause: string | null
  registeredOn: string | null
}

type Words = Readonly<Record<string, { zh: string; en: string }>>
const word = (list: Words, code: string | null) => (code ? (list[code] ?? { zh: code, en: code }) : null)
const choices = (list: Words) => Object.entries(list).map(([value, words]) => ({ value, words }))

/** 建档立卡户台账. */
export default function HouseholdPage() {
  const { t } = useWords()
  return (
    <Page title={t('建档立卡户', 'Registered households')}>
      <Ledger<Row>
        path="/api/households"
        rowKey={r => r.id}
        filters={[
          { key: 'q', title: { zh: '姓名、户编号或证件号', en: 'Name, household code or id number' } },
          { key: 'area', title: { zh: '地区代码', en: 'Area code' } },
          { key: 'status', title: { zh: '状态', en: 'State' }, options: choices(STATES) },
          { key: 'kind', title: { zh: '户类型', en: 'Type' }, options: choices(HOUSEHOLD_KINDS) },
        ]}
        empty={{
          zh: '没有符合条件的户。可清除筛选条件，或在“名单导入”上传名单。',
          en: 'No household fits. Clear the filters, or upload a list under Import.',
        }}
        columns={[
          {
            key: 'head',
            title: { zh: '户主', en: 'Head' },
            show: r => <To to={`/households/${r.county}/${r.id}`}>{r.headName}</To>,
          },
          { key: 'code', title: { zh: '户编号', en: 'Code' }, show: r => r.householdCode },
          {
            key: 'area',
            title: { zh: '嘎查村', en: 'Village' },
            show: r => <To to={`/areas/${r.areaCode}`}>{r.areaName}</To>,
          },
          { key: 'members', title: { zh: '人数', en: 'Members' }, number: true, show: r => r.members },
          { key: 'kind', title: { zh: '户类型', en: 'Type' }, show: r => t(word(HOUSEHOLD_KINDS, r.kind)) },
          {
            key: 'status',
            title: { zh: '状态', en: 'State' },
            show: r => <span className="tag steppe">{t(word(STATES, r.status))}</span>,
          },
          {
            key: 'cause',
            title: { zh: '主要致贫原因', en: 'Main cause' },
            show: r => t(word(CAUSES, r.mainCause)),
          },
          {
            key: 'income',
            title: { zh: '人均纯收入（元）', en: 'Net income per head (yuan)' },
            number: true,
            show: r => <Num value={r.perCapitaFen === null ? null : yuan(r.perCapitaFen)} />,
          },
          { key: 'on', title: { zh: '识别时间', en: 'Registered' }, show: r => <Day on={r.registeredOn} /> },
        ]}
      />
    </Page>
  )
}
