/**
 * 项目库: 村申报 → 乡镇审核 → 县审定入库, brought up to date every year (动态调整). 国开办发〔2018〕10号. A step is a dated
 * fact; the state is where the last step that stands leads to.
 */
import type { Word } from '../../kernel/words.ts'

export const LIBRARY_STATES = {
  proposed: { zh: '村级申报', en: 'Proposed by the village' },
  reviewed: { zh: '乡镇已审核', en: 'Reviewed by the township' },
  in_library: { zh: '已入库', en: 'In the library' },
  returned: { zh: '退回修改', en: 'Returned for correction' },
  removed: { zh: '已出库', en: 'Removed from the library' },
} as const satisfies Record<string, Word>

export type LibraryState = keyof typeof LIBRARY_STATES

interface Step extends Word {
  readonly from: readonly (LibraryState | null)[]
  readonly to: LibraryState
}

export const LIBRARY_STEPS = {
  propose: { zh: '村级申报', en: 'Proposed', from: [null, 'returned'], to: 'proposed' },
  review: { zh: '乡镇审核', en: 'Reviewed', from: ['proposed'], to: 'reviewed' },
  return: { zh: '退回', en: 'Returned', from: ['proposed', 'reviewed'], to: 'returned' },
  admit: { zh: '县级审定入库', en: 'Admitted', from: ['reviewed'], to: 'in_library' },
  update: { zh: '年度调整', en: 'Updated for the year', from: ['in_library'], to: 'in_library' },
  remove: { zh: '出库', en: 'Removed', from: ['in_library'], to: 'removed' },
} as const satisfies Record<string, Step>

export type LibraryStep = keyof typeof LIBRARY_STEPS

/** Steps that stand for a plan year (项目年度). */
export const YEARLY: readonly LibraryStep[] = ['admit', 'update']
