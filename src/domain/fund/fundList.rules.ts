/** Rows of the ledgers of appropriations and allocations: cells in, postings and what is wrong out. Pure. */
import { cellReader, finding, isClean, monthEnd } from '../../kernel/ledger/cell.rules.ts'
import type { CellReader } from '../../kernel/ledger/cell.rules.ts'
import { answerTo, TWIN_CHOICES } from '../../kernel/ledger/ledger.ts'
import type { Answers, Finding, Judged, Question } from '../../kernel/ledger/ledger.ts'
import { formatMoney } from '../../kernel/money.ts'
import { squeeze } from '../../kernel/sheet/heading.rules.ts'
import type { ListRow } from '../../kernel/sheet/list.ts'
import { say } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { documentNumber } from '../notice/document.rules.ts'
import type { AllocationInput, AppropriationInput } from './fund.commands.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'
import { FUND_FINDINGS, TWIN_ASKS } from './fundList.words.ts'
import type { AllocationKey, AppropriationKey } from './fundList.words.ts'

interface Cited {
  readonly documentCounty: string
  readonly documentId: string
}

interface Known {
  readonly documents: ReadonlyMap<string, Cited>
  /** What stands, and rows before this one. */
  readonly twins: Set<string>
  readonly answers: Answers
}

const told = <K extends string>(
  level: Finding['level'],
  code: keyof typeof FUND_FINDINGS,
  field: K,
  values = {},
) => finding<K, keyof typeof FUND_FINDINGS>(FUND_FINDINGS, level, code, field, values)

/** The answer to whether a row that is there already comes in again; undefined where nothing is asked or answered. */
function twinOf<K extends string>(
  key: string,
  about: {
    readonly code: 'appropriation.twin' | 'allocation.twin'
    readonly field: K
    readonly row: number
    readonly ask: Word
  },
  known: Known,
  out: Finding<K>[],
): string | undefined {
  const before = known.twins.has(key)
  known.twins.add(key)
  if (!before) return undefined
  const question: Question = {
    kind: 'twin',
    key: `twin:${about.row}`,
    words: about.ask,
    choices: TWIN_CHOICES,
  }
  const answer = answerTo(known.answers, question)
  if (!answer) out.push({ ...told('ask', about.code, about.field), question })
  return answer
}

const both = (word: Word, zh: Record<string, string | number>, en = zh): Word => ({
  zh: say(word, 'zh', zh),
  en: say(word, 'en', en),
})

function citedOf<K extends string>(
  cells: CellReader<K | 'document'>,
  known: Known,
  out: Finding<K | 'document'>[],
): Cited | null {
  const number = cells.text('document', 80)
  if (!number) return null
  const found = known.documents.get(documentNumber(number))
  if (!found) out.push(told<K | 'document'>('error', 'document.unknown', 'document', { number }))
  return found ?? null
}

export const appropriationKey = (a: {
  year: number
  source: string
  documentId: string | null
  amountFen: bigint
}): string => [a.year, a.source, a.documentId ?? '', a.amountFen].join(' ')

export interface Appropriations extends Known {
  readonly giverCode: string
}

export function judgeAppropriation(
  row: ListRow<AppropriationKey>,
  known: Appropriations,
): Judged<AppropriationKey, AppropriationInput> {
  const cells = cellReader(row)
  const out: Finding<AppropriationKey>[] = []
  const cited = citedOf<AppropriationKey>(cells, known, out)
  const on = cells.date('onDate', true)
  const facts = {
    year: cells.year('year', true),
    source: cells.term('source', SOURCES, true),
    amountFen: cells.money('amount', true),
    purpose: cells.text('purpose', 300, true),
  }
  const { year, source, amountFen } = facts
  const text = [year, source && SOURCES[source].zh, facts.purpose].filter(Boolean).join(' ')
  if (year && source && amountFen) {
    const money = formatMoney(amountFen, '万元')
    const ask = both(
      TWIN_ASKS.appropriation,
      { row: row.rowNo, year, source: SOURCES[source].zh, money },
      { row: row.rowNo, year, source: SOURCES[source].en, money },
    )
    const about = { code: 'appropriation.twin', field: 'amount', row: row.rowNo, ask } as const
    const key = appropriationKey({ year, source, amountFen, documentId: cited?.documentId ?? null })
    if (twinOf<AppropriationKey>(key, about, known, out) === 'skip')
      return { text, facts: null, findings: [], skipped: true }
  }
  const findings = [...cells.findings, ...out]
  if (!on || !isClean(findings)) return { text, facts: null, findings }
  // A month or year is kept on its last day, as by hand.
  const onDate = { day: on.on, month: monthEnd(on.on), year: `${on.on.slice(0, 4)}-12-31` }[on.precision]
  const { giverCode } = known
  return {
    text,
    facts: { ...(facts as AppropriationInput), ...cited, giverCode, onDate, onPrecision: on.precision },
    findings,
  }
}

export interface Appropriated extends Record<string, unknown> {
  readonly id: string
  readonly county: string
  readonly year: number
  readonly source: Source
  readonly documentId: string | null
}

export interface Allocations extends Known {
  readonly given: readonly Appropriated[]
  /** By name. */
  readonly banners: ReadonlyMap<string, string>
}

/** The appropriation that a row draws on: its year and source, and its document where it names one. */
function drawnOn(
  cells: CellReader<AllocationKey>,
  cited: Cited | null,
  known: Allocations,
  out: Finding<AllocationKey>[],
) {
  const [year, source] = [cells.year('year', true), cells.term('source', SOURCES, true)]
  if (!year || !source || out.length) return null
  const fits = known.given.filter(
    a => a.year === year && a.source === source && (!cited || a.documentId === cited.documentId),
  )
  const [only] = fits
  if (only && fits.length === 1) return only
  out.push(
    only
      ? told('error', 'appropriation.several', 'document', { count: fits.length })
      : told('error', 'appropriation.none', 'source', { document: cited ? '、文号' : '' }),
  )
  return null
}

export const allocationKey = (a: { appropriationId: string; banner: string; amountFen: bigint }): string =>
  [a.appropriationId, a.banner, a.amountFen].join(' ')

export function judgeAllocation(
  row: ListRow<AllocationKey>,
  known: Allocations,
): Judged<AllocationKey, AllocationInput> {
  const cells = cellReader(row)
  const out: Finding<AllocationKey>[] = []
  const cited = citedOf<AllocationKey>(cells, known, out)
  const from = drawnOn(cells, cited, known, out)
  const name = cells.text('banner', 40, true)
  const county = name ? known.banners.get(squeeze(name)) : undefined
  if (name && !county) out.push(told('error', 'banner.unknown', 'banner'))
  const facts = {
    amountFen: cells.money('amount', true),
    onDate: cells.day('onDate', true),
    reason: cells.text('reason', 300, true),
  }
  const { amountFen } = facts
  const text = [name, from?.year].filter(Boolean).join(' ')
  if (from && county && amountFen) {
    const values = { row: row.rowNo, banner: name!, money: formatMoney(amountFen, '万元') }
    const about = {
      code: 'allocation.twin',
      field: 'amount',
      row: row.rowNo,
      ask: both(TWIN_ASKS.allocation, values),
    } as const
    const key = allocationKey({ appropriationId: from.id, banner: county, amountFen })
    if (twinOf<AllocationKey>(key, about, known, out) === 'skip')
      return { text, facts: null, findings: [], skipped: true }
  }
  const findings = [...cells.findings, ...out]
  if (!from || !county || !isClean(findings)) return { text, facts: null, findings }
  const drawn = { county, appropriationCounty: from.county, appropriationId: from.id }
  return { text, facts: { ...(facts as AllocationInput), ...drawn, ...cited }, findings }
}
