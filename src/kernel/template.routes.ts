/** Blank lists to fill in: headings, drop-downs and an example that the importer leaves out. */
import { z } from 'zod'
import { Problem } from './problem.ts'
import { word } from './reply.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { FORMATS } from './export.commands.ts'
import type { SheetOut } from './sheet/column.ts'
import { writeXlsx } from './sheet/xlsx.write.ts'
import type { Word } from './words.ts'

export interface Template {
  /** Part of the address. */
  readonly name: string
  readonly words: Word
  readonly sheet: () => SheetOut<never>
}

/** Declares a template; a sheet of any row type is written the same way. */
export const template = <R>(t: {
  readonly name: string
  readonly words: Word
  readonly sheet: () => SheetOut<R>
}): Template => t as unknown as Template

export const templateRoutes = (templates: readonly Template[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/templates',
    verb: 'area.read',
    reply: z.object({ rows: z.array(z.object({ name: z.string(), words: word })) }),
    summary: { zh: '导入模板', en: 'Templates for import' },
    run: async () => ({ rows: templates.map(({ name, words }) => ({ name, words })) }),
  }),
  route({
    method: 'GET',
    path: '/api/templates/:name',
    verb: 'area.read',
    params: z.object({ name: z.string().max(60) }),
    file: [FORMATS.xlsx.mediaType],
    summary: { zh: '下载模板', en: 'Download a template' },
    run: async ({ params }) => {
      const found = templates.find(t => t.name === params.name)
      if (!found) throw new Problem('record.notFound')
      return {
        download: writeXlsx(found.sheet()),
        fileName: `${found.words.zh}.xlsx`,
        mediaType: FORMATS.xlsx.mediaType,
      }
    },
  }),
]
