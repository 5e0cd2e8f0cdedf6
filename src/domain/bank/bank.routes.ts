import { Problem } from '../../kernel/problem.ts'
import { route } from '../../kernel/route.ts'
import type { Call, Route, Upload } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { BANK_MAX_BYTES } from './bankFile.queries.ts'
import { batches, cards, lines, missing, offered } from './bank.queries.ts'
import {
  batchesReply,
  cardLookReply,
  cardsReply,
  linesReply,
  missingReply,
  offeredReply,
  paidReply,
  returnLookReply,
  returnReply,
  settledReply,
  statementLookReply,
  statementReply,
  takenBackReply,
} from './bank.reply.ts'
import {
  at,
  batchFilter,
  cardFilter,
  cardLookQuery,
  cardQuery,
  commitQuery,
  lineFilter,
  matchBody,
  missingFilter,
  reasonBody,
  returnQuery,
  uploadQuery,
} from './bank.schema.ts'
import { importCards, importReturn, previewCards, previewReturn, takeBackBatch } from './card.commands.ts'
import {
  explainLine,
  importStatement,
  matchLine,
  previewStatement,
  releaseLine,
} from './statement.commands.ts'

const upload = { maxBytes: BANK_MAX_BYTES }
const write = 'bank.write' as const

function fileOf(call: Pick<Call, 'upload'>): Upload {
  if (!call.upload) throw new Problem('sheet.notASheet')
  return call.upload
}

export const bankRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/bank/batches',
    verb: 'fund.read',
    query: batchFilter,
    reply: batchesReply,
    summary: { zh: '银行文件', en: 'Files of the bank' },
    run: ({ base, reader, query }) => within(base, reader, tx => batches(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/bank/lines',
    verb: 'fund.read',
    query: lineFilter,
    reply: linesReply,
    summary: { zh: '银行流水', en: 'Lines of statements' },
    run: ({ base, reader, query }) => within(base, reader, tx => lines(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/bank/lines/:county/:id/records',
    verb: 'fund.read',
    params: at,
    reply: offeredReply,
    summary: { zh: '可核对的记录', en: 'Records that a line may be' },
    run: ({ base, reader, params }) => within(base, reader, tx => offered(tx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/bank/missing',
    verb: 'fund.read',
    query: missingFilter,
    reply: missingReply,
    summary: { zh: '账上有、银行无', en: 'Records without a line' },
    run: ({ base, reader, query }) => within(base, reader, tx => missing(tx, query)),
  }),
  route({
    method: 'GET',
    path: '/api/bank/cards',
    verb: 'linkage.read',
    query: cardFilter,
    reply: cardsReply,
    summary: { zh: '一卡通发放明细', en: 'Lines of card files' },
    run: ({ base, reader, query }) => within(base, reader, tx => cards(tx, query)),
  }),
  route({
    method: 'POST',
    path: '/api/bank/statements/preview',
    verb: write,
    query: uploadQuery,
    upload,
    reply: statementLookReply,
    summary: { zh: '预览银行对账单', en: 'Preview a bank statement' },
    run: call => previewStatement(call.base, call.reader, call.query.county, fileOf(call)),
  }),
  route({
    method: 'POST',
    path: '/api/bank/statements',
    verb: write,
    query: commitQuery,
    upload,
    reply: statementReply,
    summary: { zh: '导入银行对账单', en: 'Import a bank statement' },
    run: call =>
      importStatement(call.base, call.reader, call.query.county, fileOf(call), {
        goodRowsOnly: call.query.goodRowsOnly === 'true',
      }),
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/:county/:id/match',
    verb: write,
    params: at,
    body: matchBody,
    reply: settledReply,
    summary: { zh: '核对流水', en: 'Match a line with a record' },
    run: ({ base, reader, params, body, key }) => matchLine(base, reader, params, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/:county/:id/explain',
    verb: write,
    params: at,
    body: reasonBody,
    reply: settledReply,
    summary: { zh: '说明流水', en: 'Explain a line' },
    run: ({ base, reader, params, body, key }) => explainLine(base, reader, params, body.reason, key),
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/:county/:id/release',
    verb: write,
    params: at,
    reply: settledReply,
    summary: { zh: '取消核对', en: 'Let a line go' },
    run: ({ base, reader, params, key }) => releaseLine(base, reader, params, key),
  }),
  route({
    method: 'POST',
    path: '/api/bank/cards/preview',
    verb: write,
    query: cardLookQuery,
    upload,
    reply: cardLookReply,
    summary: { zh: '预览一卡通发放文件', en: 'Preview a card file' },
    run: call => {
      const { county, linkage, onDate } = call.query
      return previewCards(call.base, call.reader, { county, id: linkage }, fileOf(call), onDate)
    },
  }),
  route({
    method: 'POST',
    path: '/api/bank/cards',
    verb: write,
    query: cardQuery,
    upload,
    reply: paidReply,
    summary: { zh: '导入一卡通发放文件', en: 'Import a card file' },
    run: call => {
      const { county, linkage, onDate, voucher } = call.query
      return importCards(call.base, call.reader, { county, id: linkage }, fileOf(call), { onDate, voucher })
    },
  }),
  route({
    method: 'POST',
    path: '/api/bank/returns/preview',
    verb: write,
    query: returnQuery,
    upload,
    reply: returnLookReply,
    summary: { zh: '预览银行回盘', en: 'Preview a bank return' },
    run: call =>
      previewReturn(
        call.base,
        call.reader,
        { county: call.query.county, id: call.query.batch },
        fileOf(call),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/bank/returns',
    verb: write,
    query: returnQuery,
    upload,
    reply: returnReply,
    summary: { zh: '导入银行回盘', en: 'Import a bank return' },
    run: call =>
      importReturn(call.base, call.reader, { county: call.query.county, id: call.query.batch }, fileOf(call)),
  }),
  route({
    method: 'POST',
    path: '/api/bank/batches/:county/:id/takeBack',
    verb: write,
    params: at,
    reply: takenBackReply,
    summary: { zh: '撤回银行文件', en: 'Take a bank file back' },
    run: ({ base, reader, params }) => takeBackBatch(base, reader, params),
  }),
]
