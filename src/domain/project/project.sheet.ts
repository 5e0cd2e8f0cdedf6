/** 项目台账, 利益联结台账, 扶贫项目资产台账 as sheets, in the order offices keep them (domain §14); money in 万元. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Word } from '../../kernel/words.ts'
import { listAssets } from './asset.queries.ts'
import type { AssetLine } from './asset.reply.ts'
import { assetQuery } from './asset.schema.ts'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS } from './asset.terms.ts'
import { GATES } from './gate.terms.ts'
import { LIBRARY_STATES } from './library.terms.ts'
import { listLinkages } from './linkage.queries.ts'
import type { LinkageRow } from './linkage.reply.ts'
import { linkageQuery } from './linkage.schema.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { listProjects } from './ledger.queries.ts'
import type { ProjectLine } from './ledger.queries.ts'
import { projectQuery } from './project.schema.ts'
import { CATEGORIES, NATURES } from './project.terms.ts'
import { ASSET_COLUMNS as A, LINKAGE_COLUMNS as L, PROJECT_COLUMNS as P } from './project.words.ts'

type Value<R> = SheetColumn<R>['value']

const text = <R>(heading: Word, width: number, value: Value<R>): SheetColumn<R> => ({ heading, width, value })
const whole = <R>(heading: Word, value: Value<R>, sum?: true): SheetColumn<R> => ({
  heading,
  width: 14,
  kind: 'whole',
  ...(sum ? { sum } : {}),
  value,
})
const money = <R>(heading: Word, value: Value<R>, sum?: true): SheetColumn<R> => ({
  heading,
  unit: '万元',
  kind: 'money',
  width: 18,
  ...(sum ? { sum } : {}),
  value,
})

/** 时间进度 is kept to the month. */
const month = (on: string | null): string | null => on && on.slice(0, 7)

export const PROJECT_SHEET: readonly SheetColumn<ProjectLine>[] = [
  text(P.year, 10, r => (r.year === null ? null : String(r.year))),
  text(P.code, 20, r => r.code),
  text(P.name, 36, r => r.name),
  text(P.category, 16, (r, lang) => CATEGORIES[r.category][lang]),
  text(P.nature, 10, (r, lang) => NATURES[r.nature][lang]),
  // To the village, with its township: a name alone may be that of two.
  text(P.areaName, 26, r => `${r.townshipName ?? ''}${r.areaName ?? r.areaCode}`),
  text(P.content, 40, r => r.content),
  text(P.scale, 24, r => r.scale),
  text(P.plannedFrom, 12, r => month(r.plannedFrom)),
  text(P.plannedTo, 12, r => month(r.plannedTo)),
  text(P.unit, 22, r => r.unit),
  text(P.head, 16, r => r.head),
  money(P.budgetFen, r => r.budgetFen, true),
  money(P.fundedFen, r => r.fundedFen, true),
  money(P.paidFen, r => r.paidFen, true),
  whole(P.households, r => r.households),
  whole(P.people, r => r.people),
  whole(P.registeredHouseholds, r => r.registeredHouseholds),
  whole(P.registeredPeople, r => r.registeredPeople),
  whole(P.linkedHouseholds, r => r.linkedHouseholds),
  text(P.participation, 24, r => r.participation),
  text(P.mechanism, 24, r => r.mechanism),
  text(P.library, 14, (r, lang) => r.library && LIBRARY_STATES[r.library][lang]),
  text(P.proposedOn, 13, r => r.proposedOn),
  text(P.reviewedOn, 13, r => r.reviewedOn),
  text(P.admittedOn, 13, r => r.admittedOn),
  text(P.decision, 24, r => r.decision),
  text(P.gate, 12, (r, lang) => r.gate && GATES[r.gate][lang]),
  whole(P.percent, r => r.percent),
]

const percent = (rate: string | null): string | null =>
  rate === null ? null : `${Number((Number(rate) * 100).toFixed(4))} %`

export const LINKAGE_SHEET: readonly SheetColumn<LinkageRow>[] = [
  text(L.projectName, 36, r => r.projectName),
  text(L.type, 16, (r, lang) => LINKAGE_TYPES[r.type][lang]),
  text(L.operator, 28, r => r.operator),
  text(L.number, 16, r => r.number),
  text(L.signedOn, 13, r => r.signedOn),
  text(L.fromOn, 13, r => r.fromOn),
  text(L.toOn, 13, r => r.toOn),
  money(L.principalFen, r => r.principalFen),
  text(L.rate, 12, r => percent(r.rate)),
  money(L.priceFen, r => r.priceFen),
  text(L.priceUnit, 14, r => r.priceUnit),
  whole(L.households, r => r.households),
  money(L.promisedFen, r => r.promisedFen, true),
  money(L.paidFen, r => r.paidFen, true),
]

export const ASSET_SHEET: readonly SheetColumn<AssetLine>[] = [
  text(A.projectName, 36, r => r.projectName),
  text(A.name, 30, r => r.name),
  text(A.class, 14, (r, lang) => ASSET_CLASSES[r.class][lang]),
  text(A.spec, 18, r => r.spec),
  whole(A.quantity, r => r.quantity),
  money(A.originalFen, r => r.originalFen, true),
  text(A.areaName, 18, r => r.areaName ?? r.areaCode),
  text(A.ownership, 14, (r, lang) => OWNERSHIPS[r.ownership][lang]),
  text(A.owner, 22, r => r.owner),
  text(A.operator, 22, r => r.operator),
  text(A.beneficiary, 20, r => r.beneficiary),
  text(A.supervisor, 22, r => r.supervisor),
  text(A.operation, 12, (r, lang) => r.operation && OPERATIONS[r.operation][lang]),
  text(A.termFrom, 13, r => r.termFrom),
  text(A.termTo, 13, r => r.termTo),
  money(A.agreedReturnFen, r => r.agreedReturnFen),
  money(A.returnedFen, r => r.returnedFen, true),
  text(A.distributionPlan, 28, r => r.distributionPlan),
  text(A.keeper, 16, r => r.keeper),
  text(A.registeredOn, 13, r => r.registeredOn),
  text(A.state, 10, (r, lang) => ASSET_STATES[r.state][lang]),
]

const PAGED = { cursor: true, limit: true } as const

export const projectExports: readonly ListExport[] = [
  listExport({
    name: 'projects',
    verb: 'project.read',
    words: { zh: '项目台账', en: 'Projects' },
    query: projectQuery.omit(PAGED),
    areaOf: asked => asked.area,
    // What somebody searched for stays out of the trail.
    traced: asked => ({ ...asked, q: undefined }),
    open: async (tx, asked) => ({
      columns: PROJECT_SHEET,
      pages: pagesOf(cursor => listProjects(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: {
        zh: '合计（共 {count} 个项目，投资规模、已落实、已拨付之和）',
        en: 'Total ({count} projects: budget, funded, paid)',
      },
      filters: [
        ...said(P.year, asked.year),
        ...said(P.category, asked.category && CATEGORIES[asked.category]),
        ...said(P.library, asked.library && LIBRARY_STATES[asked.library]),
        ...said(P.gate, asked.gate && asked.gate !== 'none' ? GATES[asked.gate] : undefined),
      ],
    }),
  }),
  listExport({
    name: 'linkages',
    verb: 'linkage.read',
    words: { zh: '利益联结台账', en: 'Benefit contracts' },
    query: linkageQuery.omit(PAGED),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: LINKAGE_SHEET,
      pages: pagesOf(cursor => listLinkages(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: {
        zh: '合计（共 {count} 份合同，约定与已发放之和）',
        en: 'Total ({count} contracts: promised, paid)',
      },
      filters: said(L.type, asked.type && LINKAGE_TYPES[asked.type]),
    }),
  }),
  listExport({
    name: 'assets',
    verb: 'asset.read',
    words: { zh: '扶贫项目资产台账', en: 'Assets' },
    query: assetQuery.omit(PAGED),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: ASSET_SHEET,
      pages: pagesOf(cursor => listAssets(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: {
        zh: '合计（共 {count} 项资产，原值与已收收益之和）',
        en: 'Total ({count} assets: original value, returns)',
      },
      filters: [
        ...said(A.class, asked.class && ASSET_CLASSES[asked.class]),
        ...said(A.state, asked.state && ASSET_STATES[asked.state]),
      ],
    }),
  }),
]
