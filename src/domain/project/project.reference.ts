/** Ships the negative lists of 2017 and 2021. Idempotent: a list that is there stays as an office has left it. */
import type pg from 'pg'
import { newId } from '../../kernel/clock.ts'
import { insertRows, readReference } from '../area/area.reference.ts'

const SINCE = '2000-01-01T00:00:00Z'

export async function loadNegativeList(client: pg.ClientBase): Promise<void> {
  if ((await client.query('select 1 from negative_item limit 1')).rowCount) return
  const rows = readReference('negative_items.csv').map(n => ({
    id: newId(),
    code: n.code,
    source: n.source || null,
    from_year: Number(n.from_year),
    to_year: n.to_year ? Number(n.to_year) : null,
    zh: n.zh,
    en: n.en,
    basis: n.basis,
    recorded_at: SINCE,
    recorded_by: 'reference',
    retracted_at: null,
  }))
  await insertRows(client, 'negative_item', rows)
}
