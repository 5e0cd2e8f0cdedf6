/** A plan as draft allocations: which appropriation gives what to which banner, to the fen; and who may decide. Pure. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Source } from '../fund/fund.terms.ts'
import { wan, yuanOf } from './portfolio.rules.ts'
import { purseId } from './purse.rules.ts'
import type { Decision, TakeOverState } from './scenario.terms.ts'

/** An appropriation with what is left of it, oldest first. */
export interface Lot {
  readonly county: string
  readonly id: string
  readonly source: Source
  readonly giverCode: string
  readonly leftFen: bigint
}

export interface BannerDraw {
  readonly banner: string
  readonly purse: string
  readonly fen: bigint
}

export interface DraftLine {
  readonly banner: string
  readonly appropriationCounty: string
  readonly appropriationId: string
  readonly source: Source
  readonly giverCode: string
  readonly amountFen: bigint
}

export interface Draft {
  readonly lines: readonly DraftLine[]
  /** Purses whose appropriations do not hold what the plan draws on them. */
  readonly short: readonly { readonly purse: string; readonly fen: bigint }[]
}

/** The oldest appropriation of a purse is used up first. */
export function draftOf(draws: readonly BannerDraw[], lots: readonly Lot[]): Draft {
  const lines: DraftLine[] = []
  const short: { purse: string; fen: bigint }[] = []
  for (const purse of new Set(draws.map(d => d.purse))) {
    const own = lots
      .filter(l => purseId(l.source, l.giverCode) === purse)
      .map(l => ({ lot: l, left: l.leftFen }))
    for (const draw of draws.filter(d => d.purse === purse)) {
      let needed = draw.fen
      for (const one of own) {
        const fen = needed < one.left ? needed : one.left
        if (fen <= 0n) continue
        one.left -= fen
        needed -= fen
        const { county, id, source, giverCode } = one.lot
        lines.push({
          banner: draw.banner,
          appropriationCounty: county,
          appropriationId: id,
          source,
          giverCode,
          amountFen: fen,
        })
      }
      if (needed > 0n) short.push({ purse, fen: needed })
    }
  }
  return { lines, short: summed(short) }
}

function summed(list: readonly { purse: string; fen: bigint }[]): { purse: string; fen: bigint }[] {
  const sums = new Map<string, bigint>()
  for (const { purse, fen } of list) sums.set(purse, (sums.get(purse) ?? 0n) + fen)
  return [...sums].map(([purse, fen]) => ({ purse, fen }))
}

export interface ProposalFacts {
  readonly solved: boolean
  /** The rules were changed after the solution. */
  readonly isOld: boolean
  readonly proposed: boolean
  readonly short: readonly { readonly words: { zh: string; en: string }; readonly fen: bigint }[]
}

const money = (fen: bigint): string => (Math.ceil(wan(fen) * 100) / 100).toLocaleString('en-US')

export function mayPropose(facts: ProposalFacts): readonly Reason[] {
  const reasons: Reason[] = []
  if (!facts.solved)
    reasons.push(
      reason('takeOver.unsolved', '还没有可采用的测算结果。', 'There is no plan to take over yet.'),
    )
  if (facts.isOld)
    reasons.push(
      reason(
        'takeOver.old',
        '规则改动后还没有重新测算，请先测算。',
        'The rules changed after it was solved; solve it again first.',
      ),
    )
  if (facts.proposed) reasons.push(reason('takeOver.twice', '已经提出采用。', 'It was proposed already.'))
  for (const { words, fen } of facts.short)
    reasons.push({
      code: 'takeOver.short',
      words: {
        zh: '{what}尚未下达的部分不能分配，差 {fen} 万元；请先下达或减少预计资金。',
        en: 'What {what} has not appropriated cannot be allocated: {yuan} yuan are missing. Appropriate first or expect less.',
      },
      values: { what: words.zh, fen: money(fen), yuan: yuanOf(fen) },
    })
  return reasons
}

export interface DecisionFacts {
  readonly state: TakeOverState
  readonly decision: Decision
  readonly proposedBy: string
  readonly deciding: string
  readonly hasReason: boolean
}

const FROM: Readonly<Record<Decision, TakeOverState>> = {
  approve: 'proposed',
  return: 'proposed',
  undo: 'approved',
}

/** 一人提出、另一人批准: nobody approves what he proposed himself. */
export function mayDecide(facts: DecisionFacts): readonly Reason[] {
  const reasons: Reason[] = []
  if (facts.state !== FROM[facts.decision])
    reasons.push(
      reason(
        'takeOver.state',
        '当前状态不能这样办理，请刷新。',
        'Its state does not allow this; reload the page.',
      ),
    )
  if (facts.decision === 'approve' && facts.proposedBy === facts.deciding)
    reasons.push(
      reason(
        'takeOver.own',
        '提出人不能批准自己的方案，请由另一人批准。',
        'Whoever proposed it may not approve it; another person does.',
      ),
    )
  if (facts.decision !== 'approve' && !facts.hasReason)
    reasons.push(reason('takeOver.reason', '请写明理由。', 'State the reason.'))
  return reasons
}
