/**
 * A unit is part of an indicator's type: 人 and 人次 can never print as one another (domain §0.1).
 * `scale`: how many stored integers make one of the unit (fen per yuan).
 */
import type { Word } from './words.ts'

export interface Unit extends Word {
  readonly scale: number
  /** What a distinct count of this unit counts; none for person-times and money. */
  readonly distinct?: 'person' | 'household' | 'area' | 'project' | 'asset'
}

export const UNITS = {
  CNY: { zh: '元', en: 'yuan', scale: 100 },
  household: { zh: '户', en: 'households', scale: 1, distinct: 'household' },
  person: { zh: '人', en: 'people', scale: 1, distinct: 'person' },
  personTime: { zh: '人次', en: 'person-times', scale: 1 },
  village: { zh: '个嘎查村', en: 'villages', scale: 1, distinct: 'area' },
  banner: { zh: '个旗县', en: 'banners', scale: 1, distinct: 'area' },
  project: { zh: '个项目', en: 'projects', scale: 1, distinct: 'project' },
  asset: { zh: '项资产', en: 'assets', scale: 1, distinct: 'asset' },
  payment: { zh: '笔', en: 'payments', scale: 1 },
} as const satisfies Record<string, Unit>

export type UnitCode = keyof typeof UNITS
