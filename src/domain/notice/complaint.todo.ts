import { may, officeOf } from '../../kernel/access.ts'
import type { Todo } from '../../kernel/todo.ts'
import { sql } from 'drizzle-orm'
import { countComplaints } from './complaint.queries.ts'
import { countInquiries } from './inquiry.queries.ts'

const office = (tx: Parameters<Todo>[0]) => sql`c.handler = ${officeOf(tx.reader)}`

export const complaintTodos: readonly Todo[] = [
  async tx =>
    may(tx.reader, 'complaint.handle')
      ? {
          key: 'complaint.overdue',
          title: { zh: '超期未办的投诉', en: 'Complaints overdue' },
          count: await countComplaints(tx, 'overdue', office(tx)),
          link: '/complaints?state=overdue',
        }
      : null,
  async tx =>
    may(tx.reader, 'complaint.handle')
      ? {
          key: 'complaint.mine',
          title: { zh: '待办理的投诉举报', en: 'Complaints to handle' },
          count: await countComplaints(tx, 'mine'),
          link: '/complaints?state=mine',
        }
      : null,
  async tx =>
    may(tx.reader, 'complaint.handle')
      ? {
          key: 'complaint.extension',
          title: { zh: '待批的投诉延期', en: 'Extensions to decide' },
          count: await countComplaints(tx, 'extension'),
          link: '/complaints?state=extension',
        }
      : null,
  async tx =>
    may(tx.reader, 'inquiry.answer')
      ? {
          key: 'inquiry.open',
          title: { zh: '待说明的函询', en: 'Inquiries to answer' },
          count: await countInquiries(tx),
          link: '/inquiries',
        }
      : null,
]
