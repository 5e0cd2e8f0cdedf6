/** Documents that facts cite as evidence, and files (content-addressed; the bytes lie in the file store). */
import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { code, day, instant, owned, ownedKey, precision, recorded } from '../../kernel/column.ts'

export const document = pgTable(
  'document',
  {
    ...owned(),
    /** 文号, e.g. 内政字〔2020〕33号; empty where the document has none. */
    number: text('number'),
    title: text('title').notNull(),
    kind: text('kind', {
      enum: ['fund', 'exit', 'voucher', 'minutes', 'notice', 'agreement', 'other'],
    }).notNull(),
    issuer: text('issuer').notNull(),
    issuedOn: day('issued_on'),
    issuedPrecision: precision('issued_precision'),
    fileId: uuid('file_id'),
    /** Where it was published, when it was. */
    source: text('source'),
    ...recorded(),
  },
  t => [ownedKey(t), index('document_number').on(t.county, t.number)],
)

export const file = pgTable(
  'file',
  {
    ...owned(),
    /** SHA-256 of the bytes, the address in the store. */
    hash: code('hash').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    at: instant('at').notNull(),
  },
  t => [ownedKey(t), index('file_hash').on(t.county, t.hash)],
)
