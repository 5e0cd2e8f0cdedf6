/** The rows of the project ledger as its route answers them, its columns and filters. */
import type { Json } from '../../web/api.ts'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { useWords } from '../../web/lang.tsx'
import { ALARMS, PROJECT_ALARMS, WAITS } from './alarm.terms.ts'
import { GATE_ORDER, GATES } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'
import type { ProjectLine } from './ledger.queries.ts'
import { LIBRARY_STATES } from './library.terms.ts'
import { CATEGORIES, NATURES } from './project.terms.ts'
import { PROJECT_COLUMNS as P } from './project.words.ts'
import { REGION } from '../area/area.terms.ts'

/** Money and counts are text in JSON; the rest is as the server keeps it. */
export type ProjectRow = {
  readonly [K in keyof ProjectLine as string extends K ? never : K]: Json<ProjectLine[K]>
}

/** Four small marks: what is passed, what comes next, what lies ahead. */
export function GateMarks({ gate }: { gate: Gate | null }) {
  const { t } = useWords()
  const done = gate ? GATE_ORDER.indexOf(gate) + 1 : 0
  const words =
    done === GATE_ORDER.length
      ? t('已验收', 'Accepted')
      : t(`待${GATES[GATE_ORDER[done]!].zh}`, `Next: ${GATES[GATE_ORDER[done]!].en}`)
  return (
    <span className="gate-marks">
      <span aria-hidden="true" className="gate-dots">
        {GATE_ORDER.map((g, i) => (
          <i key={g} className={i < done ? 'done' : i === done ? 'next' : ''} />
        ))}
      </span>
      {words}
    </span>
  )
}

export const PROJECT_LIST: readonly Column<ProjectRow>[] = [
  {
    key: 'name',
    title: P.name,
    show: r => (
      <>
        <To to={`/projects/${r.county}/${r.id}`}>{r.name}</To>
        {r.overdueSince ? <Overdue since={r.overdueSince} /> : null}
      </>
    ),
  },
  { key: 'year', title: { zh: '年度', en: 'Year' }, nowrap: true, show: r => r.year ?? '—' },
  {
    key: 'area',
    title: P.areaName,
    show: r => <EndTag side="receiver">{r.areaName ?? r.areaCode}</EndTag>,
  },
  {
    key: 'district',
    title: { zh: '结对区', en: 'District' },
    optional: true,
    show: r => (r.districtName ? <EndTag side="giver">{r.districtName}</EndTag> : '—'),
  },
  { key: 'category', title: P.category, show: r => <Words of={CATEGORIES[r.category]} /> },
  { key: 'gate', title: { zh: '环节', en: 'Gate' }, nowrap: true, show: r => <GateMarks gate={r.gate} /> },
  {
    key: 'percent',
    title: { zh: '进度', en: 'Progress' },
    number: true,
    show: r => (r.percent === null ? '—' : `${r.percent}%`),
  },
  {
    key: 'budgetFen',
    title: { zh: '投资规模（元）', en: 'Budget (yuan)' },
    number: true,
    show: r => <Money fen={r.budgetFen} />,
  },
  {
    key: 'fundedFen',
    title: { zh: '已落实（元）', en: 'Funded (yuan)' },
    number: true,
    optional: true,
    show: r => <Money fen={r.fundedFen} />,
  },
  {
    key: 'paidFen',
    title: { zh: '已拨付（元）', en: 'Paid (yuan)' },
    number: true,
    show: r => <Money fen={r.paidFen} />,
  },
  {
    key: 'linkedHouseholds',
    title: P.linkedHouseholds,
    number: true,
    show: r => (r.linkedHouseholds === '0' ? '—' : r.linkedHouseholds),
  },
  {
    key: 'library',
    title: P.library,
    optional: true,
    show: r => (r.library ? <Words of={LIBRARY_STATES[r.library]} /> : '—'),
  },
  { key: 'nature', title: P.nature, optional: true, show: r => <Words of={NATURES[r.nature]} /> },
  { key: 'code', title: P.code, optional: true, nowrap: true, show: r => r.code ?? '—' },
  { key: 'unit', title: P.unit, optional: true, show: r => r.unit ?? '—' },
  { key: 'plannedTo', title: P.plannedTo, optional: true, nowrap: true, show: r => <Day on={r.plannedTo} /> },
]

export const Words = ({ of }: { of: { readonly zh: string; readonly en: string } }) => <>{useWords().t(of)}</>

export function Overdue({ since }: { since: string }) {
  const { t } = useWords()
  return (
    <>
      {' '}
      <Tag tone="warn" title={t(`计划 ${since} 前办结`, `Planned for ${since}`)}>
        {t('超期', 'Overdue')}
      </Tag>
    </>
  )
}

const next: Record<string, { zh: string; en: string }> = {
  none: { zh: '待立项', en: 'Before initiation' },
  initiation: { zh: '已立项，待投资', en: 'Initiated' },
  investment: { zh: '已投资，待建设', en: 'Invested' },
  construction: { zh: '已建设，待验收', en: 'Constructed' },
  acceptance: { zh: '已验收', en: 'Accepted' },
}

export const PROJECT_FILTERS: readonly Filter[] = [
  {
    key: 'area',
    title: { zh: '实施地', en: 'Place' },
    kind: 'area',
    under: REGION,
  },
  { key: 'year', title: { zh: '年度', en: 'Year' }, kind: 'year', width: 90 },
  { key: 'category', title: { zh: '类别', en: 'Category' }, options: choices(CATEGORIES), width: 130 },
  { key: 'gate', title: { zh: '环节', en: 'Gate' }, options: choices(next), width: 140 },
  { key: 'library', title: { zh: '入库', en: 'Library' }, options: choices(LIBRARY_STATES), width: 120 },
  {
    key: 'alarm',
    title: { zh: '预警', en: 'Warning' },
    options: choices(Object.fromEntries(PROJECT_ALARMS.map(k => [k, ALARMS[k]]))),
    width: 140,
  },
  { key: 'waits', title: { zh: '待办', en: 'Waits for' }, options: choices(WAITS), width: 140 },
  { key: 'q', title: { zh: '名称或编号', en: 'Name or code' }, width: 160 },
]
