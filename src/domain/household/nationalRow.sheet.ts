/**
 * The register as the national list: its 32 columns in their order, so that an export can be imported again. Numbers
 * and telephones are masked as on the screen; whoever may open them can ask for them in full, for a reason that goes
 * into the audit. An official form: its words are Chinese in every language.
 */
import { z } from 'zod'
import { mustMay } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { listExport, pagesOf } from '../../kernel/export.ts'
import { Problem } from '../../kernel/problem.ts'
import type { SheetColumn, Value } from '../../kernel/sheet/column.ts'
import { dateText } from '../../kernel/sheet/date.text.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { CAUSES } from './cause.terms.ts'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { householdFilters, householdQuery, tracedQuestion } from './household.sheet.ts'
import { bannersToWalk } from './household.queries.ts'
import { HOUSEHOLD_KINDS, MONITORED_KINDS } from './household.terms.ts'
import { perCapita } from './income.rules.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { maskIdNumber } from './mask.rules.ts'
import { NATIONAL_KEYS, columnOf } from './nationalList.terms.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { nationalRows } from './nationalRow.queries.ts'
import type { PlacedRow } from './nationalRow.queries.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'

/** How a reader may see what is personal. */
export interface Sight {
  readonly on: string
  readonly names: boolean
  readonly full: boolean
  readonly open: (sealed: string) => string
}

export interface SeenRow {
  readonly row: PlacedRow
  readonly seq: number
  readonly sight: Sight
}

const word = (list: Readonly<Record<string, Word>>, code: string | null): string | null =>
  code === null ? null : (list[code]?.zh ?? code)
/** Codes joined by a comma, as their words. */
const words = (list: Readonly<Record<string, Word>>, codes: string | null): string[] =>
  (codes ?? '').split(',').flatMap(code => (code ? [word(list, code)!] : []))

function sealed({ sight }: SeenRow, text: string | null, mask: (text: string) => string): string | null {
  if (!text) return null
  const opened = sight.open(text)
  return sight.full ? opened : mask(opened)
}

const income = ({ net, shared, declared }: PlacedRow): bigint | null =>
  perCapita(net, shared === null ? null : Number(shared)).fen ?? declared

const VALUES: Record<NationalKey, (r: SeenRow) => Value> = {
  seq: r => String(r.seq),
  dataOn: r => r.sight.on,
  county: r => r.row.place.county,
  township: r => r.row.place.township,
  village: r => r.row.place.village,
  naturalVillage: r => r.row.naturalVillage,
  householdCode: r => r.row.householdCode,
  personCode: r => r.row.personCode,
  name: r => (r.sight.names ? r.row.name : maskName(r.row.name)),
  idNumber: r => sealed(r, r.row.idSealed, maskIdNumber),
  memberCount: r => r.row.memberCount,
  relation: r => word(RELATIONS, r.row.relation),
  ethnicity: r => word(ETHNICITIES, r.row.ethnicity),
  education: r => word(EDUCATION, r.row.education),
  schooling: r => word(SCHOOLING, r.row.schooling),
  health: r => words(HEALTH, r.row.health),
  labour: r => word(LABOUR, r.row.labour),
  monthsWorked: r => r.row.monthsWorked,
  seriousIllnessInsured: r => r.row.insured,
  causes: r => words(CAUSES, r.row.causes),
  dangerousHousing: r => (r.row.housingSafe === null ? null : !r.row.housingSafe),
  waterSafe: r => r.row.waterSafe,
  perCapita: r => income(r.row),
  householdPhone: r => sealed(r, r.row.phoneSealed, maskPhone),
  personPhone: r => sealed(r, r.row.personPhoneSealed, maskPhone),
  householdIdentifiedOn: r => dateText(r.row.registeredOn, r.row.registeredPrecision),
  personIdentifiedOn: r =>
    r.row.joinedReason === 'identified' ? dateText(r.row.joinedOn, r.row.joinedPrecision) : null,
  householdKind: r => word(HOUSEHOLD_KINDS, r.row.kind),
  monitoredKind: r => word(MONITORED_KINDS, r.row.monitoredKind),
  riskEliminated: r => (r.row.riskOn === null ? null : r.row.eliminatedOn !== null),
  riskIdentifiedOn: r => dateText(r.row.riskOn, r.row.riskPrecision),
  riskEliminatedOn: r => dateText(r.row.eliminatedOn, r.row.eliminatedPrecision),
}

const WIDTHS: Partial<Record<NationalKey, number>> = {
  seq: 7,
  village: 20,
  householdCode: 20,
  personCode: 22,
  name: 16,
  idNumber: 24,
  memberCount: 6,
  causes: 18,
  householdPhone: 14,
  personPhone: 14,
}

const KINDS: Partial<Record<NationalKey, SheetColumn<SeenRow>['kind']>> = {
  memberCount: 'whole',
  monthsWorked: 'whole',
  perCapita: 'money',
}

export const NATIONAL_SHEET: readonly SheetColumn<SeenRow>[] = NATIONAL_KEYS.map(key => ({
  heading: { zh: columnOf(key).zh, en: columnOf(key).zh },
  width: WIDTHS[key] ?? 12,
  ...(KINDS[key] ? { kind: KINDS[key] } : {}),
  ...(key === 'perCapita' ? { unit: '元' as const } : {}),
  value: VALUES[key],
}))

/** Fewer households than rows: a page of members is several times as long. */
const PAGE_HOMES = 400

async function* pages(
  tx: Tx,
  asked: Parameters<typeof nationalRows>[1],
  sight: Sight,
): AsyncGenerator<readonly SeenRow[]> {
  let seq = 0
  for (const area of bannersToWalk(tx, asked.area))
    for await (const rows of pagesOf(cursor =>
      nationalRows(tx, { ...asked, area, cursor, limit: PAGE_HOMES }),
    ))
      yield rows.map(row => ({ row, seq: ++seq, sight }))
}

const query = householdQuery.extend({
  /** The day the list speaks of; today where nothing is said. */
  on: z.iso.date().optional(),
  full: z.enum(['true', 'false']).default('false'),
  reason: z.string().trim().min(4).max(300).optional(),
})

const REASON: Word = { zh: '导出完整信息须写明理由', en: 'a reason for exporting personal data in full' }

export const nationalExport = listExport({
  name: 'members',
  verb: 'household.export',
  words: { zh: '户、人名单', en: 'National list of households and people' },
  query,
  areaOf: asked => asked.area,
  traced: ({ on, full, reason, ...asked }) => ({ ...tracedQuestion(asked), on, full, reason }),
  open: async (tx, { on, full, reason, ...asked }) => {
    const whole = full === 'true'
    if (whole) {
      mustMay(tx.reader, 'household.reveal')
      if (!reason) throw new Problem('input.invalid', {}, [{ field: 'reason', code: 'required' }], REASON)
    }
    const asOf = on ?? today(tx.at)
    const sight = {
      on: asOf,
      names: tx.reader.seesNames || whole,
      full: whole,
      open: (text: string) => tx.vault.open(text),
    }
    return {
      columns: NATIONAL_SHEET,
      pages: pages(tx, { ...asked, on: asOf, limit: PAGE_HOMES }, sight),
      total: { zh: '合计（共 {count} 人）', en: 'Total ({count} people)' },
      filters: householdFilters(asked),
      notes: whole
        ? [{ zh: '含未脱敏的个人信息，请妥善保管。', en: 'Holds personal data in full; keep it safe.' }]
        : [],
      asOf,
      lang: 'zh' as const,
    }
  },
})
