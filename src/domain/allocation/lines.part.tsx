/** 项目: in or out, why, what it would take; pinned and forbidden from here. */
import { Button } from 'antd'
import type { Word } from '../../kernel/words.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { WHY_WORDS } from './because.rules.ts'
import type { Because, RuleSet } from './ruleSet.terms.ts'
import { pathOf, percent, Wan, wanText } from './scenario.part.tsx'
import type { Scenario, YearSums } from './scenario.part.tsx'

interface Line {
  readonly id: string
  readonly banner: string
  readonly bannerName: string
  readonly projectId: string
  readonly variantId: string
  readonly title: string
  readonly costFen: string
  readonly households: number
  readonly gainFen: string
  readonly isIn: boolean
  readonly why: keyof typeof WHY_WORDS
  readonly because: Because
  readonly paidBy: Readonly<Record<string, string>>
}

const IN: Readonly<Record<string, Word>> = {
  in: { zh: '入选', en: 'In' },
  out: { zh: '未入选', en: 'Out' },
}

function PaidBy({ paidBy }: { paidBy: Line['paidBy'] }) {
  const { t } = useWords()
  const parts = Object.entries(paidBy).map(
    ([purse, fen]) => `${t(SOURCES[purse.split(':')[0] as Source])} ${wanText(fen)}`,
  )
  return <span className="small">{parts.join(t('；', '; '))}</span>
}

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'title',
    title: { zh: '项目（方案）', en: 'Project (variant)' },
    show: r => <To to={`/projects/${r.banner}/${r.projectId}`}>{r.title}</To>,
  },
  { key: 'banner', title: { zh: '旗县', en: 'Banner' }, show: r => r.bannerName },
  { key: 'in', title: { zh: '结果', en: 'Result' }, show: r => <InTag row={r} /> },
  {
    key: 'costFen',
    title: { zh: '资金（万元）', en: 'Cost (10,000)' },
    number: true,
    show: r => <Wan fen={r.costFen} />,
  },
  {
    key: 'households',
    title: { zh: '带动户', en: 'Households' },
    number: true,
    show: r => exactly(r.households),
  },
  {
    key: 'gainFen',
    title: { zh: '年增收（万元）', en: 'Gain (10,000)' },
    number: true,
    show: r => <Wan fen={r.gainFen} />,
  },
  {
    key: 'why',
    title: { zh: '为什么；要怎样才入选', en: 'Why; what it would take' },
    show: r => <Why row={r} />,
  },
  {
    key: 'paidBy',
    title: { zh: '资金来源（万元）', en: 'Paid by (10,000)' },
    optional: true,
    show: r => <PaidBy paidBy={r.paidBy} />,
  },
]

function InTag({ row }: { row: Line }) {
  const { t } = useWords()
  return (
    <Tag tone={row.isIn ? 'good' : 'plain'} title={t(WHY_WORDS[row.why])}>
      {t(IN[row.isIn ? 'in' : 'out'])}
    </Tag>
  )
}

const Why = ({ row }: { row: Line }) => {
  const { t } = useWords()
  return <span className="small">{t(row.because.words)}</span>
}

/** Which limits weigh on it, of what it would have to be worth. */
function Limits({ row }: { row: Line }) {
  const { t } = useWords()
  const { worth, price, limits } = row.because
  const all = limits.reduce((sum, l) => sum + l.price, 0)
  return (
    <div className="small">
      <p>
        {t(
          `效益 ${worth.toFixed(1)}，占用资金和指标的代价 ${price.toFixed(1)}。`,
          `Worth ${worth.toFixed(1)}; the money and limits it uses are worth ${price.toFixed(1)} to others.`,
        )}
      </p>
      <ul className="why-list">
        {limits.map(l => (
          <li key={l.words.zh}>
            {t(l.words)}
            {t('：', ': ')}
            {percent(all ? l.price / all : 0)}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Lines({
  scenario,
  sums,
  rules,
  may,
  set,
}: {
  scenario: Scenario
  sums: YearSums | undefined
  rules: RuleSet
  may: boolean
  set(rules: RuleSet): void
}) {
  const { t } = useWords()
  const without = (list: readonly string[], id: string): string[] => list.filter(x => x !== id)
  const pin = (id: string, as: 'pinned' | 'forbidden' | 'free'): void =>
    set({
      ...rules,
      pinned: [...without(rules.pinned, id), ...(as === 'pinned' ? [id] : [])],
      forbidden: [...without(rules.forbidden, id), ...(as === 'forbidden' ? [id] : [])],
    })
  const actions = (r: Line) => {
    if (rules.pinned.includes(r.variantId) || rules.forbidden.includes(r.variantId))
      return (
        <Button size="small" onClick={() => pin(r.variantId, 'free')}>
          {rules.pinned.includes(r.variantId) ? t('取消指定', 'Unpin') : t('取消不选', 'Allow')}
        </Button>
      )
    return r.isIn ? (
      <Button size="small" onClick={() => pin(r.variantId, 'forbidden')}>
        {t('指定不选', 'Forbid')}
      </Button>
    ) : (
      <Button size="small" onClick={() => pin(r.variantId, 'pinned')}>
        {t('指定入选', 'Pin')}
      </Button>
    )
  }
  return (
    <Ledger<Line>
      path={`${pathOf(scenario)}/lines`}
      name="scenario lines"
      export={`/api/exports/scenario?scenario=${scenario.county}_${scenario.id}`}
      rowKey={r => r.id}
      columns={COLUMNS}
      filters={[
        { key: 'in', title: { zh: '结果', en: 'Result' }, options: choices(IN) },
        { key: 'why', title: { zh: '原因', en: 'Reason' }, options: choices(WHY_WORDS) },
        {
          key: 'banner',
          title: { zh: '旗县', en: 'Banner' },
          options: (sums?.banners ?? []).map(b => ({ value: b.code, words: { zh: b.name, en: b.name } })),
        },
        { key: 'q', title: { zh: '项目名称', en: 'Name' } },
      ]}
      sum={(key, value) => (key === 'households' ? exactly(Number(value)) : <Wan fen={String(value)} />)}
      empty={{
        zh: '测算后这里列出每个项目入选或未入选的原因。',
        en: 'Once solved, each project says here why it is in or out.',
      }}
      detail={row => <Limits row={row} />}
      {...(may ? { actions } : {})}
    />
  )
}
