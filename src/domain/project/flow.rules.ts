/** Flows folded into ribbons: each column's ribbons add up to the same sum, because each is a sum of the same flows. */
export interface Leaf {
  readonly source: string
  readonly county: string
  readonly category: string | null
  readonly projectId: string | null
  readonly fen: bigint
}

/** What is asked of the rows behind a ribbon. */
export interface Ends {
  readonly source?: string
  readonly banner?: string
  readonly category?: string
  readonly project?: string
}

export interface Ribbon {
  readonly from: string
  readonly to: string
  readonly fen: bigint
  readonly ends: Ends
}

/** Between which columns a ribbon lies. */
export type Step = 'source' | 'banner' | 'project'

function ribbonOf(leaf: Leaf, step: Step): Omit<Ribbon, 'fen'> | null {
  const { source, county: banner } = leaf
  const category = leaf.category ?? 'none'
  if (step === 'source') return { from: `source/${source}`, to: `banner/${banner}`, ends: { source, banner } }
  if (step === 'banner')
    return { from: `banner/${banner}`, to: `category/${category}`, ends: { banner, category } }
  if (!leaf.projectId) return null
  const ends = { banner, category, project: leaf.projectId }
  return { from: `category/${category}`, to: `project/${leaf.projectId}`, ends }
}

/** The ribbons of one step, the widest first. */
export function ribbons(leaves: readonly Leaf[], step: Step): Ribbon[] {
  const found = new Map<string, Ribbon>()
  for (const leaf of leaves) {
    const ribbon = ribbonOf(leaf, step)
    if (!ribbon) continue
    const key = `${ribbon.from} ${ribbon.to}`
    found.set(key, { ...ribbon, fen: (found.get(key)?.fen ?? 0n) + leaf.fen })
  }
  return [...found.values()].sort((a, b) => (a.fen < b.fen ? 1 : a.fen > b.fen ? -1 : a.to < b.to ? -1 : 1))
}
