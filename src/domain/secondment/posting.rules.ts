/** Who is in post on a day, and which posting may be registered. Days are inclusive at both ends. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Direction, PostingKind, TermChange } from './posting.terms.ts'

export interface Term {
  readonly fromOn: string
  /** Last day, after extensions and early ends; null where the term has no known end. */
  readonly lastOn: string | null
}

export const inPost = (term: Term, on: string): boolean =>
  term.fromOn <= on && (term.lastOn === null || on <= term.lastOn)

export interface PostingFacts {
  readonly kind: PostingKind
  readonly direction: Direction
  readonly fromOn: string
  readonly toOn: string | null
  readonly today: string
  /** Whether the same person already holds the same post in an overlapping term. */
  readonly sameAgain: boolean
  /** Null when no batch is named. */
  readonly batch: { readonly known: boolean } | null
}

export function mayPost(f: PostingFacts): Reason[] {
  const found: Reason[] = []
  if (f.fromOn > f.today)
    found.push(
      reason('posting.future', '到任日期不能晚于今天。', 'The first day of the posting lies in the future.'),
    )
  if (f.toOn !== null && f.toOn < f.fromOn)
    found.push(reason('posting.endsFirst', '任期截止不能早于到任日期。', 'The term ends before it begins.'))
  if (f.kind === 'shadowing' && f.direction === 'to_steppe')
    found.push(
      reason(
        'posting.direction',
        '跟岗学习只登记内蒙古派往北京的人员。',
        'Only people going to Beijing shadow a post.',
      ),
    )
  if (f.batch && !f.batch.known)
    found.push(
      reason(
        'posting.batchUnknown',
        '没有这一批次，请先登记批次。',
        'There is no such batch; register it first.',
      ),
    )
  if (f.sameAgain)
    found.push(
      reason(
        'posting.twice',
        '此人在该职务上的任期已登记，请勿重复登记。',
        'This person’s term in this post is registered already.',
      ),
    )
  return found
}

/** An extension goes beyond the known end; an early end lies inside the term. */
export function mayChangeTerm(term: Term, change: TermChange, toOn: string): Reason[] {
  if (toOn < term.fromOn)
    return [reason('posting.endsFirst', '任期截止不能早于到任日期。', 'The term ends before it begins.')]
  if (change === 'extended' && (term.lastOn === null || toOn <= term.lastOn))
    return [
      reason(
        'posting.notLonger',
        '延期后的截止日期应晚于原任期。',
        'An extension must end later than the term.',
      ),
    ]
  if (change === 'ended' && term.lastOn !== null && toOn >= term.lastOn)
    return [
      reason(
        'posting.notShorter',
        '提前结束的日期应早于原任期截止。',
        'An early end must come before the end of the term.',
      ),
    ]
  return []
}
