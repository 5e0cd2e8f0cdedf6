/** The lists of poor villages and banners with their exits, as sheets. */
import { z } from 'zod'
import { listExport, onePage, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { dateText } from '../../kernel/sheet/date.text.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Word } from '../../kernel/words.ts'
import { rangeOf } from '../area/area.rules.ts'
import { listBanners } from './banner.queries.ts'
import type { exitOf } from './exit.queries.ts'
import { villageQuery } from './exit.schema.ts'
import { DESIGNATION_LEVELS, STATES } from './exit.terms.ts'
import type { DesignationLevel } from './exit.terms.ts'
import { BANNER_COLUMNS, VILLAGE_COLUMNS } from './exit.words.ts'
import { listVillages } from './village.queries.ts'

interface Designated {
  readonly designated: { readonly level: DesignationLevel; readonly year: number | null }
  readonly exit: ReturnType<typeof exitOf>
}

type Village = Awaited<ReturnType<typeof listVillages>>['rows'][number]
type Banner = Awaited<ReturnType<typeof listBanners>>[number]
const EXIT: Word = { zh: '退出', en: 'Exit' }
const REGISTERED: Word = { zh: '建档立卡', en: 'Registered' }
const V = VILLAGE_COLUMNS
const B = BANNER_COLUMNS

const level = (heading: Word): SheetColumn<Designated> => ({
  heading,
  width: 10,
  value: (r, lang) => DESIGNATION_LEVELS[r.designated.level][lang],
})
/** Round, day, incidence in percent and document under one heading; empty where the area is not out. */
const exitColumns = (words: typeof V | typeof B): SheetColumn<Designated>[] => [
  { group: EXIT, heading: words.exitRound, width: 10, value: r => r.exit && String(r.exit.round) },
  {
    group: EXIT,
    heading: words.exitOn,
    width: 14,
    value: r => r.exit && dateText(r.exit.onDate, r.exit.onPrecision),
  },
  {
    group: EXIT,
    heading: words.incidence,
    unit: { zh: '%', en: '%' },
    kind: 'decimal',
    width: 12,
    value: r => (r.exit?.incidence == null ? null : Number((r.exit.incidence * 100).toFixed(4))),
  },
  { group: EXIT, heading: words.documentNumber, width: 26, value: r => r.exit?.document?.number },
]

export const VILLAGE_SHEET: readonly SheetColumn<Village>[] = [
  { heading: V.countyName, width: 18, value: r => r.countyName },
  { heading: V.townshipName, width: 18, value: r => r.townshipName },
  { heading: V.name, width: 24, value: r => r.name },
  { heading: V.code, width: 16, value: r => r.code },
  level(V.designatedLevel),
  { heading: V.designatedYear, width: 10, value: r => r.designated.year && String(r.designated.year) },
  ...exitColumns(V),
  {
    group: REGISTERED,
    heading: { zh: '户数', en: 'Households' },
    kind: 'whole',
    width: 10,
    sum: true,
    value: r => r.households,
  },
  {
    group: REGISTERED,
    heading: { zh: '人数', en: 'People' },
    kind: 'whole',
    width: 10,
    sum: true,
    value: r => r.people,
  },
]

export const BANNER_SHEET: readonly SheetColumn<Banner>[] = [
  { heading: B.league, width: 14, value: r => r.league },
  { heading: B.name, width: 20, value: r => r.name },
  { heading: B.code, width: 14, value: r => r.code },
  level(B.designatedLevel),
  ...exitColumns(B),
  { heading: B.villages, kind: 'whole', width: 14, sum: true, value: r => r.villages },
  { heading: B.exitedVillages, kind: 'whole', width: 14, sum: true, value: r => r.exitedVillages },
]

const area = z.string().regex(/^1[15]\d{4}$/)

export const exitExports: readonly ListExport[] = [
  listExport({
    name: 'villages',
    verb: 'exit.read',
    words: { zh: '贫困嘎查村台账', en: 'Poor villages' },
    query: villageQuery.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: VILLAGE_SHEET,
      pages: pagesOf(cursor => listVillages(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: {
        zh: '合计（共 {count} 个嘎查村，建档立卡户数、人数之和）',
        en: 'Total ({count} villages: registered households and people)',
      },
      filters: [
        ...said({ zh: '状态', en: 'state' }, asked.state === 'all' ? null : STATES[asked.state]),
        ...said({ zh: '退出年度', en: 'round' }, asked.round),
        ...said({ zh: '名称含', en: 'name holds' }, asked.q),
      ],
    }),
  }),
  listExport({
    name: 'banners',
    verb: 'exit.read',
    words: { zh: '贫困旗县退出台账', en: 'Poor banners and their exit' },
    query: z.object({ area: area.optional() }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => {
      const { lo, hi } = asked.area ? rangeOf(asked.area) : { lo: '', hi: '~' }
      const rows = (await listBanners(tx)).filter(b => b.code >= lo && b.code < hi)
      return {
        columns: BANNER_SHEET,
        pages: onePage(rows),
        total: {
          zh: '合计（共 {count} 个旗县，嘎查村数之和）',
          en: 'Total ({count} banners: villages)',
        },
      }
    },
  }),
]
