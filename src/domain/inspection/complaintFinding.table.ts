/** Which finding became of which complaint. Owned as the complaint is, so that the finding itself does not tell of one. */
import { foreignKey, index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { code, owned, ownedKey, recorded } from '../../kernel/column.ts'
import { complaint } from '../notice/complaint.table.ts'

export const complaintFinding = pgTable(
  'complaint_finding',
  {
    ...owned(),
    complaintId: uuid('complaint_id').notNull(),
    findingCounty: code('finding_county').notNull(),
    findingId: uuid('finding_id').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.complaintId], foreignColumns: [complaint.county, complaint.id] }),
    uniqueIndex('complaint_finding_once').on(t.county, t.complaintId, t.findingCounty, t.findingId),
    index('complaint_finding_of').on(t.findingCounty, t.findingId),
  ],
)
