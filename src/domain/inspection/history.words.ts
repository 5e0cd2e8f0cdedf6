import type { HistoryFields } from '../../kernel/history.ts'
import type { Word } from '../../kernel/words.ts'
import { ALARMS } from './alarm.terms.ts'
import { ACTS, FINDING_KINDS, SEVERITIES, SUBJECTS } from './finding.terms.ts'
import { FINDING_COLUMNS } from './finding.words.ts'

const wordsOf = (terms: Readonly<Record<string, { readonly words: Word }>>): Readonly<Record<string, Word>> =>
  Object.fromEntries(Object.entries(terms).map(([code, term]) => [code, term.words]))

/** What the history of a finding tells: the ledger's own columns. */
export const inspectionHistory: Readonly<Record<string, HistoryFields>> = {
  finding: {
    ...FINDING_COLUMNS,
    areaCode: FINDING_COLUMNS.areaName,
    recordType: { ...FINDING_COLUMNS.recordType, terms: SUBJECTS },
    kind: { ...FINDING_COLUMNS.kind, terms: FINDING_KINDS },
    severity: { ...FINDING_COLUMNS.severity, terms: SEVERITIES },
    person: { ...FINDING_COLUMNS.person, personal: true },
    foundBy: { ...FINDING_COLUMNS.foundBy, personal: true },
    alarm: { zh: '来自预警', en: 'From the alarm', terms: wordsOf(ALARMS) },
    act: { zh: '办理', en: 'Step', terms: wordsOf(ACTS) },
    onDate: FINDING_COLUMNS.lastOn,
    note: { zh: '说明', en: 'Note' },
    byName: { zh: '办理人', en: 'By', personal: true },
    byRole: { zh: '办理人职务', en: 'By role' },
    fileId: { zh: '附件', en: 'File', given: true },
    ordinal: { zh: '序号', en: 'Ordinal' },
  },
}
