/** The filters over a ledger: each is a word of the address. */
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { useWords } from '../lang.tsx'
import { filtersIn } from './address.ts'
import { AreaPicker } from './AreaPicker.tsx'
import type { AreaLevel } from './AreaPicker.tsx'
import { useFilters } from './filters.ts'

export interface Option {
  readonly value: string
  readonly words: Word
}

/** `{ poor: {zh, en} }` → the options of a choice. */
export const choices = (list: Readonly<Record<string, Word>>): Option[] =>
  Object.entries(list).map(([value, words]) => ({ value, words }))

export interface Filter {
  readonly key: string
  readonly title: Word
  /** A choice. */
  readonly options?: readonly Option[]
  /** Without options: text, unless it is an area (searched by name, opened level by level), a year or a day. */
  readonly kind?: 'area' | 'year' | 'day'
  /** Of an area: the root of its tree, and the levels that can be chosen. */
  readonly under?: string
  readonly levels?: readonly AreaLevel[]
  /** What an unchosen choice means; 全部 otherwise. */
  readonly none?: Word
  /** What the list shows while the address says nothing. */
  readonly usual?: string
  /** Pixels; chosen by kind otherwise. */
  readonly width?: number
}

interface Props {
  readonly filters: readonly Filter[]
  /** Not taken away by 清除筛选. */
  readonly keep?: readonly string[]
  /** Names the form where a page has two. */
  readonly label?: Word
}

export function FilterBar({ filters, keep = [], label }: Props) {
  const { t } = useWords()
  const { values, set } = useFilters()
  const keys = filters.map(f => f.key).filter(k => !keep.includes(k))
  const some = Object.keys(filtersIn(values, keys)).length > 0
  if (!filters.length) return null
  return (
    <form
      className="filters no-print"
      role="search"
      aria-label={t(label ?? { zh: '筛选', en: 'Filters' })}
      onSubmit={e => e.preventDefault()}
    >
      {filters.map(f => (
        <One key={f.key} filter={f} value={values[f.key] ?? f.usual} set={value => set({ [f.key]: value })} />
      ))}
      {some ? (
        <Button type="link" onClick={() => set(Object.fromEntries(keys.map(k => [k, undefined])))}>
          {t('清除筛选', 'Clear')}
        </Button>
      ) : null}
    </form>
  )
}

interface OneProps {
  readonly filter: Filter
  readonly value: string | undefined
  set(value: string | undefined): void
}

function One({ filter, value, set }: OneProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="filter" style={{ width: filter.width ?? WIDTHS[kindOf(filter)] }}>
      <label htmlFor={id}>{t(filter.title)}</label>
      {control(filter, id, value, set, t)}
    </div>
  )
}

const kindOf = (f: Filter) => f.kind ?? (f.options ? 'choice' : 'text')
const WIDTHS = { area: 220, year: 110, day: 140, choice: 150, text: 220 } as const

function control(
  filter: Filter,
  id: string,
  value: string | undefined,
  set: OneProps['set'],
  t: (word: Word) => string,
): ReactNode {
  switch (kindOf(filter)) {
    case 'area':
      return (
        <AreaPicker
          id={id}
          value={value}
          under={filter.under}
          {...(filter.levels ? { levels: filter.levels } : {})}
          onChange={set}
        />
      )
    case 'year':
      return (
        <DatePicker
          id={id}
          picker="year"
          placeholder={t({ zh: '全部', en: 'All' })}
          value={value ? dayjs(`${value}-01-01`) : null}
          onChange={d => set(d ? String(d.year()) : undefined)}
        />
      )
    case 'day':
      return (
        <DatePicker
          id={id}
          placeholder={t({ zh: '不限', en: 'Any' })}
          value={value ? dayjs(value) : null}
          onChange={d => set(d ? d.format('YYYY-MM-DD') : undefined)}
        />
      )
    case 'choice':
      return (
        <Select
          id={id}
          allowClear
          placeholder={t(filter.none ?? { zh: '全部', en: 'All' })}
          value={value}
          onChange={set}
          popupMatchSelectWidth={false}
          options={(filter.options ?? []).map(o => ({ value: o.value, label: t(o.words) }))}
        />
      )
    default:
      return <Text key={value ?? ''} id={id} value={value ?? ''} set={set} />
  }
}

/** Goes into the address when Enter is pressed, the field is left or cleared. */
function Text({ id, value, set }: { id: string; value: string; set: OneProps['set'] }) {
  const [typed, setTyped] = useState(value)
  const commit = (text: string): void => {
    if (text.trim() !== value) set(text.trim() || undefined)
  }
  return (
    <Input
      id={id}
      allowClear
      maxLength={80}
      value={typed}
      onChange={e => {
        setTyped(e.target.value)
        if (!e.target.value) commit('')
      }}
      onPressEnter={() => commit(typed)}
      onBlur={() => commit(typed)}
    />
  )
}
