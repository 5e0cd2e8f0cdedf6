/** 待办 of projects: what waits for this post's signature, papers, or for time that has run out. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import type { Role } from '../../kernel/access.ts'
import type { Todo } from '../../kernel/todo.ts'
import { wide } from '../../kernel/wide.ts'
import type { Word } from '../../kernel/words.ts'
import type { Wait } from './alarm.terms.ts'
import { owedLinkages } from './linkage.queries.ts'
import { overdueOf } from './project.queries.ts'
import { waitingCount } from './waiting.queries.ts'

const waits =
  (wait: Wait, roles: readonly Role[], title: Word): Todo =>
  async tx =>
    roles.includes(tx.reader.role)
      ? {
          key: `project.waits.${wait}`,
          title,
          count: await waitingCount(tx, wait),
          link: `/projects?waits=${wait}`,
        }
      : null

const OVERSEERS: readonly Role[] = ['banner_bureau', 'league_office', 'region_office']

export const projectTodos: readonly Todo[] = [
  waits('west', ['banner_bureau'], { zh: '待您签字的项目环节', en: 'Gates that wait for your signature' }),
  waits('east', ['cadre', 'district_office'], {
    zh: '待您签字的项目环节',
    en: 'Gates that wait for your signature',
  }),
  waits('consent', ['cadre', 'district_office'], {
    zh: '待您同意的项目变更',
    en: 'Changes that wait for your consent',
  }),
  waits('decision', ['banner_bureau'], {
    zh: '待您批复的项目变更',
    en: 'Changes that wait for your decision',
  }),
  waits('papers', ['banner_bureau', 'township'], {
    zh: '待补材料的项目环节',
    en: 'Gates whose papers are missing',
  }),
  async tx => {
    if (!OVERSEERS.includes(tx.reader.role)) return null
    const found = await wide(tx, () =>
      tx.db.execute<{ n: bigint }>(sql`select count(*) as n from (${overdueOf(today(tx.at))}) o`),
    )
    return {
      key: 'project.overdue',
      title: { zh: '环节超期的项目', en: 'Projects whose gate is overdue' },
      count: Number(found.rows[0]!.n),
      link: '/projects?alarm=gate_overdue',
    }
  },
  async tx => {
    if (!['banner_bureau', 'township'].includes(tx.reader.role)) return null
    return {
      key: 'linkage.owed',
      title: { zh: '到期未足额发放的联结合同', en: 'Contracts that owe households' },
      count: await owedLinkages(tx),
      link: '/linkages?owed=true',
    }
  },
]
