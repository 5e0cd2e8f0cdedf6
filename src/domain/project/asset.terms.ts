/**
 * 扶贫项目资产: what a project left behind, registered at acceptance, whose it is and how it is doing (domain §5.8,
 * 国办函〔2021〕51号). The state is the last dated event; a return and how it was shared out are facts of a year.
 */
import type { Word } from '../../kernel/words.ts'

export const ASSET_CLASSES = {
  operating: { zh: '经营性资产', en: 'Operating asset' },
  public: { zh: '公益性资产', en: 'Public-benefit asset' },
  household: { zh: '到户类资产', en: 'Household asset' },
} as const satisfies Record<string, Word>

export const OWNERSHIPS = {
  state: { zh: '国有', en: 'State' },
  collective: { zh: '村集体所有', en: 'Village collective' },
  household: { zh: '农牧户所有', en: 'Household' },
} as const satisfies Record<string, Word>

/** 经营方式 */
export const OPERATIONS = {
  own: { zh: '自营', en: 'Run by the owner' },
  contracted: { zh: '承包', en: 'Contracted out' },
  leased: { zh: '租赁', en: 'Leased' },
  shares: { zh: '入股', en: 'Put in as shares' },
} as const satisfies Record<string, Word>

export const ASSET_STATES = {
  in_use: { zh: '在用', en: 'In use' },
  idle: { zh: '闲置', en: 'Idle' },
  lost: { zh: '流失', en: 'Lost' },
  disposed: { zh: '处置', en: 'Disposed of' },
} as const satisfies Record<string, Word>

/** 收益分配去向; proceeds left after public posts and upkeep serve small public works and development. */
export const USES = {
  households: { zh: '到户分红', en: 'To households' },
  public_posts: { zh: '公益岗位', en: 'Public posts' },
  upkeep: { zh: '管护', en: 'Upkeep' },
  public_works: { zh: '小型公益事业', en: 'Small public works' },
  development: { zh: '发展村集体经济', en: 'Development of the collective' },
} as const satisfies Record<string, Word>

export type AssetClass = keyof typeof ASSET_CLASSES
export type Ownership = keyof typeof OWNERSHIPS
export type Operation = keyof typeof OPERATIONS
export type AssetState = keyof typeof ASSET_STATES
export type Use = keyof typeof USES

/** From a state that cannot be left: what is disposed of is gone. */
export const FINAL: readonly AssetState[] = ['disposed']
