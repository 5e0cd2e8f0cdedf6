/** The routes of every ledger that can come in: each list's own look, import and take-back, and the batches of all. */
import { z } from 'zod'
import { may } from '../access.ts'
import { Problem } from '../problem.ts'
import { route } from '../route.ts'
import type { Call, Route } from '../route.ts'
import { within } from '../tx.ts'
import { importLedger, LEDGER_MAX_BYTES, lookAtLedger, takeBackLedger } from './ledger.commands.ts'
import { findBatch, listBatches, listRows } from './ledger.queries.ts'
import {
  batchesReply,
  batchFilter,
  batchReply,
  committedReply,
  listsReply,
  lookReply,
  rowFilter,
  rowsReply,
  sentBody,
} from './ledger.schema.ts'
import type { AnyLedger, Held } from './ledger.ts'

const county = z.string().regex(/^1[15]\d{4}$/)
const at = z.object({ county, id: z.uuid() })
const upload = { maxBytes: LEDGER_MAX_BYTES }

function fileOf(call: Pick<Call, 'upload'>) {
  if (!call.upload) throw new Problem('sheet.notASheet')
  return call.upload
}

const routesOf = (list: AnyLedger, held: readonly Held[]): Route[] => [
  route({
    method: 'POST',
    path: `/api/ledgers/${list.name}/preview`,
    verb: list.verb,
    query: z.object({ county }),
    body: sentBody,
    upload,
    reply: lookReply,
    summary: { zh: `预览${list.words.zh}`, en: `Preview: ${list.words.en}` },
    run: call => lookAtLedger(call.base, call.reader, list, fileOf(call), { ...call.query, ...call.body }),
  }),
  route({
    method: 'POST',
    path: `/api/ledgers/${list.name}`,
    verb: list.verb,
    query: z.object({ county, goodRowsOnly: z.enum(['true', 'false']).default('false') }),
    body: sentBody,
    upload,
    reply: committedReply,
    summary: { zh: `导入${list.words.zh}`, en: `Import: ${list.words.en}` },
    run: call => {
      const sent = {
        county: call.query.county,
        ...call.body,
        goodRowsOnly: call.query.goodRowsOnly === 'true',
      }
      return importLedger(call.base, call.reader, list, fileOf(call), sent, call.key)
    },
  }),
  route({
    method: 'POST',
    path: `/api/ledgers/${list.name}/batches/:county/:id/takeBack`,
    verb: list.verb,
    params: at,
    body: z.object({ reason: z.string().trim().min(2).max(300) }),
    reply: z.object({ records: z.number().int() }),
    summary: { zh: `撤回批次：${list.words.zh}`, en: `Take a batch back: ${list.words.en}` },
    run: ({ base, reader, params, body, key }) =>
      takeBackLedger(base, reader, list, params, { ...body, key, held }),
  }),
]

/** What a screen needs of a list before there is a file. */
const shown = ({ name, words, owner, about, effect }: AnyLedger) => ({
  name,
  words,
  owner,
  about: [...about],
  effect,
})

/** @param held what later modules make of records that came in */
export const ledgerRoutes = (lists: readonly AnyLedger[], held: readonly Held[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/ledgers',
    verb: 'list.export',
    reply: listsReply,
    summary: { zh: '可导入的台账', en: 'Ledgers that can come in' },
    run: async ({ reader }) => ({
      rows: lists.map(list => ({ ...shown(list), mayImport: may(reader, list.verb) })),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/ledgers/batches',
    verb: 'evidence.read',
    query: batchFilter,
    reply: batchesReply,
    summary: { zh: '台账导入批次', en: 'Batches of ledgers' },
    run: ({ base, reader, query }) => within(base, reader, tx => listBatches(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/ledgers/batches/:county/:id',
    verb: 'evidence.read',
    params: at,
    reply: batchReply,
    summary: { zh: '台账导入批次详情', en: 'One batch of a ledger' },
    run: ({ base, reader, params }) => within(base, reader, tx => findBatch(tx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/ledgers/batches/:county/:id/rows',
    verb: 'evidence.read',
    params: at,
    query: rowFilter,
    reply: rowsReply,
    summary: { zh: '批次各行及其记录', en: 'Rows of a batch and their records' },
    run: ({ base, reader, params, query }) =>
      within(base, reader, async tx => {
        await findBatch(tx, params)
        return listRows(tx, params, query)
      }),
  }),
  ...lists.flatMap(list => routesOf(list, held)),
]
