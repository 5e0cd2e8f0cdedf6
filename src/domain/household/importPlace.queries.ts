/** The banner's townships and villages, and what was decided before about spellings: kept in memory while a list is read. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { bareName, matchVillage } from '../area/villageName.rules.ts'
import { townshipsOf } from '../area/population.queries.ts'
import type { Township } from '../area/population.rules.ts'
import type { Finding } from './finding.terms.ts'
import { LIST_FINDINGS, villageKey } from './import.terms.ts'
import type { VillageQuestion } from './import.reply.ts'
import type { BatchDecisions, ListFindingCode } from './import.terms.ts'
import type { NationalRow } from './nationalList.rules.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { decidedVillages } from './villageAlias.queries.ts'

export interface FoundPlace {
  readonly code: string | null
  readonly findings: readonly Finding[]
  /** The question that each further row of this spelling belongs to. */
  readonly asks?: string
}

export interface PlaceFinder {
  find(row: NationalRow): FoundPlace
  /** What somebody must decide, gathered while the list was read. */
  questions(): VillageQuestion[]
}

const finding = (code: ListFindingCode, field: NationalKey): Finding => ({
  code,
  level: LIST_FINDINGS[code].level,
  field,
})
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** The demonstration's villages are marked 示例; a list need not write that. */
const withoutMark = (name: string): string => name.replace(/（示例）$/, '')

export async function placesOf(tx: Tx, county: string, decisions: BatchDecisions): Promise<PlaceFinder> {
  const [own] = (
    await tx.db.execute<{ name: string }>(
      sql`select name from area where code = ${county} and valid_to is null`,
    )
  ).rows
  const townships = await townshipsOf(tx, county)
  const decided = new Map([
    ...(await decidedVillages(tx, county)),
    ...Object.entries(decisions.villages ?? {}),
  ])
  const questions = new Map<string, VillageQuestion>()
  const kept = new Map<string, FoundPlace>()

  const township = (text: string): Township | undefined => {
    const fits = townships.filter(t => plain(t.name) === plain(text))
    const loose = fits.length
      ? fits
      : townships.filter(
          t =>
            t.name.replace(/(苏木|镇|乡|街道办事处|街道)$/, '') ===
            plain(text).replace(/(苏木|镇|乡|街道办事处|街道)$/, ''),
        )
    return loose.length === 1 ? loose[0] : undefined
  }

  const ask = (
    t: Township,
    text: string,
    candidates: readonly string[],
    code: ListFindingCode,
  ): FoundPlace => {
    const key = villageKey(t.code, text)
    const before = questions.get(key)
    const list = candidates.length ? t.villages.filter(v => candidates.includes(v.code)) : t.villages
    questions.set(key, {
      township: t.code,
      townshipName: t.name,
      text,
      rows: (before?.rows ?? 0) + 1,
      candidates: list.map(({ code, name }) => ({ code, name })),
      chosen: null,
    })
    return { code: null, findings: [finding(code, 'village')], asks: key }
  }

  const look = (row: NationalRow): FoundPlace => {
    if (row.county && own && bareName(row.county) !== bareName(own.name))
      return { code: null, findings: [finding('place.otherCounty', 'county')] }
    if (!row.township || !row.village) return { code: null, findings: [] }
    const t = township(row.township)
    if (!t) return { code: null, findings: [finding('place.township', 'township')] }
    const chosen = decided.get(villageKey(t.code, row.village))
    if (chosen && t.villages.some(v => v.code === chosen)) return { code: chosen, findings: [] }
    const match = matchVillage(
      row.village,
      t.villages.map(v => ({ code: v.code, name: withoutMark(v.name) })),
      t.name,
    )
    if ('code' in match)
      return {
        code: match.code,
        findings: match.by === 'spelling' ? [finding('place.spelling', 'village')] : [],
      }
    return 'ambiguous' in match
      ? ask(t, row.village, match.ambiguous, 'place.ambiguous')
      : ask(t, row.village, match.near, 'place.village')
  }

  return {
    find(row) {
      const key = `${row.county}|${row.township}|${row.village}`
      const known = kept.get(key)
      if (!known) {
        const found = look(row)
        kept.set(key, found)
        return found
      }
      const asked = known.asks ? questions.get(known.asks) : undefined
      if (known.asks && asked) questions.set(known.asks, { ...asked, rows: asked.rows + 1 })
      return known
    },
    questions: () => [...questions.values()].sort((a, b) => b.rows - a.rows),
  }
}
