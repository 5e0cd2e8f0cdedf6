/**
 * The explicit list of what this programme consists of. Nothing is discovered; what is not listed here is not open.
 * Questions that an earlier module asks a later one are answered here.
 */
import type { PgColumn } from 'drizzle-orm/pg-core'
import { accountRoutes } from './kernel/account/account.routes.ts'
import { auditRoutes } from './kernel/audit.routes.ts'
import type { Indicator } from './kernel/contribution.ts'
import type { JobKind } from './kernel/job.ts'
import { jobRoutes } from './kernel/job.routes.ts'
import type { RecordKind } from './kernel/record.ts'
import type { House } from './kernel/account/account.schema.ts'
import type { Places } from './kernel/account/session.queries.ts'
import type { Route } from './kernel/route.ts'
import type { Todo } from './kernel/todo.ts'
import { areaRoutes } from './domain/area/area.routes.ts'
import { pairingRoutes } from './domain/area/pairing.routes.ts'
import { parameterRoutes } from './domain/area/parameter.routes.ts'
import { exitIndicators } from './domain/exit/exit.indicators.ts'
import { exitRecords } from './domain/exit/exit.record.ts'
import { exitRoutes } from './domain/exit/exit.routes.ts'
import { fundIndicators } from './domain/fund/fund.indicators.ts'
import { fundRecords } from './domain/fund/fund.record.ts'
import { fundTodos } from './domain/fund/fund.todo.ts'
import { fundRoutes } from './domain/fund/fund.routes.ts'
import { householdIndicators } from './domain/household/household.indicators.ts'
import { householdRecords } from './domain/household/household.record.ts'
import { householdRoutes } from './domain/household/household.routes.ts'
import { householdTodos } from './domain/household/household.todo.ts'
import { batch } from './domain/household/household.table.ts'
import { importJobs } from './domain/household/import.job.ts'
import { importRoutes } from './domain/household/import.routes.ts'
import { secondmentIndicators } from './domain/secondment/posting.indicators.ts'
import { secondmentRecords } from './domain/secondment/posting.record.ts'
import { postingRoutes } from './domain/secondment/posting.routes.ts'
import { documentRecords } from './domain/notice/document.record.ts'
import { file } from './domain/notice/document.table.ts'
import { documentRoutes } from './domain/notice/document.routes.ts'
import { reportRoutes } from './domain/report/report.routes.ts'

export const indicators: readonly Indicator[] = [
  ...fundIndicators,
  ...exitIndicators,
  ...householdIndicators,
  ...secondmentIndicators,
]

export const records: readonly RecordKind[] = [
  ...fundRecords,
  ...exitRecords,
  ...householdRecords,
  ...secondmentRecords,
  ...documentRecords,
]

export const todos: readonly Todo[] = [...fundTodos, ...householdTodos]

/** Where records cite files of the store: what none of these names is an orphan there. */
export const fileUses: readonly PgColumn[] = [file.hash, batch.fileHash]

export const jobKinds: readonly JobKind[] = [...importJobs]

/** Everything that can be asked over HTTP. */
export const routesOf = (places: Places, house: () => House): readonly Route[] => [
  ...accountRoutes({ places, house }),
  ...areaRoutes,
  ...pairingRoutes,
  ...parameterRoutes,
  ...householdRoutes,
  ...importRoutes,
  ...fundRoutes,
  ...postingRoutes,
  ...exitRoutes,
  ...documentRoutes,
  ...reportRoutes({ indicators, records, todos }),
  ...jobRoutes,
  ...auditRoutes,
]
