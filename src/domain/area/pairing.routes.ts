import { z } from 'zod'
import { today } from '../../kernel/clock.ts'
import { madeId } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { pairingsReply } from './area.reply.ts'
import { PAIRING_STATUS } from './area.terms.ts'
import { endPairing, pair } from './pairing.commands.ts'
import { listPairings } from './pairing.queries.ts'

const county = z.string().regex(/^15\d{4}$/)
const district = z.string().regex(/^11\d{4}$/)

export const pairingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/pairings',
    verb: 'area.read',
    query: z.object({ on: z.iso.date().optional() }),
    reply: pairingsReply,
    summary: { zh: '结对关系', en: 'The pairings' },
    run: ({ base, reader, query }) =>
      within(base, reader, async tx => {
        const rows = await listPairings(tx, query.on ?? today(tx.at))
        return { rows: rows.map(r => ({ ...r, statusWords: PAIRING_STATUS[r.status] })), next: null }
      }),
  }),
  route({
    method: 'POST',
    path: '/api/pairings',
    verb: 'pairing.write',
    reply: madeId,
    body: z.object({
      receiverCode: county,
      giverCode: district,
      validFrom: z.iso.date(),
      status: z.enum(['found', 'inferred', 'recalled']),
      source: z.string().min(2).max(200),
    }),
    summary: { zh: '建立结对', en: 'Pair two areas' },
    run: ({ base, reader, body, key }) => pair(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/pairings/:county/:id/end',
    verb: 'pairing.write',
    params: z.object({ county, id: z.uuid() }),
    body: z.object({ validTo: z.iso.date() }),
    reply: madeId,
    summary: { zh: '结束结对', en: 'End a pairing' },
    run: ({ base, reader, params, body }) => endPairing(base, reader, params.county, params.id, body.validTo),
  }),
]
