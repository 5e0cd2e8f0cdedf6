/** Lists to try an import with, where the house is the demonstration; elsewhere there are none. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { FORMATS } from './export.commands.ts'
import { Problem } from './problem.ts'
import { word } from './reply.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import type { Word } from './words.ts'

export interface Sample {
  /** Part of the address. */
  readonly name: string
  /** The list it tries, by the name of its template. */
  readonly list: string
  readonly words: Word
  readonly fileName: string
  readonly mediaType: string
  open(): Readable
}

export const sampleRoutes = (samples: readonly Sample[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/samples',
    verb: 'area.read',
    reply: z.object({
      rows: z.array(z.object({ name: z.string(), list: z.string(), words: word, fileName: z.string() })),
    }),
    summary: { zh: '示例名单', en: 'Sample lists' },
    run: async () => ({
      rows: samples.map(({ name, list, words, fileName }) => ({ name, list, words, fileName })),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/samples/:name',
    verb: 'area.read',
    params: z.object({ name: z.string().max(60) }),
    file: [...new Set([FORMATS.xlsx.mediaType, ...samples.map(s => s.mediaType)])],
    summary: { zh: '下载示例名单', en: 'Download a sample list' },
    run: async ({ params }) => {
      const sample = samples.find(s => s.name === params.name)
      if (!sample) throw new Problem('record.notFound')
      return { download: sample.open(), fileName: sample.fileName, mediaType: sample.mediaType }
    },
  }),
]
