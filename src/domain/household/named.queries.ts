/** Whether a text that is to be made public names registered people (`notice` asks before it publishes). */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'

const HAN = /[\p{Script=Han}·]{2,}/gu
/** Names run from two letters to the longest Mongolian ones in common use. */
const [SHORTEST, LONGEST] = [2, 8] as const
/** Words of offices that hold no name are many; a list beyond this is not read by anybody. */
const MOST = 20

/** Every run of letters in a text that could be a name. */
function* wordsIn(text: string): Generator<string> {
  for (const [run] of text.matchAll(HAN)) {
    const letters = [...run]
    for (let from = 0; from < letters.length; from++)
      for (let n = SHORTEST; n <= LONGEST && from + n <= letters.length; n++)
        yield letters.slice(from, from + n).join('')
  }
}

/** Names of people on file in a county that stand in the texts, the longest first. */
export async function namesIn(tx: Tx, county: string, texts: readonly string[]): Promise<string[]> {
  const words = [...new Set([...new Set(texts)].flatMap(text => [...wordsIn(text)]))]
  if (!words.length) return []
  const found = await tx.db.execute<{ name: string }>(sql`select distinct name from person
    where county = ${county} and retracted_at is null and name = any(${`{${words.map(w => JSON.stringify(w)).join(',')}}`}::text[])
    order by name limit ${MOST}`)
  return found.rows.map(r => r.name)
}
