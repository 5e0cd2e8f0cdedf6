/** 待办 of announcements: boards whose time is over and whose photo is missing; objections without an answer. */
import { sql } from 'drizzle-orm'
import { may } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import type { Todo } from '../../kernel/todo.ts'
import type { Tx } from '../../kernel/tx.ts'
import { POSTINGS } from './announcement.queries.ts'

const OFFICES = ['banner_bureau', 'beijing_office', 'district_office', 'region_office', 'league_office']

/** Of places that the reader acts on himself. */
const OWN = (tx: Tx) => sql`any(${`{${tx.reader.writable.join(',')}}`}::text[])`

async function count(tx: Tx, from: ReturnType<typeof sql>): Promise<number> {
  const found = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n from ${from}`)
  return Number(found.rows[0]!.n)
}

const boardsDue = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`${POSTINGS} join announcement a on a.county = p.county and a.id = p.announcement_id and a.retracted_at is null
    where p.county = ${OWN(tx)} and p.area_code >= ${tx.reader.lo} and p.area_code < ${tx.reader.hi} and p.retracted_at is null
      and r.id is null and p.to_on <= ${today(tx.at)}::date`,
  )

const objectionsOpen = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`announcement_objection o join announcement a on a.county = o.county and a.id = o.announcement_id and a.retracted_at is null
    where o.county = ${OWN(tx)} and o.retracted_at is null and not exists (select 1 from announcement_answer w
      where w.county = o.county and w.objection_id = o.id and w.retracted_at is null)`,
  )

export const announcementTodos: readonly Todo[] = [
  async tx =>
    may(tx.reader, 'announcement.hang')
      ? {
          key: 'announcement.due',
          title: { zh: '公示期满待拍照核验', en: 'Boards whose time is over: photo missing' },
          count: await boardsDue(tx),
          link: '/announcements?state=due',
        }
      : null,
  async tx =>
    OFFICES.includes(tx.reader.role)
      ? {
          key: 'announcement.objected',
          title: { zh: '待答复的公告异议', en: 'Objections that wait for an answer' },
          count: await objectionsOpen(tx),
          link: '/announcements?state=objected',
        }
      : null,
]
