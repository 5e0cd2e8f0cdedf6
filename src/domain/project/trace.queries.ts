/** Links from records of earlier modules to projects (`LinkSource`): a payment's project, an allocation's, a household's benefit. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { LinkSource, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { link } from './field.rules.ts'
import { GATES } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import type { LinkageType } from './linkage.terms.ts'

type Links = RecordView['links']
const MOST = 100

async function projects(tx: Tx, county: string, query: SQL): Promise<Links> {
  const found = await tx.db.execute<{ id: string; name: string }>(query)
  return found.rows.map(r =>
    link('project', `项目：${r.name}`, `Project: ${r.name}`, `/projects/${county}/${r.id}`),
  )
}

export const projectLinks: readonly LinkSource[] = [
  {
    type: 'payment',
    links: (tx, county, id) =>
      projects(
        tx,
        county,
        sql`select j.id, j.name from payment p join project_payment l on l.county = p.county and l.payment_id = coalesce(p.reverses_id, p.id) and l.retracted_at is null
          join project j on j.county = l.county and j.id = l.project_id where p.county = ${county} and p.id = ${id}`,
      ),
  },
  {
    type: 'allocation',
    links: (tx, county, id) =>
      projects(
        tx,
        county,
        sql`select distinct j.id, j.name from project_funding f join project j on j.county = f.county and j.id = f.project_id
          where f.county = ${county} and f.allocation_id = ${id} and f.retracted_at is null order by j.name, j.id limit ${MOST}`,
      ),
  },
  {
    type: 'household',
    links: async (tx, county, id) => {
      const found = await tx.db.execute<{
        id: string
        type: LinkageType
        operator: string
      }>(sql`select k.id, k.type, k.operator
        from linkage_household h join linkage k on k.county = h.county and k.id = h.linkage_id and k.retracted_at is null
        where h.county = ${county} and h.household_id = ${id} and h.retracted_at is null order by k.signed_on desc, k.id limit ${MOST}`)
      return found.rows.map(k =>
        link(
          'linkage',
          `${LINKAGE_TYPES[k.type].zh} · ${k.operator}`,
          `${LINKAGE_TYPES[k.type].en} · ${k.operator}`,
          `/linkages/${county}/${k.id}`,
        ),
      )
    },
  },
  {
    type: 'posting',
    links: async (tx, county, id) => {
      const found = await tx.db.execute<{
        id: string
        gate: Gate
        name: string
        onDate: string
      }>(sql`select distinct g.id, g.gate, j.name, g.on_date as "onDate" from gate_signature s
        join gate_passage g on g.county = s.county and g.project_id = s.project_id and g.gate = s.gate and g.retracted_at is null
        join project j on j.county = s.county and j.id = s.project_id
        where s.county = ${county} and s.posting_id = ${id} and s.retracted_at is null order by "onDate" desc, g.id limit ${MOST}`)
      return found.rows.map(g =>
        link(
          'gate',
          `签字：${g.name} · ${GATES[g.gate].zh}`,
          `Signed: ${g.name} · ${GATES[g.gate].en}`,
          `/records/gate/${county}/${g.id}`,
        ),
      )
    },
  },
]
