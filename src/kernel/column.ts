/**
 * The columns that every county-owned table begins with, and the few column types the schema is made of.
 * Why `county` leads every key: design §7 (locality on one machine, distribution key on many).
 */
import { bigint, customType, date, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** An area, document or category code: compared byte by byte, so that descendants are a range. */
export const code = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** Money in fen (分). */
export const fen = (name: string) => bigint(name, { mode: 'bigint' })

/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A calendar day, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' })

/** How exactly a day is known: a round published as "April 2019" is a month, kept on its last day. */
export const precision = (name: string) => text(name, { enum: ['day', 'month', 'year'] })

/** Owner county, UUIDv7 made in the application, and the place (6, 9 or 12 digits) that scope is checked on. */
export const owned = () => ({
  county: code('county').notNull(),
  id: uuid('id').notNull(),
  areaCode: code('area_code').notNull(),
})

/**
 * A fact is never changed in place: a correction retracts the row and records another, so that any figure can be
 * asked for as the records said at an instant (`knownAt`).
 */
export const recorded = () => ({
  recordedAt: instant('recorded_at').notNull(),
  retractedAt: instant('retracted_at'),
  batchId: uuid('batch_id'),
})

/** The document that a fact cites; it may belong to another owner (a Beijing 文号), hence no foreign key. */
export const cites = () => ({
  documentCounty: code('document_county'),
  documentId: uuid('document_id'),
})

export const ownedKey = (table: { county: AnyPgColumn; id: AnyPgColumn }) =>
  primaryKey({ columns: [table.county, table.id] })

export const year = (name: string) => integer(name)
