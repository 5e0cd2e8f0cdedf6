/** Words for the keys of a grouped figure. */
import type { Basis, Indicator } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { bare } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import type { By } from '../../kernel/figure.ts'

const same = (text: string): Word => ({ zh: text, en: text })
const NONE: Word = { zh: '未注明', en: 'not stated' }

/** What an indicator calls one of its kinds. */
export function kindWordsOf(indicator: Indicator, code: string | null): Word | null {
  const words = code ? indicator.kinds?.[code] : undefined
  return words ? bare(words) : null
}

export async function namesOf(
  tx: Tx,
  indicator: Indicator,
  by: readonly By[],
  keys: readonly string[],
): Promise<Map<string, Word>> {
  const parts = keys.map(key => key.split('|'))
  const placed = by.flatMap((b, i) => (b === 'area' || b === 'giver' ? parts.map(p => p[i] ?? '') : []))
  const areas = placed.length ? await areaNames(tx, placed) : new Map<string, string>()
  const word = (b: By, code: string): Word => {
    if (b === 'area' || b === 'giver') return code ? same(areas.get(code) ?? code) : NONE
    if (b === 'kind') return kindWordsOf(indicator, code) ?? (code ? same(code) : NONE)
    if (b === 'basis') return BASIS_WORDS[code as Basis]
    return b === 'year' ? { zh: `${code}年`, en: code } : same(code)
  }
  return new Map(
    keys.map((key, k) => {
      const words = by.map((b, i) => word(b, parts[k]![i] ?? ''))
      return [key, { zh: words.map(w => w.zh).join(' · '), en: words.map(w => w.en).join(' · ') }]
    }),
  )
}
