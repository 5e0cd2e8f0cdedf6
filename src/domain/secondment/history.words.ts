import type { HistoryFields } from '../../kernel/history.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS, TERM_CHANGES } from './posting.terms.ts'
import { POSTING_COLUMNS } from './posting.words.ts'

const POSTING = {
  ...POSTING_COLUMNS,
  personName: { ...POSTING_COLUMNS.personName, personal: true },
  kind: { ...POSTING_COLUMNS.kind, terms: POSTING_KINDS },
  direction: { ...POSTING_COLUMNS.direction, terms: DIRECTIONS },
  origin: { ...POSTING_COLUMNS.origin, terms: ORIGINS },
  originNote: { zh: '选派方式说明', en: 'How it came about, in words' },
  areaCode: POSTING_COLUMNS.areaName,
  districtCode: POSTING_COLUMNS.districtName,
  batchCode: POSTING_COLUMNS.batchName,
  toOn: POSTING_COLUMNS.lastOn,
  change: { zh: '任期变更', en: 'Change of term', terms: TERM_CHANGES },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies HistoryFields

/** What the histories of postings tell: the roll's own columns. */
export const secondmentHistory: Readonly<Record<string, HistoryFields>> = {
  posting: POSTING,
  batch: {
    code: { zh: '批次代码', en: 'Code' },
    ordinal: { zh: '第几批', en: 'Ordinal' },
    giverCode: POSTING_COLUMNS.districtName,
    receiverCode: POSTING_COLUMNS.areaName,
    name: POSTING_COLUMNS.batchName,
    fromOn: POSTING_COLUMNS.fromOn,
    toOn: POSTING_COLUMNS.lastOn,
    source: { zh: '出处', en: 'Source' },
  },
}
