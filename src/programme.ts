/**
 * The explicit list of what this programme consists of. Nothing is discovered; what is not listed here is not open.
 * Questions that an earlier module asks a later one are answered here.
 */
import type { PgColumn } from 'drizzle-orm/pg-core'
import { accountRoutes } from './kernel/account/account.routes.ts'
import { auditRoutes } from './kernel/audit.routes.ts'
import { auditExports } from './kernel/audit.sheet.ts'
import type { Indicator } from './kernel/contribution.ts'
import type { ListExport } from './kernel/export.ts'
import { exportJob } from './kernel/export.job.ts'
import { exportJobRoutes, exportRoutes } from './kernel/export.routes.ts'
import type { JobKind } from './kernel/job.ts'
import { jobRoutes } from './kernel/job.routes.ts'
import { ledgerRoutes } from './kernel/ledger/ledger.routes.ts'
import { ledgerTemplates } from './kernel/ledger/ledger.template.ts'
import type { AnyLedger, Held } from './kernel/ledger/ledger.ts'
import { withLinks } from './kernel/record.ts'
import type { HistoryFields } from './kernel/history.ts'
import type { RecordKind } from './kernel/record.ts'
import { exitHistory } from './domain/exit/history.words.ts'
import { fundHistory } from './domain/fund/history.words.ts'
import { householdHistory } from './domain/household/history.words.ts'
import { announcementHistory } from './domain/notice/announcementHistory.words.ts'
import { complaintHistory, documentHistory } from './domain/notice/history.words.ts'
import { projectHistory } from './domain/project/history.words.ts'
import { secondmentHistory } from './domain/secondment/history.words.ts'
import { sampleRoutes } from './kernel/sample.routes.ts'
import type { Sample } from './kernel/sample.routes.ts'
import type { House } from './kernel/account/account.schema.ts'
import type { Places } from './kernel/account/session.queries.ts'
import type { Route } from './kernel/route.ts'
import { templateRoutes } from './kernel/template.routes.ts'
import type { Todo } from './kernel/todo.ts'
import type { Tx } from './kernel/tx.ts'
import { scenarioExports } from './domain/allocation/scenario.sheet.ts'
import { scenarioRoutes } from './domain/allocation/scenario.routes.ts'
import { curveJob } from './domain/allocation/curve.job.ts'
import { solveJob } from './domain/allocation/solve.job.ts'
import { areaRoutes } from './domain/area/area.routes.ts'
import { areaExports } from './domain/area/area.sheet.ts'
import { pairingRoutes } from './domain/area/pairing.routes.ts'
import { holidayRoutes } from './domain/area/holiday.routes.ts'
import { parameterRoutes } from './domain/area/parameter.routes.ts'
import { populationRoutes } from './domain/area/population.routes.ts'
import { populationExport, populationTemplate } from './domain/area/population.sheet.ts'
import { bankHolds } from './domain/bank/bank.queries.ts'
import { bankRoutes } from './domain/bank/bank.routes.ts'
import { bankExports, bankTemplates } from './domain/bank/bank.sheet.ts'
import { bankTodos } from './domain/bank/bank.todo.ts'
import { exitIndicators } from './domain/exit/exit.indicators.ts'
import { exitRecords } from './domain/exit/exit.record.ts'
import { exitRoutes } from './domain/exit/exit.routes.ts'
import { exitExports } from './domain/exit/exit.sheet.ts'
import { bookExports } from './domain/fund/book.sheet.ts'
import { bookRoutes } from './domain/fund/book.routes.ts'
import { countEntries, FAULTS, verifyBooks } from './domain/fund/bookCheck.queries.ts'
import { appropriationAnnounced } from './domain/fund/announced.queries.ts'
import { fundBooked } from './domain/fund/booked.queries.ts'
import type { Booked } from './domain/fund/booked.queries.ts'
import { bookLinks, spendingRecords } from './domain/fund/spending.record.ts'
import { fundIndicators } from './domain/fund/fund.indicators.ts'
import { fundRecords } from './domain/fund/fund.record.ts'
import { allocationList, appropriationList } from './domain/fund/fund.list.ts'
import { fundTodos } from './domain/fund/fund.todo.ts'
import { fundRoutes } from './domain/fund/fund.routes.ts'
import { fundExports } from './domain/fund/fund.sheet.ts'
import { namesIn } from './domain/household/named.queries.ts'
import { householdIndicators } from './domain/household/household.indicators.ts'
import { householdRecords } from './domain/household/household.record.ts'
import { householdRoutes } from './domain/household/household.routes.ts'
import { householdExport } from './domain/household/household.sheet.ts'
import { householdTodos } from './domain/household/household.todo.ts'
import { batch } from './domain/household/household.table.ts'
import { importJobs } from './domain/household/import.job.ts'
import { importRoutes } from './domain/household/import.routes.ts'
import { nationalExport } from './domain/household/nationalRow.sheet.ts'
import { nationalTemplate } from './domain/household/nationalTemplate.sheet.ts'
import { findingRecords } from './domain/inspection/finding.record.ts'
import { inspectionHistory } from './domain/inspection/history.words.ts'
import { inspectionRoutes } from './domain/inspection/inspection.routes.ts'
import { inspectionExports } from './domain/inspection/inspection.sheet.ts'
import { inspectionTodos } from './domain/inspection/inspection.todo.ts'
import { projectAnnounced } from './domain/project/announced.queries.ts'
import { projectBooked } from './domain/project/booked.queries.ts'
import { assetRecords } from './domain/project/asset.record.ts'
import { commitmentList } from './domain/project/commitment.list.ts'
import { commitmentRecords } from './domain/project/commitment.record.ts'
import { commitmentExport } from './domain/project/commitment.sheet.ts'
import { commitmentRoutes } from './domain/project/commitment.routes.ts'
import { flowRoutes } from './domain/project/flow.routes.ts'
import { gateRoutes } from './domain/project/gate.routes.ts'
import { linkageRecords } from './domain/project/linkage.record.ts'
import { assetRoutes, linkageRoutes } from './domain/project/linkage.routes.ts'
import { projectList } from './domain/project/project.list.ts'
import { projectIndicators } from './domain/project/project.indicators.ts'
import { projectRecords } from './domain/project/project.record.ts'
import { projectRoutes } from './domain/project/project.routes.ts'
import { projectTodos } from './domain/project/project.todo.ts'
import { projectExports } from './domain/project/project.sheet.ts'
import { spendingList } from './domain/project/spending.list.ts'
import { projectLinks } from './domain/project/trace.queries.ts'
import { secondmentIndicators } from './domain/secondment/posting.indicators.ts'
import { secondmentRecords } from './domain/secondment/posting.record.ts'
import { postingRoutes } from './domain/secondment/posting.routes.ts'
import { postingExports } from './domain/secondment/posting.sheet.ts'
import { complaintRecords } from './domain/notice/complaint.record.ts'
import { complaintRoutes } from './domain/notice/complaint.routes.ts'
import { complaintExport } from './domain/notice/complaint.sheet.ts'
import { complaintTodos } from './domain/notice/complaint.todo.ts'
import { publicComplaintRoutes } from './domain/notice/publicComplaint.routes.ts'
import { announcementRecords } from './domain/notice/announcement.record.ts'
import { announcementRoutes } from './domain/notice/announcement.routes.ts'
import { announcementExports } from './domain/notice/announcement.sheet.ts'
import type { Announced } from './domain/notice/announcement.source.ts'
import { announcementTodos } from './domain/notice/announcement.todo.ts'
import { publishedRoutes } from './domain/notice/published.routes.ts'
import { documentRecords } from './domain/notice/document.record.ts'
import { file } from './domain/notice/document.table.ts'
import { documentRoutes } from './domain/notice/document.routes.ts'
import { documentExports } from './domain/notice/document.sheet.ts'
import { COMMANDS } from './domain/report/command.words.ts'
import { figureExports } from './domain/report/figure.sheet.ts'
import { figure } from './domain/report/figure.queries.ts'
import { asked } from './domain/report/question.rules.ts'
import { reportRoutes } from './domain/report/report.routes.ts'
import { questionQuery } from './domain/report/report.schema.ts'
import { compareRollups, publishRollups } from './domain/report/rollup.commands.ts'
import { places } from './domain/area/ground.queries.ts'

export const indicators: readonly Indicator[] = [
  ...fundIndicators,
  ...exitIndicators,
  ...householdIndicators,
  ...secondmentIndicators,
  ...projectIndicators,
]

/** Later modules add their links to the records of earlier ones. */
export const records: readonly RecordKind[] = withLinks(
  [
    ...fundRecords,
    ...spendingRecords,
    ...exitRecords,
    ...householdRecords,
    ...secondmentRecords,
    ...projectRecords,
    ...commitmentRecords,
    ...linkageRecords,
    ...assetRecords,
    ...documentRecords,
    ...complaintRecords,
    ...announcementRecords,
    ...findingRecords,
  ],
  [...projectLinks, ...bookLinks],
)

/** What each kind of record calls its fields in its history. */
export const histories: Readonly<Record<string, HistoryFields>> = {
  ...documentHistory,
  ...complaintHistory,
  ...announcementHistory,
  ...householdHistory,
  ...fundHistory,
  ...secondmentHistory,
  ...projectHistory,
  ...exitHistory,
  ...inspectionHistory,
}

export const todos: readonly Todo[] = [
  ...fundTodos,
  ...bankTodos,
  ...householdTodos,
  ...projectTodos,
  ...complaintTodos,
  ...announcementTodos,
  ...inspectionTodos,
]

/** What announcements are made from, answered by those whose facts they tell. */
export const announced: Announced = {
  sources: { appropriation: appropriationAnnounced, ...projectAnnounced },
  namesIn,
}

/** Where records cite files of the store: what none of these names is an orphan there. */
export const fileUses: readonly PgColumn[] = [file.hash, batch.fileHash]

/** What the allocation of money asks of later modules: a banner's need, by the indicators that count it. */
export const counted = (id: string): Indicator => {
  const found = indicators.find(i => i.id === id)
  if (!found) throw new Error(`there is no indicator ${id}`)
  return found
}

/** Every ledger that comes into the house as a sheet, and what later modules make of its records. */
export const ledgers: readonly AnyLedger[] = [
  projectList,
  commitmentList,
  spendingList,
  appropriationList,
  allocationList,
]
const held: readonly Held[] = [bankHolds]

/** Every list that leaves the house as a sheet. */
export const exportLists: readonly ListExport[] = [
  householdExport,
  nationalExport,
  ...exitExports,
  ...fundExports,
  ...bookExports,
  ...bankExports,
  ...postingExports,
  ...projectExports,
  commitmentExport,
  ...scenarioExports,
  ...documentExports,
  complaintExport,
  ...announcementExports,
  ...inspectionExports(records),
  ...areaExports,
  populationExport,
  ...figureExports(indicators, records),
  ...auditExports(COMMANDS),
]

export const jobKinds: readonly JobKind[] = [
  ...importJobs,
  solveJob(counted),
  curveJob(counted),
  exportJob(exportLists, places),
]

/** Whose records move money: what each says about the books. */
export const booked: readonly Booked[] = [...fundBooked, ...projectBooked]

/** What the command line asks for: where people stand, figures, and the cells they are published in. */
export const desk = {
  places,
  figure,
  asked,
  questionQuery,
  compareRollups,
  publishRollups,
  verifyBooks: (tx: Tx) => verifyBooks(tx, booked),
  countEntries,
  bookFaults: FAULTS,
}

/** Everything that can be asked over HTTP. */
export const routesOf = (
  places: Places,
  house: () => House,
  samples: readonly Sample[] = [],
): readonly Route[] => [
  ...accountRoutes({ places, house }),
  ...areaRoutes,
  ...pairingRoutes,
  ...parameterRoutes,
  ...holidayRoutes,
  ...populationRoutes,
  ...householdRoutes,
  ...importRoutes,
  ...fundRoutes,
  ...bookRoutes,
  ...bankRoutes,
  ...postingRoutes,
  ...projectRoutes,
  ...flowRoutes,
  ...gateRoutes,
  ...commitmentRoutes,
  ...linkageRoutes,
  ...assetRoutes,
  ...scenarioRoutes,
  ...exitRoutes,
  ...documentRoutes,
  ...complaintRoutes(records),
  ...publicComplaintRoutes,
  ...announcementRoutes(announced, records),
  ...publishedRoutes,
  ...inspectionRoutes(records),
  ...reportRoutes({ indicators, records, todos, histories }),
  ...exportRoutes(exportLists, places),
  ...exportJobRoutes(exportLists, places),
  ...ledgerRoutes(ledgers, held),
  ...templateRoutes([nationalTemplate, populationTemplate, ...ledgerTemplates(ledgers), ...bankTemplates]),
  ...sampleRoutes(samples),
  ...jobRoutes,
  ...auditRoutes,
]
