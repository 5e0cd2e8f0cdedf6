import type { Question } from '../../kernel/contribution.ts'
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
