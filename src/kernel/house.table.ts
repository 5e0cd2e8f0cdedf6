import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './column.ts'

/** What this database is: the demonstration or a real programme. Written once; the one never becomes the other. */
export const house = pgTable('house', {
  kind: text('kind', { enum: ['demonstration', 'programme'] }).primaryKey(),
  at: instant('at').notNull(),
  /** When the demonstration was loaded whole. */
  loadedAt: instant('loaded_at'),
  /** Since when the books of money are kept: records older than the books are entered then, once. */
  booksAt: instant('books_at'),
  /** Tells the house's own key file from any other; nothing can be opened with it. */
  keyPrint: text('key_print'),
})
