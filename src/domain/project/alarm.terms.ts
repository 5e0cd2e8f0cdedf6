/**
 * 预警: what an auditor would raise about projects, and what a gate waits for. A warning is raised by rows, never by an
 * opinion; one whose threshold nobody has entered is blocked and says so.
 */
import type { Word } from '../../kernel/words.ts'

export const ALARMS = {
  gate_overdue: { zh: '环节超期', en: 'Gate overdue' },
  fund_idle: { zh: '项目资金闲置', en: 'Project money idle' },
  no_linkage: { zh: '项目没有利益联结', en: 'Project without benefit linkage' },
  promise_unpaid: { zh: '约定收益未发放', en: 'Promise unpaid' },
  asset_idle: { zh: '资产闲置或流失', en: 'Asset idle or lost' },
  payment_without_project: { zh: '拨付未对应项目', en: 'Payment without a project' },
  change_open: { zh: '变更待批', en: 'Change waiting for approval' },
} as const satisfies Record<string, Word>

export type AlarmKind = keyof typeof ALARMS

/** Those whose rows are projects. */
export const PROJECT_ALARMS = [
  'gate_overdue',
  'fund_idle',
  'no_linkage',
  'change_open',
] as const satisfies readonly AlarmKind[]

/** What the next gate of a project waits for, and what its changes do. */
export const WAITS = {
  papers: { zh: '环节材料待补', en: 'Papers missing' },
  west: { zh: '待旗县签字', en: 'Waits for the banner’s signature' },
  east: { zh: '待东部方签字', en: 'Waits for the eastern signature' },
  consent: { zh: '变更待东部方同意', en: 'Change waits for the eastern consent' },
  decision: { zh: '变更待旗县批复', en: 'Change waits for the banner’s decision' },
} as const satisfies Record<string, Word>

export type Wait = keyof typeof WAITS
