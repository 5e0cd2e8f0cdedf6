/**
 * Areas: 省 → 盟市 → 旗县 → 苏木乡镇 → 嘎查村, by the statistical division codes. A code range holds for one version of
 * an area; renamed, merged and split areas are followed through their successions. 结对 (pairing) is dated too, and says
 * how well it is known.
 */
import type { Word } from '../../kernel/words.ts'

export const LEVELS = {
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '盟市', en: 'League' },
  county: { zh: '旗县', en: 'Banner' },
  township: { zh: '苏木乡镇', en: 'Township' },
  village: { zh: '嘎查村', en: 'Village' },
} as const satisfies Record<string, Word>

export const PAIRING_STATUS = {
  found: { zh: '已核实', en: 'found in a source' },
  inferred: { zh: '推定', en: 'inferred' },
  recalled: { zh: '待核实', en: 'recalled, not verified' },
  unknown: { zh: '不详', en: 'unknown' },
} as const satisfies Record<string, Word>

export const REGION = '150000'

/** A filter by a place of the receiving side, whose offices keep the ledgers. */
export const RECEIVERS = {
  kind: 'area',
  under: REGION,
  levels: ['province', 'prefecture', 'county'],
} as const
export const BEIJING = '110000'
