/**
 * 利益联结: a project's operator owes households rent, wages, dividends, a price … by a contract with terms and a schedule
 * (domain §5.7). Benefit of a household = what it was paid, never a declared number; each payment is a line of the
 * household's income of that year, so it is typed once.
 */
import type { Word } from '../../kernel/words.ts'
import type { IncomeLine } from '../household/income.terms.ts'

interface Type extends Word {
  /** Where a payment stands in the household's income statement. */
  readonly line: IncomeLine
  /** 认定分类: 工资性、资产性、经营性收益 */
  readonly class: 'wage' | 'asset' | 'business'
}

export const LINKAGE_TYPES = {
  land_lease: { zh: '土地流转租金', en: 'Rent of land', line: 'c2', class: 'asset' },
  wage: { zh: '劳务工资', en: 'Wages', line: 'a1', class: 'wage' },
  public_post: { zh: '公益岗位', en: 'Public post', line: 'a4', class: 'wage' },
  dividend: { zh: '资产收益分红', en: 'Dividend of assets', line: 'c1', class: 'asset' },
  custody: { zh: '托养代养', en: 'Livestock kept by others', line: 'c4', class: 'asset' },
  calf_return: { zh: '放母还犊', en: 'Calf returned for a cow', line: 'b2', class: 'business' },
  purchase: { zh: '订单收购', en: 'Purchase by order', line: 'b1', class: 'business' },
  price_floor: { zh: '保价收购', en: 'Purchase at a guaranteed price', line: 'b1', class: 'business' },
  menu: { zh: '菜单式到户', en: 'Chosen by the household', line: 'b4', class: 'business' },
  seed_skill: { zh: '免费籽种技术', en: 'Free seed and advice', line: 'b1', class: 'business' },
  asset_rent: { zh: '村级资产出租', en: 'Village assets let', line: 'c1', class: 'asset' },
} as const satisfies Record<string, Type>

export type LinkageType = keyof typeof LINKAGE_TYPES
