import { sql } from 'drizzle-orm'
import type { Indicator } from '../../kernel/contribution.ts'
import { lastDay } from './posting.queries.ts'
import { POSTING_KINDS } from './posting.terms.ts'

const ROW = sql`'posting' as record_type, p.county, p.id as record_id, p.area_code, p.district_code as giver_code, p.kind`
const REST = sql`null::bigint as weight, p.id::text as distinct_key, 'evidenced' as basis, p.recorded_at, p.retracted_at`

export const secondmentIndicators: readonly Indicator[] = [
  {
    id: 'secondment.in_post',
    version: 1,
    fold: 'stock',
    unit: 'personTime',
    sides: ['receiver', 'giver'],
    open: true,
    kinds: POSTING_KINDS,
    title: { zh: '在岗挂职干部人才', en: 'Postings in force' },
    meaning: {
      zh: '截至某日在岗的北京派驻干部人才，按任期计（人次）；延期、提前结束按登记的截止日计。',
      en: 'Postings from Beijing in force on a day, by their terms; extensions and early ends count by their last day.',
    },
    source: '东西部扶贫协作考核 3、4（干部人才选派）',
    contributions: ({ knownAt }) => {
      const last = lastDay(sql`${knownAt.toISOString()}::timestamptz`)
      return sql`select ${ROW}, p.from_on as on_date, ${last} + 1 as until_date, 1::bigint as value, ${REST} from posting p
        where p.direction = 'to_steppe'`
    },
  },
]
