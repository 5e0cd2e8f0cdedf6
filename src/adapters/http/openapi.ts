/** The OpenAPI 3.1 document of every route, and a page of it that needs nothing from elsewhere. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { docsPage } from './docs.page.ts'
import type { Document } from './docs.page.ts'

export async function describe(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'duikou 对口',
        version,
        description:
          '金额为整数分的字符串（…Fen）；日期 YYYY-MM-DD。写操作须带 x-duikou: 1，可带 Idempotency-Key。 · Money is whole fen as text (…Fen); dates are YYYY-MM-DD. Writes carry x-duikou: 1 and may carry an Idempotency-Key.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'duikou.session_token' },
        },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { target: 'draft-2020-12' } }),
    hideUntagged: true,
  })
}

export function openDocs(app: FastifyInstance): void {
  const config = { verb: 'public' } as const
  let page: string | undefined
  app.get('/api/openapi.json', { config, schema: { hide: true } }, async (_, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  )
  app.get('/api/docs', { config, schema: { hide: true } }, async (_, reply) => {
    page ??= docsPage(app.swagger() as unknown as Document)
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
