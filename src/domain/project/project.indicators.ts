/** What projects, linkage and assets add to the headline figures; each row opens into the payment, passage or asset. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { standing } from '../../kernel/contribution.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import { basisAt } from '../fund/fund.queries.ts'
import { ASSET_CLASSES } from './asset.terms.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { CATEGORIES } from './project.terms.ts'

const receiver = ['receiver'] as const
const both = ['receiver', 'giver'] as const
const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** One row a project: `t` is the fact, `on` its day. Known once fact and project are, and until either is withdrawn. */
const perProject = (
  type: SQL,
  record: SQL,
  on: SQL,
  from: SQL,
  where: SQL,
): SQL => sql`select ${type} as record_type, j.county, ${record} as record_id,
  j.area_code, j.district_code as giver_code, j.category as kind, ${on} as on_date, 1::bigint as value, null::bigint as weight,
  j.id::text as distinct_key, 'evidenced' as basis, greatest(t.recorded_at, j.recorded_at) as recorded_at, least(t.retracted_at, j.retracted_at) as retracted_at
  from ${from} t join project j on j.county = t.county and j.id = t.project_id where ${where}`

const counted = {
  version: 1,
  fold: 'distinct',
  unit: 'project',
  sides: both,
  open: true,
  kinds: CATEGORIES,
} as const

export const projectIndicators: readonly Indicator[] = [
  {
    id: 'project.invested',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: both,
    open: true,
    kinds: CATEGORIES,
    title: { zh: '项目投入', en: 'Invested in projects' },
    meaning: {
      zh: '通过项目拨付的协作资金（冲销为负），按拨付日期计，按项目类别分；与项目无关联的拨付不计。',
      en: 'Money paid for projects (reversals negative) by date of payment and category; payments without a project do not count.',
    },
    source: '扶贫协作资金项目台账；东西部扶贫协作考核 8、10',
    contributions: ({
      knownAt,
    }) => sql`select 'payment' as record_type, p.county, p.id as record_id, j.area_code, p.giver_code, j.category as kind,
      p.on_date, p.amount_fen as value, null::bigint as weight, p.id::text as distinct_key, ${basisAt(instant(knownAt))} as basis,
      greatest(p.recorded_at, l.recorded_at) as recorded_at, least(p.retracted_at, l.retracted_at) as retracted_at
      from payment p join project_payment l on l.county = p.county and l.payment_id = coalesce(p.reverses_id, p.id)
      join project j on j.county = l.county and j.id = l.project_id`,
  },
  {
    id: 'project.count',
    ...counted,
    title: { zh: '入库项目', en: 'Projects in the library' },
    meaning: { zh: '期内县级审定入库的项目数。', en: 'Projects admitted to the library in the period.' },
    source: '国开办发〔2018〕10号',
    contributions: () =>
      perProject(sql`'project'`, sql`j.id`, sql`t.on_date`, sql`library_step`, sql`t.step = 'admit'`),
  },
  {
    id: 'project.started',
    ...counted,
    title: { zh: '开工项目', en: 'Projects started' },
    meaning: { zh: '期内登记开工的项目数。', en: 'Projects whose start lies in the period.' },
    source: '东西部扶贫协作考核 10',
    contributions: () =>
      perProject(sql`'project'`, sql`j.id`, sql`t.on_date`, sql`project_progress`, sql`t.kind = 'started'`),
  },
  {
    id: 'project.accepted',
    ...counted,
    title: { zh: '验收项目', en: 'Projects accepted' },
    meaning: {
      zh: '期内通过验收环节的项目数。',
      en: 'Projects that passed the gate of acceptance in the period.',
    },
    source: '东西部扶贫协作考核 10',
    contributions: () =>
      perProject(sql`'gate'`, sql`t.id`, sql`t.on_date`, sql`gate_passage`, sql`t.gate = 'acceptance'`),
  },
  {
    id: 'linkage.paid',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: receiver,
    open: true,
    kinds: LINKAGE_TYPES,
    title: { zh: '联结收益发放', en: 'Paid to households' },
    meaning: {
      zh: '按利益联结合同实际发放到户的金额，按发放日期计；约定而未发放的不计。',
      en: 'What households received under benefit contracts, by date of payment; promises do not count.',
    },
    source: '利益联结合同及发放凭证（domain §5.7）',
    contributions: () => benefit(sql`p.amount_fen`),
  },
  {
    id: 'linkage.households',
    version: 1,
    fold: 'distinct',
    unit: 'household',
    sides: receiver,
    open: true,
    kinds: LINKAGE_TYPES,
    title: { zh: '联结受益户', en: 'Households that received a benefit' },
    meaning: {
      zh: '期内按利益联结合同收到过款项的建档立卡户，一户只计一次。',
      en: 'Registered households that were paid under a benefit contract in the period, each once.',
    },
    source: '利益联结合同及发放凭证（domain §5.7）',
    contributions: () => benefit(sql`1::bigint`),
  },
  {
    id: 'asset.in_use',
    version: 1,
    fold: 'stock',
    unit: 'asset',
    sides: receiver,
    open: true,
    kinds: ASSET_CLASSES,
    title: { zh: '在用扶贫资产', en: 'Assets in use' },
    meaning: {
      zh: '截至某日状态为“在用”的扶贫项目资产数，闲置、流失、处置的不计。',
      en: 'Assets of projects in use on a day; not those idle, lost or disposed of.',
    },
    source: '国办函〔2021〕51号',
    contributions:
      asked => sql`select 'asset' as record_type, a.county, a.id as record_id, a.area_code, null::text as giver_code, a.class as kind,
      s.on_date, s.until_date, 1::bigint as value, null::bigint as weight, a.id::text as distinct_key, 'evidenced' as basis,
      greatest(s.recorded_at, a.recorded_at) as recorded_at, least(s.retracted_at, a.retracted_at) as retracted_at
      from (select x.*, lead(x.on_date) over (partition by x.county, x.asset_id order by x.on_date, x.recorded_at, x.id) as until_date
        from asset_state x where ${standing(sql`x`, asked)}) s
      join asset a on a.county = s.county and a.id = s.asset_id where s.state = 'in_use'`,
  },
]

function benefit(value: SQL): SQL {
  return sql`select 'benefit' as record_type, p.county, p.id as record_id, p.area_code, null::text as giver_code, k.type as kind, p.on_date,
    ${value} as value, null::bigint as weight, p.household_id::text as distinct_key, 'evidenced' as basis, p.recorded_at, p.retracted_at
    from linkage_payment p join linkage k on k.county = p.county and k.id = p.linkage_id`
}
