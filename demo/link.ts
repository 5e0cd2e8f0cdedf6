/** The demonstration's cadre signs under the account of a posting: accounts are made after the records. */
import type { Base } from '../src/kernel/db.ts'

/** Idempotent. */
export const linkCadre = (base: Base): Promise<unknown> =>
  base.transaction(client =>
    client.query(`update posting p set user_id = u.id from "user" u where u.username = 'cadre' and p.county = '152527' and p.user_id is null
      and p.id = (select id from posting where county = '152527' order by id limit 1 offset 1)`),
  )
