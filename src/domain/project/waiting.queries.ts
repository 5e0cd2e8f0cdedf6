/**
 * What the next gate of each project waits for, in one statement: papers first, then the two signatures. A gate waits only
 * once its time has come: 建设 when the works have started, 验收 when they are completed. Whether a gate may be passed is
 * decided by its rule alone; this is the work list. Changes wait for the eastern consent, then for the decision.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { WHOLE_TIMES } from '../notice/announcement.queries.ts'
import { GATE_ORDER, ITEMS, PROOF_ITEMS } from './gate.terms.ts'
import type { Wait } from './alarm.terms.ts'
import { GATES_PASSED, libraryState } from './project.queries.ts'

const GATES_SQL = sql`array[${sql.join(
  GATE_ORDER.map(g => sql`${g}`),
  sql`, `,
)}]::text[]`

/** Every paper with its gate. */
const PAPERS = sql`(values ${sql.join(
  PROOF_ITEMS.map(item => sql`(${ITEMS[item].gate}, ${item})`),
  sql`, `,
)}) as needed (gate, item)`

/** Projects in the library with the gate that comes next: `county, id, area_code, gate`. */
const OPEN = sql`select j.county, j.id, j.area_code, j.plan_revision, (${GATES_SQL})[1 + coalesce(n.n, 0)] as gate
  from project j left join ${GATES_PASSED} n on n.county = j.county and n.project_id = j.id
  where j.retracted_at is null and coalesce(n.n, 0) < ${GATE_ORDER.length} and ${libraryState} = 'in_library'`

const reached = (
  kind: string,
): SQL => sql`exists (select 1 from project_progress p where p.county = o.county and p.project_id = o.id
    and p.kind = ${kind} and p.retracted_at is null)`

/** Its time has come. */
const TIMELY = sql`o.gate is not null and case o.gate when 'construction' then ${reached('started')} when 'acceptance' then ${reached('completed')} else true end`

/** What was brought: papers, and announcements that a board has hung whole. */
const BROUGHT = sql`(select e.county, e.project_id, e.item, e.recorded_at from gate_evidence e where e.retracted_at is null
  union all select w.county, w.subject_id, 'notice_' || w.kind, w.recorded_at from ${WHOLE_TIMES} w)`

const MISSING = sql`exists (select 1 from ${PAPERS} where needed.gate = o.gate and not exists (select 1 from ${BROUGHT} e
    where e.county = o.county and e.project_id = o.id and e.item = needed.item))`

/** A signature counts for the plan as it is, after the last paper of its gate. */
const signed = (
  side: 'west' | 'east',
): SQL => sql`exists (select 1 from gate_signature s where s.county = o.county and s.project_id = o.id
    and s.gate = o.gate and s.side = ${side} and s.retracted_at is null and s.plan_revision = o.plan_revision
    and not exists (select 1 from ${BROUGHT} e where e.county = o.county and e.project_id = o.id and e.recorded_at > s.recorded_at
      and e.item in (select needed.item from ${PAPERS} where needed.gate = o.gate)))`

const gate = (condition: SQL): SQL =>
  sql`select o.county, o.id, o.area_code from (${OPEN}) o where ${TIMELY} and ${condition}`

const change = (condition: SQL): SQL =>
  sql`select distinct j.county, j.id, j.area_code from project_change c join project j on j.county = c.county and j.id = c.project_id
  where c.retracted_at is null and c.state = 'open' and j.retracted_at is null and ${condition}`

const RELATIONS: Record<Wait, SQL> = {
  papers: gate(MISSING),
  west: gate(sql`not ${MISSING} and not ${signed('west')}`),
  east: gate(sql`not ${MISSING} and not ${signed('east')}`),
  consent: change(sql`c.consent_on is null`),
  decision: change(sql`c.consent_on is not null`),
}

/** `county, id, area_code` of the projects that wait for it. */
export const waitingSql = (wait: Wait): SQL => RELATIONS[wait]

export async function waitingCount(tx: Tx, wait: Wait): Promise<number> {
  const found = await wide(tx, () =>
    tx.db.execute<{ n: bigint }>(sql`select count(*) as n from (${waitingSql(wait)}) w`),
  )
  return Number(found.rows[0]!.n)
}
