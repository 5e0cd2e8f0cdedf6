/** What another way to carry out a project must keep to. Facts in, reasons out. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'

export interface VariantFacts {
  readonly inLibrary: boolean
  readonly costFen: bigint
  readonly budgetFen: bigint
  readonly requiresItself: boolean
}

export function mayEnterVariant(facts: VariantFacts): readonly Reason[] {
  const reasons: Reason[] = []
  if (!facts.inLibrary)
    reasons.push(
      reason('variant.library', '项目不在库，不能登记备选方案。', 'The project is not in the library.'),
    )
  if (facts.costFen > facts.budgetFen)
    reasons.push(
      reason(
        'variant.cost',
        '所需资金超过项目投资规模，请先调整项目。',
        'It needs more than the project’s budget; change the project first.',
      ),
    )
  if (facts.requiresItself)
    reasons.push(reason('variant.itself', '不能以本项目为前置项目。', 'A project cannot come before itself.'))
  return reasons
}
