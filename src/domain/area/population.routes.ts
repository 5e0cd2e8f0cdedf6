import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { route } from '../../kernel/route.ts'
import type { Call, Route, Upload } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import {
  populationImportReply,
  populationPreviewReply,
  populationReply,
  populationTakenBackReply,
} from './population.reply.ts'
import {
  importPopulation,
  POPULATION_MAX_BYTES,
  previewPopulation,
  takeBackPopulation,
} from './population.commands.ts'
import { listPopulation } from './population.queries.ts'
import { populationQuery } from './population.schema.ts'

const county = z.string().regex(/^15\d{4}$/)
const verb = 'parameter.write' as const
const upload = { maxBytes: POPULATION_MAX_BYTES }

function fileOf(call: Call): Upload {
  if (!call.upload) throw new Problem('sheet.notASheet')
  return call.upload
}

export const populationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/population',
    verb: 'parameter.read',
    query: populationQuery,
    reply: populationReply,
    summary: { zh: '嘎查村人口', en: 'Population by village and year' },
    run: ({ base, reader, query }) => within(base, reader, tx => listPopulation(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/population/preview',
    verb,
    query: z.object({ county }),
    upload,
    reply: populationPreviewReply,
    summary: { zh: '预览人口名单', en: 'Preview a population list' },
    run: call => previewPopulation(call.base, call.reader, call.query.county, fileOf(call)),
  }),
  route({
    method: 'POST',
    path: '/api/population',
    verb,
    query: z.object({
      county,
      source: z.string().trim().min(2).max(300),
      goodRowsOnly: z.enum(['true', 'false']).default('false'),
    }),
    upload,
    reply: populationImportReply,
    summary: { zh: '导入人口名单', en: 'Import a population list' },
    run: call => {
      const { county: of, source, goodRowsOnly } = call.query
      return importPopulation(call.base, call.reader, of, fileOf(call), {
        source,
        goodRowsOnly: goodRowsOnly === 'true',
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/population/:county/:id/takeBack',
    verb,
    params: z.object({ county, id: z.uuid() }),
    reply: populationTakenBackReply,
    summary: { zh: '撤回人口名单', en: 'Take a population list back' },
    run: ({ base, reader, params }) => takeBackPopulation(base, reader, params),
  }),
]
