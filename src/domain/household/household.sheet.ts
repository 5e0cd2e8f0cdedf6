/** 建档立卡户台账: one row a household, masked as the list on the screen is. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import { formatMoney } from '../../kernel/money.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Tx } from '../../kernel/tx.ts'
import { narrow } from '../../kernel/wide.ts'
import type { Word } from '../../kernel/words.ts'
import { placeNames } from '../area/areaName.queries.ts'
import type { PlaceNames } from '../area/areaName.queries.ts'
import { CAUSES } from './cause.terms.ts'
import type { Cause } from './cause.terms.ts'
import { bannersToWalk, listHouseholds } from './household.queries.ts'
import type { HouseholdFilter } from './household.queries.ts'
import type { HouseholdLine } from './household.reply.ts'
import { householdFilter } from './household.schema.ts'
import { HOUSEHOLD_KINDS } from './household.terms.ts'
import type { HouseholdKind } from './household.terms.ts'
import { STATES } from './status.terms.ts'

type Line = HouseholdLine & { readonly place: PlaceNames }

const INCOME: Word = { zh: '人均纯收入', en: 'Net income per head' }
const BASES = {
  evidenced: { zh: '有明细', en: 'evidenced' },
  declared: { zh: '仅填报', en: 'declared only' },
} as const satisfies Record<string, Word>

const kindWord = (kind: string | null): Word | undefined => HOUSEHOLD_KINDS[kind as HouseholdKind]

export const HOUSEHOLD_SHEET: readonly SheetColumn<Line>[] = [
  { heading: { zh: '旗县', en: 'Banner' }, width: 16, value: r => r.place.county },
  { heading: { zh: '苏木乡镇', en: 'Township' }, width: 16, value: r => r.place.township },
  { heading: { zh: '嘎查村', en: 'Village' }, width: 22, value: r => r.areaName },
  { heading: { zh: '户编号', en: 'Household code' }, width: 22, value: r => r.householdCode },
  { heading: { zh: '户主', en: 'Head' }, width: 16, value: r => r.headName },
  { heading: { zh: '家庭人口', en: 'Members' }, kind: 'whole', width: 10, sum: true, value: r => r.members },
  {
    heading: { zh: '户类型', en: 'Kind' },
    width: 16,
    value: (r, lang) => kindWord(r.kind)?.[lang] ?? r.kind,
  },
  {
    heading: { zh: '当前状态', en: 'State' },
    width: 18,
    value: (r, lang) => r.status && STATES[r.status][lang],
  },
  {
    heading: { zh: '主要致贫原因', en: 'Main cause' },
    width: 16,
    value: (r, lang) => r.mainCause && (CAUSES[r.mainCause as Cause]?.[lang] ?? r.mainCause),
  },
  { heading: { zh: '识别日期', en: 'Registered on' }, width: 13, value: r => r.registeredOn },
  {
    group: INCOME,
    heading: { zh: '年度', en: 'Year' },
    width: 8,
    value: r => r.perCapitaYear && String(r.perCapitaYear),
  },
  {
    group: INCOME,
    heading: { zh: '金额', en: 'Amount' },
    unit: '元',
    kind: 'money',
    width: 14,
    value: r => r.perCapitaFen,
  },
  {
    group: INCOME,
    heading: { zh: '依据', en: 'Basis' },
    width: 10,
    value: (r, lang) => r.perCapitaBasis && BASES[r.perCapitaBasis][lang],
  },
]

async function page(tx: Tx, asked: HouseholdFilter) {
  const { rows, next } = await listHouseholds(tx, asked)
  const places = await placeNames(
    tx,
    rows.map(r => r.areaCode),
  )
  return { rows: rows.map((r): Line => ({ ...r, place: places(r.areaCode) })), next }
}

async function* pages(tx: Tx, asked: Asked): AsyncGenerator<readonly Line[]> {
  const own = tx.reader.counties
  for (const area of bannersToWalk(tx, asked.area)) {
    const counties = area && own.length > 1 ? [area.slice(0, 6)] : own
    yield* pagesOf(cursor =>
      narrow(tx, counties, () => page(tx, { ...asked, area, cursor, limit: PAGE_ROWS })),
    )
  }
}

export const householdQuery = householdFilter.omit({ cursor: true, limit: true })
type Asked = Omit<HouseholdFilter, 'cursor' | 'limit'>

export const householdFilters = (asked: Asked): Word[] => [
  ...said({ zh: '户类型', en: 'kind' }, kindWord(asked.kind ?? null)),
  ...said({ zh: '当前状态', en: 'state' }, asked.status && STATES[asked.status]),
  ...said({ zh: '致贫原因', en: 'cause' }, asked.cause && CAUSES[asked.cause as Cause]),
  ...said({ zh: '识别年度', en: 'registered in' }, asked.year && String(asked.year)),
  ...said(
    { zh: '人均纯收入低于', en: 'income per head below' },
    asked.incomeBelowFen === undefined ? null : `${formatMoney(asked.incomeBelowFen, '元')} 元`,
  ),
  // What somebody searched for may be a name or a number: the sheet says that, and not what.
  ...said({ zh: '按查找内容', en: 'by a search' }, asked.q ? '✓' : null),
]

/** The question without what was searched for. */
export const tracedQuestion = ({ q, incomeBelowFen, ...rest }: Asked) => ({
  ...rest,
  ...(incomeBelowFen === undefined ? {} : { incomeBelowFen: String(incomeBelowFen) }),
  ...(q ? { searched: true } : {}),
})

export const householdExport = listExport({
  name: 'households',
  verb: 'household.export',
  words: { zh: '建档立卡户台账', en: 'Registered households' },
  query: householdQuery,
  areaOf: asked => asked.area,
  traced: tracedQuestion,
  open: async (tx, asked) => ({
    columns: HOUSEHOLD_SHEET,
    pages: pages(tx, asked),
    total: { zh: '合计（共 {count} 户，家庭人口之和）', en: 'Total ({count} households: members)' },
    filters: householdFilters(asked),
  }),
})
