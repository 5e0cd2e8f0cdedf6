import { z } from 'zod'
import type { Places } from './account/session.queries.ts'
import type { ListExport } from './export.ts'
import { exportList, FORMATS } from './export.commands.ts'
import type { Format } from './export.commands.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'

const format = z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).default('xlsx')

/** One download for each list: the list's own filters, and the kind of file. */
export const exportRoutes = (lists: readonly ListExport[], places: Places): Route[] =>
  lists.map(list =>
    route({
      method: 'GET',
      path: `/api/exports/${list.name}`,
      verb: list.verb,
      query: list.query.extend({ format }),
      file: Object.values(FORMATS).map(f => f.mediaType),
      summary: { zh: `导出${list.words.zh}`, en: `Export: ${list.words.en}` },
      run: ({ base, reader, lang, query }) => {
        const { format: kind, ...asked } = query as { format: Format }
        return exportList({ base, reader, places, lang }, list, asked as never, kind)
      },
    }),
  )
