/** What another way to carry out a project must keep to. Facts in, reasons out. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'

export interface VariantFacts {
  readonly inLibrary: boolean
  readonly costFen: bigint
  readonly budgetFen: bigint
  readonly requiresItself: boolean
  /** How many of the projects that it names to come first are not in the banner's library. */
  readonly requiresUnknown: number
  /** The year of the library that it stands in. */
  readonly libraryYear: number | null
  readonly tailYears: readonly number[]
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
  if (facts.requiresUnknown)
    reasons.push(
      reason(
        'variant.requires',
        '前置项目应为本旗县的在库项目。',
        'What comes first must be projects of this banner’s library.',
      ),
    )
  if (facts.libraryYear !== null && facts.tailYears.some(year => year <= facts.libraryYear!))
    reasons.push(
      reason(
        'variant.tails',
        '后续年度应晚于入库年度 {year} 年。',
        'Later years come after {year}, the year of the library.',
        { year: facts.libraryYear },
      ),
    )
  if (new Set(facts.tailYears).size < facts.tailYears.length)
    reasons.push(reason('variant.tailTwice', '同一年度只填一次。', 'Each later year is named once.'))
  return reasons
}
