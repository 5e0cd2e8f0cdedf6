import type { Indicator, Question } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { QuestionQuery } from './report.schema.ts'

/** A question as it came over HTTP, put to an indicator; without an instant it asks what is known now. */
export const asked = (q: Omit<QuestionQuery, 'by'>): Question => ({
  area: q.area,
  side: q.side,
  kind: q.kind,
  from: q.from,
  to: q.to,
  asOf: q.asOf,
  knownAt: q.knownAt ? new Date(q.knownAt) : new Date(),
  latest: q.knownAt === undefined,
})

const refuse = (field: string, code: string, zh: string, en: string): never => {
  throw new Problem('input.invalid', {}, [{ field, code, detail: { zh, en } }], { zh, en })
}

/** @throws Problem input.invalid: an answer to a question that an indicator does not understand would be a wrong zero. */
export function mustFit(indicator: Indicator, asked: Question): void {
  if (!indicator.sides.includes(asked.side))
    refuse('side', 'notSupported', '该指标没有这一侧的口径', 'this indicator has no such side')
  if (asked.kind !== undefined && !(asked.kind in (indicator.kinds ?? {})))
    refuse('kind', 'unknown', `该指标没有类别“${asked.kind}”`, `this indicator has no kind “${asked.kind}”`)
  const until = asked.asOf ?? asked.to
  if (asked.from && until && asked.from > until)
    refuse('from', 'order', '起始日期晚于截止日期', 'the period ends before it begins')
}
