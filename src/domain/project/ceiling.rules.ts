/** How much may be paid for a project: a share of what is funded or contracted, by the last gate passed. Fen. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Gate, Stage } from './gate.terms.ts'
import { GATES, STAGES } from './gate.terms.ts'

export interface CeilingFacts {
  readonly passed: Readonly<Partial<Record<Gate, string>>>
  readonly retentionReleased: boolean
  readonly fundedFen: bigint
  /** Σ contracts; null while there is none. */
  readonly contractedFen: bigint | null
  /** `project.pay_ceiling` by stage as shares (0.3 = 30 %); null where nobody has entered it. */
  readonly shares: Readonly<Record<Stage, number | null>>
}

export interface Ceiling {
  readonly fen: bigint
  readonly stage: Stage | null
  /** What would raise it, or why it cannot be known. */
  readonly reasons: readonly Reason[]
}

const UNIT = 1_000_000
/** Rounded down: a ceiling is not exceeded by half a fen. */
const share = (base: bigint, part: number): bigint => (base * BigInt(Math.round(part * UNIT))) / BigInt(UNIT)

export function stageOf(f: Pick<CeilingFacts, 'passed' | 'retentionReleased'>): Stage | null {
  if (f.passed.acceptance) return f.retentionReleased ? 'retention' : 'acceptance'
  if (f.passed.construction) return 'progress'
  return f.passed.investment ? 'start' : null
}

/** The gate, or the event, that the next step up waits for. */
function nextUp(stage: Stage | null): Reason[] {
  if (stage === 'retention') return []
  if (stage === 'acceptance')
    return [
      reason(
        'ceiling.retention',
        '质保金须在登记质保期满后拨付。',
        'The retention is paid once its release is recorded.',
      ),
    ]
  const gate: Gate = stage === null ? 'investment' : stage === 'start' ? 'construction' : 'acceptance'
  return [
    reason(
      `ceiling.${gate}`,
      `通过“${GATES[gate].zh}”环节后方可继续拨付。`,
      `More can be paid once the gate “${GATES[gate].en}” is passed.`,
    ),
  ]
}

const unknown = (stage: Stage): Reason =>
  reason(
    'ceiling.parameter',
    `参数“拨付上限·${STAGES[stage].zh}”尚未填写，系统不作判定，暂不能拨付。`,
    `The parameter of the payment ceiling (${STAGES[stage].en}) is empty: nothing is decided and nothing paid.`,
  )

/** Of the last stage; the retention adds its share to that of the acceptance, never beyond the whole. */
function shareOf(stage: Stage, shares: CeilingFacts['shares']): number | null {
  const own = shares[stage]
  if (stage !== 'retention') return own
  return own === null || shares.acceptance === null ? null : Math.min(1, own + shares.acceptance)
}

/** What the shares are taken of: what is funded, or contracted if that is less. */
const baseOf = ({ contractedFen, fundedFen }: CeilingFacts): bigint =>
  contractedFen !== null && contractedFen < fundedFen ? contractedFen : fundedFen

/** The ceiling of every stage; null where its share is not entered. */
export const stageCeilings = (f: CeilingFacts): [Stage, bigint | null][] =>
  (Object.keys(STAGES) as Stage[]).map(stage => {
    const part = shareOf(stage, f.shares)
    return [stage, part === null || part < 0 || part > 1 ? null : share(baseOf(f), part)]
  })

export function ceilingOf(f: CeilingFacts): Ceiling {
  const stage = stageOf(f)
  if (!stage) return { fen: 0n, stage, reasons: nextUp(stage) }
  const part = shareOf(stage, f.shares)
  if (part === null || part < 0 || part > 1) return { fen: 0n, stage, reasons: [unknown(stage)] }
  return { fen: share(baseOf(f), part), stage, reasons: nextUp(stage) }
}

/** Whether a sum more may be paid. */
export const mayPay = (ceiling: Ceiling, paidFen: bigint, askedFen: bigint): boolean =>
  paidFen + askedFen <= ceiling.fen
