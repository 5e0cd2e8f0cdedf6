/** What cites a document: by kind of record, those the reader may see. */
import { may } from '../../kernel/access.ts'
import { refKey } from '../../kernel/record.ts'
import type { RecordKind, RecordRef } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'

/** Of each kind; a page of a document is no list of a whole ledger. */
const LIMIT = 50

export async function citedBy(tx: Tx, kinds: Iterable<RecordKind>, document: RecordRef) {
  const groups = []
  for (const kind of kinds) {
    if (!kind.citing || !may(tx.reader, kind.verb)) continue
    const found = await kind.citing(tx, document, LIMIT + 1)
    if (!found.length) continue
    const page = found.slice(0, LIMIT)
    const titles = await kind.describe(tx, page)
    const rows = page.flatMap(ref => titles.get(refKey(ref)) ?? [])
    groups.push({ type: kind.type, words: kind.words, rows, more: found.length > LIMIT })
  }
  return { groups }
}
