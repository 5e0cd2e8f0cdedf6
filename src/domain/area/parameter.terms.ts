/** How well a parameter's value is known; shown beside it, because a rule is only as good as its line. */
import type { Word } from '../../kernel/words.ts'

export const PARAMETER_STATUS = {
  F: { zh: '有公开出处', en: 'found in a source' },
  R: { zh: '通行做法，待核', en: 'known practice, to be checked' },
  D: { zh: '推算', en: 'derived' },
  N: { zh: '未查到，待填报', en: 'not found, to be entered' },
} as const satisfies Record<string, Word>
