/** Indicators, figures, evidence and records over HTTP. What they are comes from `programme.ts`. */
import { z } from 'zod'
import {
  citedReply,
  evidenceReply,
  figureReply,
  historyReply,
  indicatorsReply,
  overviewReply,
  recordReply,
} from './report.reply.ts'
import { mustMay } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Indicator } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { HistoryFields } from '../../kernel/history.ts'
import type { RecordKind } from '../../kernel/record.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import type { Todo } from '../../kernel/todo.ts'
import { within } from '../../kernel/tx.ts'
import { UNITS } from '../../kernel/unit.ts'
import { bare } from '../../kernel/words.ts'
import { citedBy } from './cited.queries.ts'
import { evidence } from './evidence.queries.ts'
import { figure } from './figure.queries.ts'
import { history } from './history.queries.ts'
import { overview } from './overview.queries.ts'
import { asked } from './question.rules.ts'
import { evidenceQuery, questionQuery } from './report.schema.ts'

/** What the modules hand to the report. */
export interface Reported {
  readonly indicators: readonly Indicator[]
  readonly records: readonly RecordKind[]
  readonly todos: readonly Todo[]
  /** What each kind of record calls its fields in its history. */
  readonly histories: Readonly<Record<string, HistoryFields>>
}

const idParams = z.object({ id: z.string().max(80) })
const recordParams = z.object({ type: z.string().max(40), county: z.string().regex(/^\d{6}$/), id: z.uuid() })

export function reportRoutes(reported: Reported): Route[] {
  const indicators = new Map(reported.indicators.map(i => [i.id, i]))
  const kinds = new Map(reported.records.map(k => [k.type, k]))
  const indicatorOf = (id: string): Indicator => found(indicators.get(id))
  const kindOf = (type: string, reader: Reader): RecordKind => {
    const kind = found(kinds.get(type))
    mustMay(reader, kind.verb)
    return kind
  }
  return [
    route({
      method: 'GET',
      path: '/api/indicators',
      verb: 'public',
      reply: indicatorsReply,
      summary: { zh: '指标目录', en: 'The indicators' },
      run: async () => ({ rows: reported.indicators.map(listed) }),
    }),
    route({
      method: 'GET',
      path: '/api/indicators/:id',
      verb: 'public',
      params: idParams,
      query: questionQuery,
      reply: figureReply,
      summary: { zh: '一个数字', en: 'A figure' },
      run: ({ base, reader, params, query }) =>
        within(base, reader, tx => figure(tx, indicatorOf(params.id), asked(query), query.by)),
    }),
    route({
      method: 'GET',
      path: '/api/indicators/:id/evidence',
      verb: 'evidence.read',
      params: idParams,
      query: evidenceQuery,
      reply: evidenceReply,
      summary: { zh: '数字的明细', en: 'The rows a figure is made of' },
      run: ({ base, reader, params, query }) =>
        within(base, reader, tx => evidence(tx, indicatorOf(params.id), kinds, asked(query), query)),
    }),
    route({
      method: 'GET',
      path: '/api/overview',
      verb: 'public',
      reply: overviewReply,
      summary: { zh: '两端总览', en: 'Both ends' },
      run: ({ base, reader }) => within(base, reader, tx => overview(tx, indicators, reported.todos)),
    }),
    route({
      method: 'GET',
      path: '/api/records/:type/:county/:id',
      verb: 'evidence.read',
      params: recordParams,
      reply: recordReply,
      summary: { zh: '一条记录', en: 'A record' },
      run: ({ base, reader, params }) =>
        within(base, reader, async tx => ({
          type: params.type,
          ...found(await kindOf(params.type, reader).read(tx, params.county, params.id)),
        })),
    }),
    route({
      method: 'GET',
      path: '/api/documents/:county/:id/cited',
      verb: 'document.read',
      params: recordParams.omit({ type: true }),
      reply: citedReply,
      summary: { zh: '引用某份文件的记录', en: 'What cites a document' },
      run: ({ base, reader, params }) =>
        within(base, reader, async tx => {
          found(await kindOf('document', reader).read(tx, params.county, params.id))
          return citedBy(tx, kinds.values(), params)
        }),
    }),
    route({
      method: 'GET',
      path: '/api/records/:type/:county/:id/history',
      verb: 'evidence.read',
      params: recordParams,
      reply: historyReply,
      query: z.object({
        cursor: z
          .string()
          .regex(/^\d{1,18}$/)
          .optional(),
      }),
      summary: { zh: '记录的历史', en: 'A record’s history' },
      run: ({ base, reader, params, query }) =>
        within(base, reader, async tx => {
          // Whoever may not read the record may not read its history either.
          found(await kindOf(params.type, reader).read(tx, params.county, params.id))
          return history(tx, params, reported.histories[params.type] ?? {}, query.cursor)
        }),
    }),
  ]
}

function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Problem('record.notFound')
  return value
}

const listed = (i: Indicator) => ({
  id: i.id,
  version: i.version,
  fold: i.fold,
  unit: i.unit,
  unitWords: { zh: UNITS[i.unit].zh, en: UNITS[i.unit].en },
  title: i.title,
  titles: i.titles ?? null,
  meaning: i.meaning,
  source: i.source,
  kinds: i.kinds ? Object.fromEntries(Object.entries(i.kinds).map(([k, w]) => [k, bare(w)])) : null,
  sides: i.sides,
  open: i.open,
})
