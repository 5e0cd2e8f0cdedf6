/** Why a banner's sum in a plan lies where it does against its baseline: every departure is explained. Pure. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import { fairFloor, absorbable, wan, yuanOf } from './portfolio.rules.ts'
import type { Plan, Question } from './portfolio.terms.ts'

const money = (fen: bigint): string => (Math.round(wan(fen) * 100) / 100).toLocaleString('en-US')

/** Within this share of the baseline nothing departs. */
const CLOSE = 0.005

interface Yield {
  readonly costFen: bigint
  readonly households: number
}

const sumOf = (question: Question, taken: ReadonlySet<string>, banner?: string): Yield =>
  question.variants
    .filter(v => taken.has(v.id) && (!banner || v.banner === banner))
    .reduce((s, v) => ({ costFen: s.costFen + v.costFen, households: s.households + v.households }), {
      costFen: 0n,
      households: 0,
    })

const rateOf = ({ costFen, households }: Yield): number => (costFen > 0n ? households / wan(costFen) : 0)

/** The cheapest variant that could still be added: a limit that leaves less room than this binds. */
function step(question: Question, taken: ReadonlySet<string>, banner: string): bigint {
  const projects = new Set(question.variants.filter(v => taken.has(v.id)).map(v => v.projectId))
  const rest = question.variants.filter(v => v.banner === banner && !projects.has(v.projectId))
  return rest.reduce((least, v) => (least === 0n || v.costFen < least ? v.costFen : least), 0n)
}

export function departureReasons(question: Question, plan: Plan, banner: string): readonly Reason[] {
  const taken = new Set(plan.taken)
  const own = sumOf(question, taken, banner)
  const baseline = question.baseline[banner]
  if (baseline === undefined) return []
  const gapFen = own.costFen - baseline
  if (Math.abs(wan(gapFen)) <= CLOSE * wan(baseline)) return []
  return gapFen < 0n
    ? below(question, taken, banner, own, plan, baseline)
    : above(question, taken, banner, own, plan)
}

function below(
  question: Question,
  taken: ReadonlySet<string>,
  banner: string,
  own: Yield,
  plan: Plan,
  baseline: bigint,
): Reason[] {
  const reasons: Reason[] = []
  const most = absorbable(question, banner)
  if (most < baseline)
    reasons.push(
      reason(
        'departure.library',
        '库内可安排的项目最多用 {most} 万元，低于基数。',
        'The projects of its library can take at most {yuan} yuan, less than the baseline.',
        { most: money(most), yuan: yuanOf(most) },
      ),
    )
  const { ceilingFen } = question.wishes.banners[banner] ?? {}
  if (ceilingFen !== undefined && ceilingFen - own.costFen <= step(question, taken, banner))
    reasons.push(
      reason('departure.ceiling', '受设定的上限约束。', 'The ceiling that was set keeps it there.'),
    )
  const floor = fairFloor(question, banner)
  if (floor > 0n && own.costFen - floor <= step(question, taken, banner))
    reasons.push(
      reason(
        'departure.fairness',
        '只按公平下限安排：同样的钱在别处带动更多户。',
        'It gets its fair least share: the same money reaches more households elsewhere.',
      ),
    )
  if (!reasons.length) reasons.push(rateReason(own, sumOf(question, taken), 'less'))
  return [...reasons, ...bound(question, plan, banner)]
}

function above(
  question: Question,
  taken: ReadonlySet<string>,
  banner: string,
  own: Yield,
  plan: Plan,
): Reason[] {
  const reasons: Reason[] = []
  const { floorFen } = question.wishes.banners[banner] ?? {}
  if (floorFen !== undefined && own.costFen - floorFen <= step(question, taken, banner))
    reasons.push(reason('departure.floor', '受设定的下限约束。', 'The floor that was set keeps it there.'))
  const pinned = question.variants.filter(
    v => v.banner === banner && taken.has(v.id) && question.wishes.pinned.includes(v.id),
  )
  const fen = pinned.reduce((s, v) => s + v.costFen, 0n)
  if (pinned.length)
    reasons.push(
      reason(
        'departure.pinned',
        '有 {n} 个指定入选的项目，共 {fen} 万元。',
        '{n} projects were pinned, of {yuan} yuan together.',
        { n: pinned.length, fen: money(fen), yuan: yuanOf(fen) },
      ),
    )
  reasons.push(rateReason(own, sumOf(question, taken), 'more'))
  return [...reasons, ...bound(question, plan, banner)]
}

/** Money that may go nowhere else. */
function bound({ purses }: Question, plan: Plan, banner: string): Reason[] {
  const tied = plan.draws
    .filter(d => d.banner === banner && purses.find(p => p.id === d.purse)?.banners)
    .reduce((sum, d) => sum + d.fen, 0n)
  return tied > 0n
    ? [
        reason(
          'departure.tied',
          '其中 {fen} 万元是只能用于结对旗县的资金。',
          'Of it {yuan} yuan may go to paired banners only.',
          { fen: money(tied), yuan: yuanOf(tied) },
        ),
      ]
    : []
}

const rateReason = (own: Yield, all: Yield, how: 'less' | 'more'): Reason => {
  const values = { own: rateOf(own).toFixed(2), all: rateOf(all).toFixed(2) }
  return rateOf(own) >= rateOf(all) === (how === 'more')
    ? reason(
        `departure.${how}`,
        how === 'more'
          ? '每万元带动 {own} 户，高于全部平均 {all} 户。'
          : '入选项目每万元带动 {own} 户，全部平均 {all} 户；其余项目效益更低。',
        how === 'more'
          ? '10,000 yuan reach {own} households here and {all} on average.'
          : '10,000 yuan reach {own} households here and {all} on average; its other projects do less.',
        values,
      )
    : reason(
        'departure.margin',
        '每万元带动 {own} 户（全部平均 {all} 户）；按效益递减和各来源资金的去向，这样安排总效益最大。',
        '10,000 yuan reach {own} households here ({all} on average); with diminishing returns and where each source may go, this does the most good.',
        values,
      )
}
