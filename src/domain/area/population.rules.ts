/** One row of a population list: cells in, facts and findings out. Pure. */
import type { Cell } from '../../kernel/sheet/cell.ts'
import { parseInteger, parseText } from '../../kernel/sheet/cell.rules.ts'
import type { Cells } from '../../kernel/sheet/list.ts'
import { COUNTED } from './population.terms.ts'
import type { PopulationFindingCode, PopulationKey } from './population.terms.ts'
import { matchVillage } from './villageName.rules.ts'
import type { VillageCandidate } from './villageName.rules.ts'

export type PopulationCells = Cells<PopulationKey>

export interface PopulationFinding {
  readonly code: PopulationFindingCode
  readonly field: PopulationKey
}

export interface PopulationRow {
  readonly rowNo: number
  readonly text: string
  readonly areaCode: string | null
  readonly year: number | null
  readonly registered: number | null
  readonly agricultural: number | null
  readonly resident: number | null
  readonly findings: readonly PopulationFinding[]
}

export interface Township extends VillageCandidate {
  readonly villages: readonly VillageCandidate[]
}

/** The demonstration's villages are marked 示例; a list need not write that. */
const unmarked = (name: string): string => name.replace(/（示例）$/, '')
const bareTownship = (name: string): string =>
  name.replace(/\s/g, '').replace(/(苏木|镇|乡|街道办事处|街道)$/, '')

/** By code where there is one, else by the village's name inside its township; what fits two is not chosen. */
export function placeIn(townships: readonly Township[], cells: PopulationCells): string | null {
  const code = parseText(cells.code ?? null)?.replace(/^'|\s/g, '')
  if (code) return townships.some(t => t.villages.some(v => v.code === code)) ? code : null
  const [township, village] = [parseText(cells.township ?? null), parseText(cells.village ?? null)]
  if (!township || !village) return null
  const own = townships.filter(t => bareTownship(t.name) === bareTownship(township))
  if (own.length !== 1) return null
  const candidates = own[0]!.villages.map(v => ({ code: v.code, name: unmarked(v.name) }))
  const match = matchVillage(village, candidates, own[0]!.name)
  return 'code' in match ? match.code : null
}

function yearOf(cell: Cell | undefined, titled: number | null): number | null {
  const text = parseText(cell ?? null)?.replace(/年度?$/, '')
  const year = text ? Number(text) : titled
  return year !== null && Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : null
}

/** @param titled the year in the list's title, for rows that name none */
export function readPopulationRow(
  rowNo: number,
  cells: PopulationCells,
  townships: readonly Township[],
  titled: number | null,
): PopulationRow {
  const findings: PopulationFinding[] = []
  const say = (code: PopulationFindingCode, field: PopulationKey): void => void findings.push({ code, field })
  const areaCode = placeIn(townships, cells)
  if (!areaCode) say('population.place', 'village')
  const year = yearOf(cells.year, titled)
  if (year === null) say('population.year', 'year')
  const counted = { registered: null, agricultural: null, resident: null } as Record<
    (typeof COUNTED)[number],
    number | null
  >
  for (const key of COUNTED) {
    const parsed = parseInteger(cells[key] ?? null)
    if (!parsed.ok || (parsed.value !== null && (parsed.value < 0 || parsed.value > 10_000_000)))
      say('population.number', key)
    else counted[key] = parsed.value
  }
  if (!findings.length && COUNTED.every(key => counted[key] === null)) say('population.none', 'registered')
  const { registered, agricultural } = counted
  if (registered !== null && agricultural !== null && agricultural > registered)
    say('population.part', 'agricultural')
  const text = [cells.township, cells.village].map(cell => parseText(cell ?? null) ?? '').join('')
  return { rowNo, text, areaCode, year, ...counted, findings }
}

/** The second row of one village and year is wrong; the first stands. */
export function withoutTwins(rows: readonly PopulationRow[]): PopulationRow[] {
  const seen = new Set<string>()
  return rows.map(row => {
    if (!row.areaCode || !row.year) return row
    const key = `${row.areaCode} ${row.year}`
    if (!seen.has(key)) {
      seen.add(key)
      return row
    }
    return { ...row, findings: [...row.findings, { code: 'population.twice', field: 'village' } as const] }
  })
}

/** The administrator enters parameters and no figures of a banner: its word reaches no area's own rows. */
export const mayImport = (role: string): boolean => role !== 'administrator'
