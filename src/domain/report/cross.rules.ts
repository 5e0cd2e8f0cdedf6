/** Groups of a figure by `period` or `period|kind` as rows and columns; nothing is added that the server did not fold. */
import type { Word } from '../../kernel/words.ts'
import type { Group } from '../../kernel/figure.ts'

export interface CrossPart {
  /** '' where the figure is not split. */
  readonly key: string
  readonly name: Word | null
  readonly values: readonly number[]
  readonly total: number
}

export interface Cross {
  readonly periods: readonly string[]
  readonly parts: readonly CrossPart[]
  readonly totals: readonly number[]
  readonly total: number
}

/** The second part of `2019 · 北京市级财政援助`, as the server words groups of two. */
const second = (name: Word): Word => ({
  zh: name.zh.split(/\s*[·|]\s*/).at(-1) ?? name.zh,
  en: name.en.split(/\s*[·|]\s*/).at(-1) ?? name.en,
})

export function crossed(groups: readonly Group[]): Cross {
  const cells = groups.map(g => {
    const [period = '', kind = ''] = g.key.split('|')
    return { period, kind, value: g.value ?? 0, name: g.key.includes('|') ? second(g.name) : null }
  })
  const periods = [...new Set(cells.map(c => c.period))].sort()
  const parts = [...new Set(cells.map(c => c.kind))].sort().map(kind => {
    const own = cells.filter(c => c.kind === kind)
    const values = periods.map(p => own.find(c => c.period === p)?.value ?? 0)
    return { key: kind, name: own[0]?.name ?? null, values, total: values.reduce((a, b) => a + b, 0) }
  })
  const totals = periods.map((_, i) => parts.reduce((sum, p) => sum + p.values[i]!, 0))
  return { periods, parts, totals, total: totals.reduce((a, b) => a + b, 0) }
}
