/** What a person sets, by sliders and fields. It is kept when it is solved or saved; until then it stays on the page. */
import { Button, InputNumber, Select, Slider, Switch } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { Card } from '../../web/kit/Card.tsx'
import { useWords } from '../../web/lang.tsx'
import type { RuleSet } from './ruleSet.terms.ts'
import type { YearSums } from './scenario.part.tsx'
import { moneyWords, percent } from './scenario.part.tsx'
import { FACTOR_KEYS, FACTORS } from './scenario.terms.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'

export interface RuleProps {
  readonly rules: RuleSet
  readonly sums: YearSums | undefined
  readonly disabled: boolean
  readonly year: number
  /** Titles of variants, for pins. */
  readonly titles: ReadonlyMap<string, string>
  set(rules: RuleSet): void
}

export function Rules(props: RuleProps) {
  const { t } = useWords()
  const { rules, set, disabled } = props
  return (
    <Card title={t('规则', 'Rules')}>
      <ShareRule
        {...props}
        name="minOnPoor"
        title={{ zh: '紧密带动建档立卡户的资金占比', en: 'Share on projects tied to registered poor' }}
        help={sourceOf(props, 'coop_fund.min_share_on_poor')}
      />
      <ShareRule {...props} name="minIndustry" title={{ zh: '产业项目资金占比', en: 'Share on industry' }} />
      <Rule
        title={t('旗县公平下限', 'Fairness between banners')}
        value={
          rules.fairness
            ? t(
                `不低于基数的 ${percent(rules.fairness)}`,
                `at least ${percent(rules.fairness)} of its baseline`,
              )
            : t('不设', 'none')
        }
        help={t(
          '每个旗县至少得到因素法基数的这一比例，以其库内项目能用的为限。',
          'Each banner gets at least this share of its baseline, as far as its library can take it.',
        )}
      >
        <Slide
          label={t('旗县公平下限', 'Fairness between banners')}
          value={rules.fairness}
          disabled={disabled}
          onChange={fairness => set({ ...rules, fairness })}
        />
      </Rule>
      <BannerLimits {...props} />
      <Benefit {...props} />
      <Factors {...props} />
      <Expected {...props} />
      <Tails {...props} />
      <Pins {...props} />
      <Effort {...props} />
    </Card>
  )
}

const sourceOf = ({ sums }: RuleProps, key: string, purpose = ''): string | undefined =>
  sums?.defaults.find(d => d.key === key && d.purpose === purpose)?.source ?? undefined

function Rule({
  title,
  value,
  help,
  children,
}: {
  title: string
  value?: string
  help?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="rule">
      <div className="rule-head">
        <b>{title}</b>
        {value ? <span className="num">{value}</span> : null}
      </div>
      {children}
      {help ? <p className="soft small">{help}</p> : null}
    </div>
  )
}

function Slide({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string
  value: number
  disabled: boolean
  onChange(value: number): void
}) {
  const { t } = useWords()
  const whole = Math.round(value * 100)
  return (
    <div className="rule-slide">
      <Slider
        min={0}
        max={100}
        value={whole}
        disabled={disabled}
        ariaLabelForHandle={label}
        tooltip={{ formatter: v => `${v}%` }}
        onChange={v => onChange(v / 100)}
      />
      <InputNumber<number>
        min={0}
        max={100}
        value={whole}
        disabled={disabled}
        suffix="%"
        aria-label={t(`${label}（百分比）`, `${label} (percent)`)}
        style={{ width: '100%' }}
        onChange={v => onChange((v ?? 0) / 100)}
      />
    </div>
  )
}

function ShareRule({
  rules,
  set,
  disabled,
  name,
  title,
  help,
}: RuleProps & { name: 'minOnPoor' | 'minIndustry'; title: Word; help?: string | undefined }) {
  const { t } = useWords()
  const value = rules[name]
  const on = value !== null
  return (
    <div className="rule">
      <div className="rule-head">
        <b>{t(title)}</b>
        <Switch
          size="small"
          checked={on}
          disabled={disabled}
          aria-label={t(`设定${title.zh}`, `Set: ${title.en}`)}
          onChange={checked => set({ ...rules, [name]: checked ? 0.8 : null })}
        />
      </div>
      {on ? (
        <Slide
          label={t(title)}
          value={value}
          disabled={disabled}
          onChange={v => set({ ...rules, [name]: v })}
        />
      ) : (
        <p className="soft small">{t('不设下限', 'No least share')}</p>
      )}
      {help && on ? (
        <p className="soft small">
          {t('不低于。参数出处：', 'At least. Source of the usual value: ')}
          {help}
        </p>
      ) : null}
    </div>
  )
}

/** A sum typed in 万元, kept as fen. */
export function WanInput({
  label,
  fen,
  disabled,
  placeholder,
  onChange,
}: {
  label: string
  fen: string | undefined
  disabled: boolean
  placeholder?: string
  onChange(fen: string | undefined): void
}) {
  const { t } = useWords()
  return (
    <InputNumber<number>
      min={0}
      precision={2}
      controls={false}
      value={fen === undefined ? null : Number(fen) / 1e6}
      disabled={disabled}
      aria-label={label}
      suffix={t('万元', '×10,000')}
      {...(placeholder ? { placeholder } : {})}
      style={{ width: '100%' }}
      onChange={v => onChange(v === null ? undefined : (BigInt(Math.round(v * 100)) * 10_000n).toString())}
    />
  )
}

function BannerLimits({ rules, set, disabled, sums }: RuleProps) {
  const { t } = useWords()
  const id = useId()
  const set1 = (
    code: string,
    change: { floorFen?: string | undefined; ceilingFen?: string | undefined },
  ): void => {
    const next = { ...rules.banners[code], ...change }
    const { [code]: _, ...others } = rules.banners
    const kept = Object.fromEntries(Object.entries(next).filter(([, v]) => v !== undefined))
    set({ ...rules, banners: { ...others, [code]: kept } })
  }
  const drop = (code: string): void => {
    const { [code]: _, ...others } = rules.banners
    set({ ...rules, banners: others })
  }
  const names = new Map(sums?.banners.map(b => [b.code, b.name]))
  return (
    <Rule title={t('旗县下限与上限', 'Floor and ceiling of a banner')}>
      {Object.entries(rules.banners).map(([code, b]) => (
        <div key={code} className="rule-pairs">
          <span>{names.get(code) ?? code}</span>
          <Button size="small" type="text" disabled={disabled} onClick={() => drop(code)}>
            {t('不设', 'Remove')}
          </Button>
          <WanInput
            label={t(`${names.get(code) ?? code}下限`, `Floor of ${names.get(code) ?? code}`)}
            placeholder={t('下限', 'floor')}
            fen={b.floorFen}
            disabled={disabled}
            onChange={floorFen => set1(code, { floorFen })}
          />
          <WanInput
            label={t(`${names.get(code) ?? code}上限`, `Ceiling of ${names.get(code) ?? code}`)}
            placeholder={t('上限', 'ceiling')}
            fen={b.ceilingFen}
            disabled={disabled}
            onChange={ceilingFen => set1(code, { ceilingFen })}
          />
        </div>
      ))}
      <Select<string>
        id={id}
        showSearch
        optionFilterProp="label"
        value={null as unknown as string}
        disabled={disabled}
        placeholder={t('选一个旗县设定…', 'Choose a banner…')}
        aria-label={t('选一个旗县设定下限或上限', 'Choose a banner to set a floor or ceiling')}
        style={{ width: '100%', marginTop: 6 }}
        options={(sums?.banners ?? [])
          .filter(b => !(b.code in rules.banners))
          .map(b => ({ value: b.code, label: b.name }))}
        onChange={code => set1(code, {})}
      />
    </Rule>
  )
}

function Weight({
  label,
  value,
  disabled,
  max,
  onChange,
}: {
  label: string
  value: number | undefined
  disabled: boolean
  max?: number
  onChange(value: number | null): void
}) {
  return (
    <label>
      <span>{label}</span>
      <InputNumber<number>
        min={0}
        {...(max ? { max } : {})}
        step={0.1}
        value={value ?? null}
        disabled={disabled}
        style={{ width: '100%' }}
        onChange={onChange}
      />
    </label>
  )
}

function Benefit(props: RuleProps) {
  const { rules, set, disabled } = props
  const { t } = useWords()
  const ends = ['1/4', '2/4', '3/4']
  return (
    <Rule
      title={t('效益怎么算', 'What counts as benefit')}
      help={t(
        `带动户数与增收按权重相加；同一旗县越往后的户权重越低。参数出处：${sourceOf(props, 'allocation.weight', 'household') ?? '—'}`,
        `Households reached and what they earn, weighed and added; later households of a banner count less. Source: ${sourceOf(props, 'allocation.weight', 'household') ?? '—'}`,
      )}
    >
      <div className="rule-pairs">
        <Weight
          label={t('带动一户', 'A household reached')}
          value={rules.householdWeight}
          disabled={disabled}
          onChange={v => set({ ...rules, householdWeight: v ?? 0 })}
        />
        <Weight
          label={t('年增收一万元', '10,000 yuan a year')}
          value={rules.gainWeight}
          disabled={disabled}
          onChange={v => set({ ...rules, gainWeight: v ?? 0 })}
        />
        {rules.bands.map((band, i) => (
          <Weight
            key={String(band.upTo)}
            label={
              band.upTo === null
                ? t('其余的户', 'the rest')
                : t(`前 ${ends[i] ?? percent(band.upTo)} 的户`, `up to ${ends[i] ?? percent(band.upTo)}`)
            }
            value={band.weight}
            max={1}
            disabled={disabled}
            onChange={v =>
              set({
                ...rules,
                bands: rules.bands.map((b, k) => (k === i ? { ...b, weight: v ?? 0 } : b)),
              })
            }
          />
        ))}
      </div>
    </Rule>
  )
}

function Factors({ rules, set, disabled }: RuleProps) {
  const { t } = useWords()
  return (
    <Rule
      title={t('因素法基数', 'Baseline by factors')}
      help={t(
        '权重是相对的。因素取上年末在册数；没有数据的因素会列出缺哪个旗县，补齐或去掉权重后才有基数。',
        'Weights are relative. Factors are as registered at the end of the year before; an unknown one blocks and names the banner.',
      )}
    >
      <div className="rule-pairs">
        {FACTOR_KEYS.map(key => (
          <Weight
            key={key}
            label={t({ zh: FACTORS[key].zh, en: FACTORS[key].en })}
            value={rules.factors[key]}
            disabled={disabled}
            onChange={v => {
              const { [key]: _, ...others } = rules.factors
              set({ ...rules, factors: v ? { ...others, [key]: v } : others })
            }}
          />
        ))}
      </div>
    </Rule>
  )
}

function Expected({ rules, set, disabled, sums }: RuleProps) {
  const { t } = useWords()
  const rows = rules.expected
  const change = (i: number, fen: string | undefined): void =>
    set({
      ...rules,
      expected:
        fen === undefined
          ? rows.filter((_, k) => k !== i)
          : rows.map((r, k) => (k === i ? { ...r, amountFen: fen } : r)),
    })
  const free = (sums?.purses ?? []).filter(
    p => !rows.some(r => r.source === p.source && r.giverCode === p.giverCode),
  )
  const options = [
    ...free.map(p => ({
      value: p.id,
      label: `${p.giverName} · ${t(SOURCES[p.source as Source])}`,
    })),
    ...(rows.some(r => r.giverCode === '110000') || free.some(p => p.id === 'municipal:110000')
      ? []
      : [{ value: 'municipal:110000', label: t('北京市 · 北京市级财政援助', 'Beijing · municipal budget') }]),
  ]
  return (
    <Rule
      title={t('预计资金', 'Expected sums')}
      help={t(
        '尚未下达的资金可先按预计数测算；采用前须已下达。',
        'Money that is not appropriated yet can be planned with; it must be before a plan is taken over.',
      )}
    >
      {rows.map((r, i) => (
        <div key={`${r.source}${r.giverCode}`} className="rule-pairs">
          <span>
            {sums?.purses.find(p => p.giverCode === r.giverCode)?.giverName ?? r.giverCode}
            <span className="soft small"> {t(SOURCES[r.source])}</span>
          </span>
          <WanInput
            label={t('预计金额', 'Expected sum')}
            fen={r.amountFen}
            disabled={disabled}
            onChange={fen => change(i, fen)}
          />
        </div>
      ))}
      {options.length ? (
        <Select<string>
          value={null as unknown as string}
          disabled={disabled}
          placeholder={t('选来源填预计数…', 'Choose a source…')}
          aria-label={t('选来源填预计数', 'Choose a source to expect a sum of')}
          style={{ width: '100%', marginTop: 6 }}
          options={options}
          onChange={id => {
            const [source, giverCode] = id.split(':') as [Source, string]
            const amountFen = sums?.purses.find(p => p.id === id)?.amountFen ?? '0'
            set({ ...rules, expected: [...rows, { source, giverCode, amountFen }] })
          }}
        />
      ) : null}
    </Rule>
  )
}

const TAIL_YEARS = 2

/** The next years, and whichever the library or the rules speak of. */
const tailYears = (year: number, rules: RuleSet, sums: YearSums | undefined): string[] => [
  ...new Set(
    [
      ...Array.from({ length: TAIL_YEARS }, (_, i) => String(year + 1 + i)),
      ...(sums?.tails ?? []).map(tail => String(tail.year)),
      ...Object.keys(rules.tails),
    ].sort(),
  ),
]

function Tails({ rules, set, disabled, year, sums }: RuleProps) {
  const { t } = useWords()
  const bound = (sums?.tails ?? []).map(({ year: y, fen }) => ({
    zh: `${y} 年 ${moneyWords(fen).zh}`,
    en: `${moneyWords(fen).en} of ${y}`,
  }))
  return (
    <Rule
      title={t('后续年度资金上限', 'What may be bound of later years')}
      help={t(
        '跨年项目占用以后年度的资金；不填为不限。',
        'Projects over several years bind later money; empty is no limit.',
      )}
    >
      <div className="rule-pairs">
        {tailYears(year, rules, sums).map(y => (
          <WanInput
            key={y}
            label={t(`${y} 年后续资金上限`, `Limit of ${y}`)}
            placeholder={t(`${y} 年`, y)}
            fen={rules.tails[y]}
            disabled={disabled}
            onChange={fen => {
              const { [y]: _, ...others } = rules.tails
              set({ ...rules, tails: fen === undefined ? others : { ...others, [y]: fen } })
            }}
          />
        ))}
      </div>
      {bound.length ? (
        <p className="soft small">
          {t(
            `在库方案最多占用：${bound.map(b => b.zh).join('，')}。`,
            `The library could bind at most ${bound.map(b => b.en).join(', ')}.`,
          )}
        </p>
      ) : null}
    </Rule>
  )
}

function Pins({ rules, set, disabled, titles }: RuleProps) {
  const { t } = useWords()
  if (!rules.pinned.length && !rules.forbidden.length) return null
  const list = (key: 'pinned' | 'forbidden', words: string): ReactNode =>
    rules[key].map(id => (
      <li key={id}>
        {words}
        {titles.get(id) ?? id.slice(-6)}{' '}
        <Button
          size="small"
          type="text"
          disabled={disabled}
          onClick={() => set({ ...rules, [key]: rules[key].filter(x => x !== id) })}
        >
          {t('取消', 'Remove')}
        </Button>
      </li>
    ))
  return (
    <Rule title={t('指定的项目', 'Pinned and forbidden')}>
      <ul className="why-list">
        {list('pinned', t('入选：', 'in: '))}
        {list('forbidden', t('不选：', 'out: '))}
      </ul>
    </Rule>
  )
}

function Effort({ rules, set, disabled }: RuleProps) {
  const { t } = useWords()
  return (
    <Rule
      title={t('测算精度与时限', 'How exact, how long')}
      help={t(
        '证明离最优不超过这一差距即停止；到时限则取当时最好的方案。',
        'It stops when proven within this distance of the best, or at the time limit with the best so far.',
      )}
    >
      <div className="rule-pairs">
        <label>
          <span>{t('差距（%）', 'Distance (%)')}</span>
          <InputNumber<number>
            min={0}
            max={20}
            step={0.1}
            value={rules.gap * 100}
            disabled={disabled}
            style={{ width: '100%' }}
            onChange={v => set({ ...rules, gap: (v ?? 0) / 100 })}
          />
        </label>
        <label>
          <span>{t('时限（秒）', 'Time limit (seconds)')}</span>
          <InputNumber<number>
            min={1}
            max={600}
            precision={0}
            value={rules.seconds}
            disabled={disabled}
            style={{ width: '100%' }}
            onChange={v => set({ ...rules, seconds: v ?? 60 })}
          />
        </label>
      </div>
    </Rule>
  )
}
