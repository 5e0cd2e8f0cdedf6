import type { HistoryFields } from '../../kernel/history.ts'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import { DECLARATIONS, DESIGNATION_LEVELS, OBJECTS } from './exit.terms.ts'
import { VILLAGE_COLUMNS } from './exit.words.ts'

const COMMON = {
  areaCode: { zh: '地区', en: 'Area' },
  object: { zh: '对象', en: 'Object', terms: OBJECTS },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies HistoryFields

/** What the histories of designations and exits tell: the lists' own columns. */
export const exitHistory: Readonly<Record<string, HistoryFields>> = {
  designation: {
    ...COMMON,
    level: { ...VILLAGE_COLUMNS.designatedLevel, terms: DESIGNATION_LEVELS },
    year: VILLAGE_COLUMNS.designatedYear,
  },
  exit: {
    ...COMMON,
    kind: { zh: '公告事项', en: 'Declared', terms: DECLARATIONS },
    round: VILLAGE_COLUMNS.exitRound,
    onDate: VILLAGE_COLUMNS.exitOn,
    incidence: VILLAGE_COLUMNS.incidence,
    basis: { zh: '依据', en: 'Basis', terms: BASIS_WORDS },
  },
}
