import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import type { PAIRING_STATUS } from './area.terms.ts'

export interface PairingRow extends Record<string, unknown> {
  id: string
  receiverCode: string
  receiverName: string
  giverCode: string | null
  giverName: string | null
  validFrom: string
  validTo: string | null
  status: keyof typeof PAIRING_STATUS
  evidenceYear: number | null
  source: string
}

/** The pairings that hold on a day. */
export async function listPairings(tx: Tx, on: string): Promise<PairingRow[]> {
  const found = await tx.db.execute<PairingRow>(sql`
    select p.id, p.receiver_code as "receiverCode", r.name as "receiverName", p.giver_code as "giverCode", g.name as "giverName",
      p.valid_from as "validFrom", p.valid_to as "validTo", p.status, p.evidence_year as "evidenceYear", p.source
    from pairing p join area r on r.code = p.receiver_code and r.valid_to is null
    left join area g on g.code = p.giver_code and g.valid_to is null
    where p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}) order by p.receiver_code, p.giver_code`)
  return found.rows
}
