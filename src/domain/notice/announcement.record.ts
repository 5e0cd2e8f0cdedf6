/** An announcement at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { among, orNull, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { findAnnouncement } from './announcement.queries.ts'
import type { AnnouncementRow } from './announcement.reply.ts'
import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_STATES } from './announcement.terms.ts'
import { ANNOUNCEMENT_COLUMNS as C } from './announcement.words.ts'

type Titled = Pick<AnnouncementRow, 'county' | 'id' | 'number' | 'kind' | 'year'> & { title: Word | null }

const titleOf = (r: Titled): RecordTitle => {
  const { zh, en } = ANNOUNCEMENT_KINDS[r.kind]
  return {
    title: r.title ?? { zh: `${r.year}年度${zh}（拟稿）`, en: `${en} ${r.year} (draft)` },
    subtitle: {
      zh: [r.number, zh].filter(Boolean).join(' · '),
      en: [r.number, en].filter(Boolean).join(' · '),
    },
    link: `/announcements/${r.county}/${r.id}`,
  }
}

async function titles(tx: Tx, refs: readonly RecordRef[]): Promise<Titled[]> {
  const found = await tx.db.execute<Titled & Record<string, unknown>>(
    sql`select county, id, number, kind, year, content->'title' as title from announcement where ${among('announcement', refs)}`,
  )
  return found.rows
}

const fieldsOf = (r: AnnouncementRow): RecordField[] =>
  (
    [
      { key: 'number', label: C.number, value: r.number },
      { key: 'kind', label: C.kind, value: r.kind, kind: 'word', words: ANNOUNCEMENT_KINDS[r.kind] },
      { key: 'areaName', label: C.areaName, value: r.areaName ?? r.areaCode, kind: 'area' },
      { key: 'year', label: C.year, value: r.year },
      { key: 'issuer', label: C.issuer, value: r.issuer },
      { key: 'officePhone', label: C.officePhone, value: r.officePhone },
      { key: 'publishedOn', label: C.publishedOn, value: r.publishedOn, kind: 'date' },
      { key: 'toOn', label: C.toOn, value: r.toOn, kind: 'date' },
      { key: 'openObjections', label: C.openObjections, value: r.openObjections, kind: 'number' },
    ] satisfies RecordField[]
  ).filter(f => f.value !== null)

export const announcementRecords: readonly RecordKind[] = [
  {
    type: 'announcement',
    words: { zh: '公告公示', en: 'Announcement' },
    verb: 'announcement.read',
    describe: async (tx, refs) => new Map((await titles(tx, refs)).map(r => [refKey(r), titleOf(r)])),
    read: async (tx, county, id) => {
      const row = await findAnnouncement(tx, county, id).catch(orNull)
      if (!row) return null
      return { ...titleOf(row), state: ANNOUNCEMENT_STATES[row.state], fields: fieldsOf(row), links: [] }
    },
    byCode: async (tx, code) => {
      const found = await tx.db.execute<{ county: string; id: string }>(
        sql`select county, id from announcement where county = ${code.slice(0, 6)} and number = ${code} and retracted_at is null`,
      )
      return found.rows[0] ?? null
    },
  },
]
