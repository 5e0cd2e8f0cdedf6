/** 项目库: proposed by the village, corrected, reviewed, admitted, updated every year, removed. */
import { sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import { insertionOf } from '../../kernel/copy.ts'
import type { Base } from '../../kernel/db.ts'
import { mustMay } from '../../kernel/access.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { mayStep } from './library.rules.ts'
import type { LibraryStep } from './library.terms.ts'
import { citedBy, onProject, raisePlan, setProject } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { ProjectInput, RevisionInput, StepInput } from './project.schema.ts'
import { lockLots, takeBack } from '../fund/book.commands.ts'
import { libraryStep, project, projectFunding } from './project.table.ts'
import { libraryOf, passedOf } from './state.queries.ts'

export const LIBRARY_FIGURES = ['project.count']

async function mustBePlace(tx: Tx, county: string, areaCode: string): Promise<void> {
  const found = await tx.db.execute(
    sql`select 1 from area where code = ${areaCode} and left(code, 6) = ${county} and valid_to is null`,
  )
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'areaCode', code: 'unknown' }], {
      zh: '所选地点不属于该旗县',
      en: 'the place does not belong to the banner',
    })
}

/** The paired district of the day, where the entry names none. */
export async function districtOf(tx: Tx, county: string, on: string): Promise<string | null> {
  const found = await tx.db.execute<{ giver: string | null }>(sql`select giver_code as giver from pairing
    where receiver_code = ${county} and level = 'county' and valid_from <= ${on} and (valid_to is null or valid_to > ${on}) order by valid_from desc limit 1`)
  return found.rows[0]?.giver ?? null
}

const future = (onDate: string, at: Date): void =>
  refuseFor(
    onDate > today(at)
      ? [reason('library.future', '日期不能晚于今天。', 'The date lies in the future.')]
      : [],
  )

/** 村级申报: the entry begins its way with what the village knows. */
export function proposeProject(base: Base, reader: Reader, input: ProjectInput, key?: string): Promise<At> {
  const { county, areaCode, onDate, ...entry } = input
  return command(
    base,
    reader,
    { command: 'proposeProject', county, areaCode, key, request: input },
    async tx => {
      future(onDate, tx.at)
      await mustBePlace(tx, county, areaCode)
      const districtCode = entry.districtCode ?? (await districtOf(tx, county, onDate))
      const own = { ...entry, county, areaCode, districtCode }
      const [at] = await enterProjects(tx, [{ entry: own, steps: [{ step: 'propose', onDate }] }])
      return { result: at!, subject: { type: 'project', id: at!.id }, after: input }
    },
  )
}

interface Entered {
  readonly entry: Omit<typeof project.$inferInsert, 'id' | 'recordedAt'>
  /** The steps it has taken; a document that one cites is known to be there. */
  readonly steps: readonly AnyStep[]
}

/** Entries with their steps, inside a command; all of them have the same columns. */
export async function enterProjects(tx: Tx, entered: readonly Entered[]): Promise<At[]> {
  const rows = entered.map(({ entry }) => ({ ...entry, id: newId(), recordedAt: tx.at }))
  const steps = entered.flatMap((e, i) => e.steps.map(step => stepRow(tx, rows[i]!, step)))
  const statement = insertionOf([
    [project, rows],
    [libraryStep, steps],
  ])
  if (statement) await tx.client.query(statement)
  return rows.map(({ county, id }) => ({ county, id }))
}

const stepRow = (tx: Tx, at: At & { areaCode: string }, input: AnyStep) => ({
  county: at.county,
  id: newId(),
  areaCode: at.areaCode,
  projectId: at.id,
  step: input.step,
  onDate: input.onDate,
  year: input.year ?? null,
  note: input.note ?? null,
  documentCounty: input.documentId ? (input.documentCounty ?? at.county) : null,
  documentId: input.documentId ?? null,
  recordedAt: tx.at,
})

async function writeStep(tx: Tx, at: At & { areaCode: string }, input: AnyStep): Promise<void> {
  await citedBy(tx, input, at.county)
  await tx.db.insert(libraryStep).values(stepRow(tx, at, input))
}

/** Who takes which step: the township reviews, the county decides. */
const VERBS = {
  propose: 'project.propose',
  review: 'project.review',
  return: 'project.review',
  admit: 'project.admit',
  update: 'project.admit',
  remove: 'project.admit',
} as const satisfies Record<LibraryStep, string>

const COMMANDS: Readonly<Record<LibraryStep, string>> = {
  propose: 'resubmitProject',
  review: 'reviewProject',
  return: 'returnProject',
  admit: 'admitProject',
  update: 'updateProject',
  remove: 'removeProject',
}

export type AnyStep = Omit<StepInput, 'step'> & { step: LibraryStep }

export async function takeStep(
  base: Base,
  reader: Reader,
  at: At,
  input: AnyStep,
  key?: string,
): Promise<At> {
  mustMay(reader, VERBS[input.step])
  const ordered = { command: COMMANDS[input.step], key, request: input, figures: LIBRARY_FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const library = await libraryOf(tx, at)
    refuseFor(
      mayStep({
        ...library,
        step: input.step,
        onDate: input.onDate,
        today: today(tx.at),
        year: input.year ?? null,
        hasDocument: input.documentId !== undefined,
        entry: row,
        initiated: (await passedOf(tx, at)).initiation !== undefined,
      }),
    )
    await writeStep(tx, row, input)
    if (input.step === 'remove') await releaseFunding(tx, at)
    return { result: at, subject: { type: 'project', id: at.id }, before: library, after: input }
  })
}

/** Corrects the entry until 立项; from then on only a change request does. */
export function reviseProject(base: Base, reader: Reader, at: At, input: RevisionInput, key?: string) {
  const { revision, ...columns } = input
  return onProject(base, reader, at, { command: 'reviseProject', key, request: input }, async (tx, row) => {
    if (row.revision !== revision) throw new Problem('input.stale')
    refuseFor(await revisable(tx, at))
    const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
    if (Object.keys(set).length) await setProject(tx, at, set as Partial<ProjectRow>)
    await raisePlan(tx, at)
    return { result: at, subject: { type: 'project', id: at.id }, before: row, after: columns }
  })
}

async function revisable(tx: Tx, at: At) {
  if ((await passedOf(tx, at)).initiation)
    return [
      reason(
        'project.initiated',
        '已通过立项，请提出变更申请。',
        'It has passed initiation; ask for a change instead.',
      ),
    ]
  return (await libraryOf(tx, at)).state === 'removed'
    ? [reason('project.removed', '已出库，不再修改。', 'It was removed from the library.')]
    : []
}

/** What it had bound of allocations is free again; nothing is paid or contracted before 立项. */
async function releaseFunding(tx: Tx, at: At): Promise<void> {
  const lines = await tx.db
    .update(projectFunding)
    .set({ retractedAt: tx.at })
    .where(
      sql`${projectFunding.county} = ${at.county} and ${projectFunding.projectId} = ${at.id} and ${projectFunding.retractedAt} is null`,
    )
    .returning({
      county: projectFunding.county,
      id: projectFunding.id,
      allocationId: projectFunding.allocationId,
    })
  const bound = await lockLots(tx, lines, 'earmarked')
  const { county } = at
  await lockLots(
    tx,
    lines.flatMap(l => (l.allocationId ? [{ county, id: l.allocationId }] : [])),
    'allocated',
  )
  for (const lot of bound) await takeBack(tx, lot)
}

/** Withdraws an entry made by mistake, as long as no gate is passed. */
export function withdrawProject(base: Base, reader: Reader, at: At, why: string, key?: string): Promise<At> {
  const ordered = { command: 'withdrawProject', key, request: { why }, figures: LIBRARY_FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    refuseFor(await revisable(tx, at))
    await dropProject(tx, at)
    await staleRollup(tx, LIBRARY_FIGURES, at.county)
    return { result: at, subject: { type: 'project', id: at.id }, before: row, after: { why } }
  })
}

/** What was entered by mistake goes, with what it had bound. */
async function dropProject(tx: Tx, at: At): Promise<void> {
  await setProject(tx, at, { retractedAt: tx.at })
  await releaseFunding(tx, at)
}

/** The same of many at once that nothing was done with since, so that they have bound nothing. */
export async function dropProjects(tx: Tx, county: string, ids: readonly string[]): Promise<void> {
  await tx.db
    .update(project)
    .set({ retractedAt: tx.at })
    .where(sql`${project.county} = ${county} and ${project.id} = any(${`{${ids.join(',')}}`}::uuid[])`)
}
