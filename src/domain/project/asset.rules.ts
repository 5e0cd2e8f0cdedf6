/** What may be registered, how an asset's state may change, and how a return may be shared out. Fen. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import { ASSET_STATES, FINAL } from './asset.terms.ts'
import type { AssetClass, AssetState, Ownership } from './asset.terms.ts'

export interface AssetFacts {
  readonly class: AssetClass
  readonly ownership: Ownership
  readonly registeredOn: string
  readonly today: string
  /** Whether the project has passed 建设. */
  readonly built: boolean
  /** Σ of what is registered for the project with this one, against what it was funded with. */
  readonly totalFen: bigint
  readonly fundedFen: bigint
}

export function mayRegister(f: AssetFacts): Reason[] {
  const found: Reason[] = []
  if (!f.built)
    found.push(
      reason(
        'asset.notBuilt',
        '项目尚未通过“建设”环节，不能登记资产。',
        'The project has not passed construction; nothing is built yet.',
      ),
    )
  if (f.registeredOn > f.today)
    found.push(reason('asset.future', '登记日期不能晚于今天。', 'The date lies in the future.'))
  if (f.class === 'household' && f.ownership !== 'household')
    found.push(
      reason('asset.owner', '到户类资产归农牧户所有。', 'A household asset belongs to the household.'),
    )
  if (f.totalFen > f.fundedFen)
    found.push(
      reason(
        'asset.beyond',
        '资产原值合计超过项目投入。',
        'Assets are worth more than the project was funded with.',
      ),
    )
  return found
}

export function mayBecome(
  from: AssetState,
  to: AssetState,
  day: { readonly onDate: string; readonly lastOn: string; readonly today: string },
  hasReason: boolean,
): Reason[] {
  const found: Reason[] = []
  if (from === to)
    found.push(
      reason(
        'asset.same',
        `资产已是“${ASSET_STATES[to].zh}”状态。`,
        `It is “${ASSET_STATES[to].en}” already.`,
      ),
    )
  if (FINAL.includes(from))
    found.push(
      reason('asset.gone', '资产已处置，状态不再变化。', 'It was disposed of; its state does not change.'),
    )
  if (day.onDate > day.today || day.onDate < day.lastOn)
    found.push(
      reason(
        'asset.date',
        '日期不能晚于今天，也不能早于上一次变动。',
        'The date lies in the future or before the last change.',
      ),
    )
  if (to !== 'in_use' && !hasReason)
    found.push(
      reason('asset.reason', '闲置、流失、处置须说明原因。', 'Say why it is idle, lost or disposed of.'),
    )
  return found
}

/** Never more is shared out than came in. */
export function mayDistribute(returnFen: bigint, sharedFen: bigint, askedFen: bigint): Reason[] {
  return sharedFen + askedFen <= returnFen
    ? []
    : [reason('asset.overShared', '分配合计超过该笔收益。', 'More is shared out than the return.')]
}
