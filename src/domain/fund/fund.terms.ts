/**
 * 协作资金. Money of a *source* is appropriated by a document, allocated to banners, and paid under an allocation.
 * Sources are kept apart (domain §5.1): the headline 45.96 亿 counts municipal and district fiscal money only.
 * Invariants: Σ allocations ≤ appropriation; Σ payments ≤ allocation; postings are never changed, only reversed.
 */
import type { Word } from '../../kernel/words.ts'

export const SOURCES = {
  municipal: { zh: '北京市级财政援助', en: 'Beijing municipal budget' },
  district: { zh: '北京区级财政援助', en: 'Beijing district budget' },
  social_money: { zh: '社会捐款', en: 'Social donations in money' },
  social_kind: { zh: '社会捐物折价', en: 'Social donations in kind' },
  central: { zh: '中央财政专项', en: 'Central special funds' },
  region: { zh: '自治区财政专项', en: 'Regional special funds' },
  league: { zh: '盟市财政专项', en: 'League special funds' },
  banner: { zh: '旗县财政专项', en: 'Banner special funds' },
  integrated: { zh: '整合涉农资金', en: 'Integrated agricultural funds' },
  sector: { zh: '行业资金', en: 'Sector funds' },
  bond: { zh: '地方政府债', en: 'Local government bonds' },
  own: { zh: '银行及企业自筹', en: 'Bank and enterprise money' },
} as const satisfies Record<string, Word>

export type Source = keyof typeof SOURCES

/** What "北京市区两级财政" means. */
export const BEIJING_FISCAL = ['municipal', 'district'] as const satisfies readonly Source[]
