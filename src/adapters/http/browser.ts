/** The built browser files: hashed ones are kept for a year, the page itself is asked for each time. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { langOf, notFoundBody } from './error.ts'

/** Pages without sign-in, an entry of their own. */
const PUBLIC = /^\/public(\/|$)/
const YEAR = 'public, max-age=31536000, immutable'

export async function openBrowser(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const page = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (page)
    await app.register(files, {
      root: folder,
      cacheControl: false,
      setHeaders: (reply, path) =>
        reply.header('cache-control', path.includes('/assets/') ? YEAR : 'no-cache'),
    })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    // Ids of indicators hold a dot (/figures/fund.invested), so only what looks like a built file is one.
    const file = path.startsWith('/assets/') || /\.(js|css|map|ico|png|svg|json|txt|xml|php|env)$/.test(path)
    const screen = page && request.method === 'GET' && !path.startsWith('/api') && !file
    if (screen) return reply.sendFile(PUBLIC.test(path) ? 'open.html' : 'index.html')
    return reply
      .code(404)
      .header('cache-control', 'no-store')
      .send(notFoundBody(langOf(request)))
  })
}
