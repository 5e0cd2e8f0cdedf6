import type { Tx } from './tx.ts'
import type { Word } from './words.ts'

/** What waits for a reader (待办); each module words its own. Null where it is none of the reader's business. */
export type Todo = (tx: Tx) => Promise<{ key: string; title: Word; count: number; link: string } | null>
