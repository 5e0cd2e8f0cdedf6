/** May this village or banner be declared out, or returned? Facts in, reasons out. */
import type { Reason } from '../../kernel/reason.ts'
import type { DeclarationKind, ExitObject, ExitState } from './exit.terms.ts'

export interface ExitFacts {
  readonly object: ExitObject
  readonly kind: DeclarationKind
  readonly onDate: string
  /** 退出年度 */
  readonly round: number
  readonly today: string
  /** Null when the area was never designated as poor. */
  readonly designated: { readonly year: number | null } | null
  /** What the last declaration that stands says; `poor` when there is none. */
  readonly state: ExitState
  /** The day of that last declaration. */
  readonly lastOn: string | null
  /** 贫困发生率 as declared (0–1). */
  readonly incidence: number | null
  /** The highest incidence allowed, with its source; null when the parameter is empty. */
  readonly maxIncidence: { readonly value: number; readonly source: string } | null
}

export interface Verdict {
  readonly ok: boolean
  /** Why it is refused. */
  readonly reasons: readonly Reason[]
  /** What could not be checked automatically, and why. */
  readonly notes: readonly Reason[]
}

const reason = (code: string, zh: string, en: string, values?: Reason['values']): Reason => ({
  code,
  words: { zh, en },
  ...(values ? { values } : {}),
})

function dated(f: ExitFacts): Reason[] {
  const found: Reason[] = []
  if (f.onDate > f.today)
    found.push(reason('exit.future', '日期不能晚于今天。', 'The date lies in the future.'))
  if (f.lastOn !== null && f.onDate <= f.lastOn)
    found.push(
      reason(
        'exit.beforeLast',
        '日期应晚于上一次公告（{lastOn}）。',
        'The date must come after the last declaration ({lastOn}).',
        { lastOn: f.lastOn },
      ),
    )
  const year = f.designated?.year
  if (year && f.onDate <= `${year}-12-31`)
    found.push(
      reason(
        'exit.beforeDesignation',
        '日期应晚于识别年度（{year}）。',
        'The date must come after the year of designation ({year}).',
        { year },
      ),
    )
  if (f.round > Number(f.onDate.slice(0, 4)))
    found.push(
      reason(
        'exit.roundAhead',
        '退出年度不能晚于公告日期所在年度。',
        'The round lies after the year of the date.',
      ),
    )
  return found
}

function stated(f: ExitFacts): Reason[] {
  if (!f.designated)
    return [
      reason(
        'exit.notDesignated',
        '该地未被识别为贫困村或贫困旗县，请先登记识别。',
        'It was never designated as poor; register the designation first.',
      ),
    ]
  if (f.kind === 'exited' && f.state === 'exited')
    return [reason('exit.alreadyOut', '该地已经退出。', 'It is out already.')]
  if (f.kind === 'returned' && f.state === 'poor')
    return [
      reason('exit.notOut', '该地尚未退出，不能登记返贫。', 'It is not out, so it cannot have returned.'),
    ]
  return []
}

const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`

/** Below the line, as the announcement says (贫困发生率低于 3 %); equal is not below. */
function incidence(f: ExitFacts): Pick<Verdict, 'reasons' | 'notes'> {
  if (f.kind !== 'exited') return { reasons: [], notes: [] }
  if (!f.maxIncidence)
    return {
      reasons: [],
      notes: [
        reason(
          'exit.lineEmpty',
          '贫困发生率上限尚未填写，未作自动核对。',
          'The highest incidence is not entered as a parameter, so it was not checked.',
        ),
      ],
    }
  if (f.incidence === null)
    return {
      reasons: [],
      notes: [
        reason(
          'exit.incidenceMissing',
          '未填贫困发生率，未作自动核对。',
          'No incidence was given, so it was not checked.',
        ),
      ],
    }
  const values = {
    incidence: percent(f.incidence),
    max: percent(f.maxIncidence.value),
    source: f.maxIncidence.source,
  }
  if (f.incidence < f.maxIncidence.value) return { reasons: [], notes: [] }
  return {
    reasons: [
      reason(
        'exit.incidenceTooHigh',
        '贫困发生率 {incidence} 未低于上限 {max}（{source}）。',
        'The incidence of {incidence} is not below {max} ({source}).',
        values,
      ),
    ],
    notes: [],
  }
}

/** Refused only for what is certain; what cannot be checked is left to the office and said so. */
export function mayDeclare(facts: ExitFacts): Verdict {
  const line = incidence(facts)
  const reasons = [...stated(facts), ...dated(facts), ...line.reasons]
  return { ok: reasons.length === 0, reasons, notes: line.notes }
}
