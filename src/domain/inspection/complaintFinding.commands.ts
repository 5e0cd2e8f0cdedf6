import { newId } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findComplaint } from '../notice/complaint.queries.ts'
import { complaintFinding } from './complaintFinding.table.ts'

interface At {
  readonly county: string
  readonly id: string
}

/** 转为问题: the complaint, which was referred to audit, keeps which finding became of it. */
export async function cameOf(tx: Tx, complaint: At, finding: At): Promise<void> {
  const { areaCode } = await findComplaint(tx, complaint.county, complaint.id)
  await tx.db.insert(complaintFinding).values({
    county: complaint.county,
    id: newId(),
    areaCode,
    complaintId: complaint.id,
    findingCounty: finding.county,
    findingId: finding.id,
    recordedAt: tx.at,
  })
}
