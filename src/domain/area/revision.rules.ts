/** May areas be renamed, merged or split like this? Facts in, reasons out. */
import type { Reason } from '../../kernel/reason.ts'
import { levelOf, stemOf } from './area.rules.ts'
import type { Level } from './area.rules.ts'

export type RevisionKind = 'renamed' | 'merged' | 'split'

export interface Part {
  readonly code: string
  readonly name: string
}

export interface RevisionFacts {
  readonly kind: RevisionKind
  readonly onDate: string
  readonly today: string
  /** The areas that end or change their name, as they are now, with how many living areas lie directly below. */
  readonly before: readonly { readonly code: string; readonly validFrom: string; readonly children: number }[]
  /** What they become. */
  readonly after: readonly Part[]
  /** Codes among `after` that other areas have or had already. */
  readonly taken: readonly string[]
}

const reason = (code: string, zh: string, en: string): Reason => ({ code, words: { zh, en } })

/** `150125101` for a village, `150125` for a township: new parts stay under the same parent. */
const parentStem = (code: string): string => stemOf(code).slice(0, -3)

const REVISABLE: readonly Level[] = ['township', 'village']

function counted({ kind, before, after }: RevisionFacts): Reason[] {
  const fits = {
    renamed: before.length === 1 && after.length === 1,
    merged: before.length > 1 && after.length === 1,
    split: before.length === 1 && after.length > 1,
  }[kind]
  return fits
    ? []
    : [
        reason(
          'area.count',
          '更名为一改一，合并为多改一，拆分为一改多。',
          'A renaming is one to one, a merger many to one, a split one to many.',
        ),
      ]
}

function placed({ kind, before, after }: RevisionFacts): Reason[] {
  const codes = [...before, ...after].map(a => a.code)
  if (kind === 'renamed')
    return codes[0] === codes[1]
      ? []
      : [reason('area.codeChanged', '更名不改变代码。', 'A renaming keeps the code.')]
  const levels = new Set(codes.map(levelOf))
  if (levels.size > 1 || !REVISABLE.includes([...levels][0]!))
    return [
      reason(
        'area.level',
        '只能在同一层级合并或拆分苏木乡镇、嘎查村。',
        'Only townships or villages are merged or split, within one level.',
      ),
    ]
  if (new Set(codes.map(parentStem)).size > 1)
    return [
      reason('area.parent', '合并或拆分应在同一上级之内。', 'Mergers and splits stay under one parent.'),
    ]
  return []
}

/** Facts and lower areas keep the codes they were recorded under, so that a parent with living parts cannot end. */
function free({ kind, before, taken }: RevisionFacts): Reason[] {
  const found = taken.length
    ? [
        reason(
          'area.taken',
          `代码已被使用：${taken.join('、')}。`,
          `Codes in use already: ${taken.join(', ')}.`,
        ),
      ]
    : []
  if (kind !== 'renamed' && before.some(a => a.children > 0))
    found.push(reason('area.children', '请先处理其所辖的嘎查村。', 'Deal with its villages first.'))
  return found
}

function dated({ onDate, today, before }: RevisionFacts): Reason[] {
  if (onDate > today) return [reason('area.future', '日期不能晚于今天。', 'The date lies in the future.')]
  return before.some(a => a.validFrom >= onDate)
    ? [reason('area.order', '日期应晚于上一次调整。', 'The date must come after the last revision.')]
    : []
}

/** Why a revision is refused; empty when it may be made. */
export function refusalsOf(facts: RevisionFacts): readonly Reason[] {
  return [...counted(facts), ...placed(facts), ...free(facts), ...dated(facts)]
}
