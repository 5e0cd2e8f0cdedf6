/** A row of a project library: cells in, the entry with its way through the library and what is wrong out. Pure. */
import { cellReader, finding, isClean, monthEnd } from '../../kernel/ledger/cell.rules.ts'
import type { CellReader } from '../../kernel/ledger/cell.rules.ts'
import { answerTo, TWIN_CHOICES } from '../../kernel/ledger/ledger.ts'
import type { Answers, Finding, Judged, Question, Said } from '../../kernel/ledger/ledger.ts'
import { sentence } from '../../kernel/refusal.ts'
import { squeeze } from '../../kernel/sheet/heading.rules.ts'
import type { ListRow } from '../../kernel/sheet/list.ts'
import { say } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { findPlace, placeKey } from '../area/placeText.rules.ts'
import type { BannerPlaces, PlaceAsk } from '../area/placeText.rules.ts'
import { documentNumber } from '../notice/document.rules.ts'
import { mayStep } from './library.rules.ts'
import type { Entry } from './library.rules.ts'
import { LIBRARY_STEPS } from './library.terms.ts'
import type { LibraryState, LibraryStep } from './library.terms.ts'
import {
  LISTED_CATEGORIES,
  LISTED_NATURES,
  LISTED_STATES,
  PLACE_ASKS,
  PROJECT_FINDINGS,
  PROJECT_LIST,
  TWIN_ASKS,
} from './projectList.words.ts'
import type { ProjectKey } from './projectList.words.ts'
import type { Nature, ProjectCategory } from './project.terms.ts'

export interface DocumentAt {
  readonly documentCounty: string
  readonly documentId: string
}

export interface Step extends Partial<DocumentAt> {
  readonly step: LibraryStep
  readonly onDate: string
  readonly year?: number
}

export interface Facts extends Entry {
  readonly areaCode: string
  readonly code: string | null
  readonly name: string
  readonly category: ProjectCategory
  readonly nature: Nature
  readonly content: string
  readonly budgetFen: bigint
  readonly registeredHouseholds: number | null
  readonly registeredPeople: number | null
  readonly steps: readonly Step[]
}

/** What the list is held against: it grows with each row, so that a list's own twins are found too. */
export interface Library {
  readonly places: BannerPlaces
  readonly decided: ReadonlyMap<string, string>
  /** By number, documents of the banner's register. */
  readonly documents: ReadonlyMap<string, DocumentAt>
  /** `year name` → where it stands. */
  readonly twins: Map<string, Word>
  /** Code → the project's name, or the row of this file. */
  readonly codes: Map<string, { readonly name: string; readonly row?: number }>
  /** What was answered about places in this list, for the next one. */
  readonly chosen: Map<string, { readonly township: string; readonly text: string; readonly code: string }>
  readonly said: Said
  readonly answers: Answers
  readonly today: string
}

type Told = Finding<ProjectKey>[]
const told = (
  level: Finding['level'],
  code: keyof typeof PROJECT_FINDINGS,
  field: ProjectKey | null,
  values = {},
) => finding<ProjectKey, keyof typeof PROJECT_FINDINGS>(PROJECT_FINDINGS, level, code, field, values)

const both = (word: Word, values: Record<string, string | number>): Word => ({
  zh: say(word, 'zh', values),
  en: say(word, 'en', values),
})

export const nameKey = (year: number | null, name: string): string => `${year ?? ''} ${squeeze(name)}`

function askPlace(library: Library, { under, text, candidates }: PlaceAsk, out: Told): string | null {
  const villages = library.places.townships.find(t => t.code === under.code)?.villages ?? []
  const offered = candidates.length ? candidates : villages
  if (!offered.length) {
    out.push(told('error', 'place.notFound', 'place', { text }))
    return null
  }
  const township = (code: string): string =>
    under.code === code.slice(0, 9)
      ? ''
      : (library.places.townships.find(t => code.startsWith(t.code))?.name ?? '')
  const question: Question = {
    kind: 'place',
    key: placeKey(under.code, text),
    words: both(PLACE_ASKS, { under: under.name, text }),
    choices: offered.map(({ code, name }) => ({
      value: code,
      label: { zh: township(code) + name, en: township(code) + name },
    })),
  }
  const answer = answerTo(library.answers, question)
  if (answer) {
    library.chosen.set(question.key, { township: under.code, text, code: answer })
    return answer
  }
  out.push({ ...told('ask', 'place.ask', 'place', { text, under: under.name }), question })
  return null
}

function placeOf(cells: CellReader<ProjectKey>, library: Library, out: Told): string | null {
  const given = {
    code: cells.text('areaCode', 12),
    township: cells.text('township', 40),
    place: cells.text('place', 80),
  }
  const found = findPlace(library.places, given, library.decided)
  if ('unknown' in found) {
    const field = found.unknown === 'code' ? 'areaCode' : found.unknown === 'township' ? 'township' : 'place'
    out.push(told('error', `place.${found.unknown}`, field))
    return null
  }
  if ('ask' in found) return askPlace(library, found.ask, out)
  if (found.by === 'spelling') {
    const name =
      library.places.townships.flatMap(t => t.villages).find(v => v.code === found.code)?.name ?? ''
    out.push(told('warn', 'place.spelling', 'place', { name }))
  }
  return found.code
}

/** Steps up to the state that the row, or the list as a whole, says; each with its day and what it rests on. */
function stepsOf(cells: CellReader<ProjectKey>, library: Library, year: number | null, out: Told): Step[] {
  const { said } = library
  const number = cells.text('document', 60)
  const cited = number
    ? library.documents.get(documentNumber(number))
    : said.document
      ? { documentCounty: said.documentCounty ?? library.places.county.code, documentId: said.document }
      : undefined
  if (number && !cited) out.push(told('error', 'project.document', 'document', { number }))
  const state: LibraryState = cells.term('state', LISTED_STATES) ?? (cited ? 'in_library' : 'proposed')
  const steps: Step[] = []
  const step = (
    name: LibraryStep,
    field: 'proposedOn' | 'reviewedOn' | 'admittedOn',
    more: Partial<Step> = {},
  ): void => {
    const onDate = cells.day(field) ?? said[field]
    if (onDate) steps.push({ step: name, onDate, ...more })
    else out.push(told('error', 'project.dateNeeded', field, { what: PROJECT_LIST[field].zh }))
  }
  // A proposal is for a plan year too; an admission makes it one of the library.
  step('propose', 'proposedOn', year === null ? {} : { year })
  if (state !== 'proposed') step('review', 'reviewedOn')
  if (state === 'in_library') {
    if (year === null) out.push(told('error', 'project.yearNeeded', 'year'))
    step('admit', 'admittedOn', { ...(year === null ? {} : { year }), ...cited })
  }
  return steps
}

/** The library's own rule, step by step, as if each had been taken by hand. */
function refusedSteps(steps: readonly Step[], entry: Entry, today: string): Told {
  let state: LibraryState | null = null
  let lastOn: string | null = null
  const found: Told = []
  for (const { step, onDate, year, documentId } of steps) {
    const facts = {
      step,
      state,
      onDate,
      today,
      lastOn,
      year: year ?? null,
      years: [],
      entry,
      initiated: false,
    }
    const reasons = mayStep({ ...facts, hasDocument: documentId !== undefined })
    for (const r of reasons)
      if (!found.some(f => f.code === r.code))
        found.push({ level: 'error', code: r.code, field: fieldOf(r.code, step), words: sentence(r) })
    state = LIBRARY_STEPS[step].to
    lastOn = onDate
  }
  return found
}

const DATED: Partial<Record<LibraryStep, 'proposedOn' | 'reviewedOn' | 'admittedOn'>> = {
  propose: 'proposedOn',
  review: 'reviewedOn',
  admit: 'admittedOn',
}

/** `library.missing.scale` stands in the column of the scale. */
function fieldOf(code: string, step: LibraryStep): ProjectKey | null {
  const key = code.replace(/^library\.missing\./, '')
  if (key in PROJECT_LIST) return key as ProjectKey
  if (code === 'library.decision') return 'document'
  if (code === 'library.year') return 'year'
  return DATED[step] ?? null
}

function twinOf(
  row: ListRow<ProjectKey>,
  facts: { year: number | null; name: string },
  library: Library,
  out: Told,
) {
  const key = nameKey(facts.year, facts.name)
  const where = library.twins.get(key)
  library.twins.set(key, where ?? { zh: `本表第 ${row.rowNo} 行`, en: `row ${row.rowNo} of this file` })
  if (!where) return undefined
  const values = { row: row.rowNo, name: facts.name, year: facts.year ?? '—' }
  const question: Question = {
    kind: 'twin',
    key: `twin:${row.rowNo}`,
    words: {
      zh: say(TWIN_ASKS, 'zh', { ...values, where: where.zh }),
      en: say(TWIN_ASKS, 'en', { ...values, where: where.en }),
    },
    choices: TWIN_CHOICES,
  }
  const answer = answerTo(library.answers, question)
  if (!answer) out.push({ ...told('ask', 'project.twin', 'name', { year: facts.year ?? '' }), question })
  return answer
}

function codeOnce(rowNo: number, code: string | null, name: string, library: Library, out: Told): void {
  if (!code) return
  const known = library.codes.get(code)
  if (known?.row) out.push(told('error', 'project.codeTwice', 'code', { row: known.row }))
  else if (known) out.push(told('error', 'project.codeKnown', 'code', { name: known.name }))
  else library.codes.set(code, { name, row: rowNo })
}

function sense(
  f: Pick<
    Facts,
    'plannedFrom' | 'plannedTo' | 'households' | 'people' | 'registeredHouseholds' | 'registeredPeople'
  >,
  out: Told,
): void {
  if (f.plannedFrom && f.plannedTo && f.plannedTo < f.plannedFrom)
    out.push(told('error', 'project.order', 'plannedTo'))
  const beyond = (part: number | null, whole: number | null): boolean =>
    part !== null && whole !== null && part > whole
  if (beyond(f.registeredHouseholds, f.households))
    out.push(told('error', 'project.part', 'registeredHouseholds'))
  if (beyond(f.registeredPeople, f.people)) out.push(told('error', 'project.part', 'registeredPeople'))
}

export function judgeProject(row: ListRow<ProjectKey>, library: Library): Judged<ProjectKey, Facts> {
  const cells = cellReader(row)
  const out: Told = []
  const ownYear = cells.year('year')
  const titled = row.titled ? Number(row.titled.on.slice(0, 4)) : null
  const year = ownYear ?? (row.cells.year == null ? titled : null)
  const name = cells.text('name', 120, true)
  const areaCode = placeOf(cells, library, out)
  const [from, to] = [cells.month('plannedFrom'), cells.month('plannedTo')]
  const entry = {
    scale: cells.text('scale', 300),
    plannedFrom: from?.on ?? null,
    plannedTo: to && (to.precision === 'month' ? monthEnd(to.on) : to.on),
    unit: cells.text('unit', 120),
    head: cells.text('head', 120),
    households: cells.whole('households'),
    people: cells.whole('people'),
    participation: cells.text('participation', 1000),
    mechanism: cells.text('mechanism', 1000),
  }
  const rest = {
    code: cells.text('code', 60),
    category: cells.term('category', LISTED_CATEGORIES, true),
    nature: cells.term('nature', LISTED_NATURES, true),
    content: cells.text('content', 2000, true),
    budgetFen: cells.money('budget', true),
    registeredHouseholds: cells.whole('registeredHouseholds'),
    registeredPeople: cells.whole('registeredPeople'),
  }
  sense({ ...entry, ...rest }, out)
  const steps = stepsOf(cells, library, year, out)
  out.push(...refusedSteps(steps, entry, library.today))
  const answer = name ? twinOf(row, { year, name }, library, out) : undefined
  if (answer === 'skip') return { text: name ?? '', facts: null, findings: [], skipped: true }
  codeOnce(row.rowNo, rest.code, name ?? '', library, out)
  const findings = [...cells.findings, ...out]
  const facts = isClean(findings) ? ({ areaCode, name, ...entry, ...rest, steps } as Facts) : null
  return { text: name ?? '', facts, findings }
}
