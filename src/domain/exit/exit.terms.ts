/**
 * 出列/摘帽: a village or banner designated as poor is declared out by a document, in the round of a year, and may be
 * declared to have returned. What counts is the last declaration that was not withdrawn. 厅字〔2016〕16号;
 * the banners' announcement of 2020-03-04. A round published as a month is kept on the month's last day.
 */
import type { Word } from '../../kernel/words.ts'

export const OBJECTS = {
  village: { zh: '贫困嘎查村', en: 'Poor village' },
  banner: { zh: '贫困旗县', en: 'Poor banner' },
} as const satisfies Record<string, Word>

export const DECLARATIONS = {
  exited: { zh: '退出', en: 'Out' },
  returned: { zh: '返贫', en: 'Returned' },
} as const satisfies Record<string, Word>

export const DESIGNATION_LEVELS = {
  national: { zh: '国家级', en: 'National' },
  regional: { zh: '自治区级', en: 'Regional' },
} as const satisfies Record<string, Word>

export const STATES = {
  poor: { zh: '未退出', en: 'Not out' },
  exited: { zh: '已退出', en: 'Out' },
  returned: { zh: '返贫', en: 'Returned' },
} as const satisfies Record<string, Word>

export type ExitObject = keyof typeof OBJECTS
export type DeclarationKind = keyof typeof DECLARATIONS
export type DesignationLevel = keyof typeof DESIGNATION_LEVELS
/** What the rules ask: a returned area is as poor as one that never came out. */
export type ExitState = Exclude<keyof typeof STATES, 'returned'>

/** The parameter that an incidence is held against. */
export const MAX_INCIDENCE = {
  village: 'village_exit.max_incidence',
  banner: 'county_exit.max_incidence',
} as const satisfies Record<ExitObject, string>
