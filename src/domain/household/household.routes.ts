import { z } from 'zod'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { dossierReply, householdsReply, revealedReply } from './household.reply.ts'
import { duplicateRoutes } from './duplicate.routes.ts'
import { dossier } from './dossier.queries.ts'
import { correctHousehold, restoreHousehold, withdrawHousehold } from './household.commands.ts'
import { listHouseholds } from './household.queries.ts'
import {
  at,
  correctionBody,
  householdFilter,
  mergeBody,
  moveBody,
  reasonBody,
  registrationBody,
  revealBody,
} from './household.schema.ts'
import { memberRoutes } from './member.routes.ts'
import { mergeHouseholds, partHousehold } from './merge.commands.ts'
import { moveHousehold } from './move.commands.ts'
import { registerHousehold } from './registration.commands.ts'
import type { HouseholdFacts } from './registration.rules.ts'
import { revealPersonal } from './reveal.commands.ts'
import { statementRoutes } from './statement.routes.ts'

/** The form's facts: registration itself is the first event of the household's time-line. */
function factsOf(body: z.infer<typeof registrationBody>): HouseholdFacts {
  const { documentCounty, documentId, ...facts } = body
  const { registeredOn: onDate, registeredPrecision: onPrecision } = facts
  const registered = {
    kind: 'registered',
    onDate,
    onPrecision,
    basis: 'evidenced',
    documentCounty,
    documentId,
  } as const
  return { ...facts, events: [registered] }
}

export const householdRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/households',
    verb: 'household.read',
    query: householdFilter,
    reply: householdsReply,
    summary: { zh: '户列表', en: 'Households' },
    run: ({ base, reader, query }) => within(base, reader, tx => listHouseholds(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/households/:county/:id',
    verb: 'household.read',
    params: at,
    reply: dossierReply,
    summary: { zh: '一户一档', en: 'Everything on file about a household' },
    run: ({ base, reader, params }) => within(base, reader, tx => dossier(tx, params.county, params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/households',
    verb: 'household.write',
    body: registrationBody,
    reply: recordAt,
    summary: { zh: '登记建档户', en: 'Register a household' },
    run: ({ base, reader, body, key }) => registerHousehold(base, reader, factsOf(body), key),
  }),
  route({
    method: 'PATCH',
    path: '/api/households/:county/:id',
    verb: 'household.write',
    params: at,
    body: correctionBody,
    reply: recordAt,
    summary: { zh: '更正户信息', en: 'Correct a household' },
    run: ({ base, reader, params, body, key }) => correctHousehold(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/withdraw',
    verb: 'household.write',
    params: at,
    body: reasonBody,
    reply: recordAt,
    summary: { zh: '撤回户记录', en: 'Withdraw a household' },
    run: ({ base, reader, params, body, key }) => withdrawHousehold(base, reader, params, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/restore',
    verb: 'household.write',
    params: at,
    reply: recordAt,
    summary: { zh: '恢复户记录', en: 'Restore a household' },
    run: ({ base, reader, params, key }) => restoreHousehold(base, reader, params, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/move',
    verb: 'household.move',
    params: at,
    body: moveBody,
    reply: recordAt,
    summary: { zh: '整户迁移', en: 'Move a household' },
    run: ({ base, reader, params, body, key }) => moveHousehold(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/merge',
    verb: 'household.merge',
    params: at,
    body: mergeBody,
    reply: recordAt,
    summary: { zh: '并入另一户', en: 'Merge into another household' },
    run: ({ base, reader, params, body, key }) => mergeHouseholds(base, reader, params, body.intoId, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/unmerge',
    verb: 'household.merge',
    params: at,
    reply: recordAt,
    summary: { zh: '撤销合并', en: 'Undo a merge' },
    run: ({ base, reader, params, key }) => partHousehold(base, reader, params, key),
  }),
  route({
    method: 'POST',
    path: '/api/households/:county/:id/reveal',
    verb: 'household.reveal',
    params: at,
    body: revealBody,
    reply: revealedReply,
    summary: { zh: '查看完整信息（留痕）', en: 'Reveal personal data, on the record' },
    run: ({ base, reader, params, body }) => revealPersonal(base, reader, params, body),
  }),
  ...memberRoutes,
  ...statementRoutes,
  ...duplicateRoutes,
]
