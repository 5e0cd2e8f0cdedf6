import { sql } from 'drizzle-orm'
import type { Todo } from '../../kernel/todo.ts'
import { libraryState } from './project.queries.ts'

export const projectTodos: readonly Todo[] = [
  async tx => {
    const waiting = { township: 'proposed', banner_bureau: 'reviewed' }[tx.reader.role as 'township']
    if (!waiting) return null
    const found = await tx.db.execute<{ n: bigint }>(
      sql`select count(*) as n from project j where j.retracted_at is null and ${libraryState} = ${waiting}`,
    )
    return {
      key: 'project.library',
      title: { zh: '待审核的项目申报', en: 'Projects waiting for review' },
      count: Number(found.rows[0]?.n ?? 0),
      link: `/projects?library=${waiting}`,
    }
  },
  async tx => {
    if (tx.reader.role !== 'banner_bureau') return null
    const found = await tx.db.execute<{ n: bigint }>(
      sql`select count(*) as n from project_change c where c.state = 'open' and c.retracted_at is null`,
    )
    return {
      key: 'project.changes',
      title: { zh: '待批的项目变更', en: 'Project changes to decide' },
      count: Number(found.rows[0]?.n ?? 0),
      link: '/projects/alarms/change_open',
    }
  },
]
