/** 备选方案 of a project: entered and withdrawn by the banner that carries it out. */
import { sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findProject, libraryState } from '../project/project.queries.ts'
import { libraryOf } from '../project/state.queries.ts'
import type { VariantInput } from './scenario.schema.ts'
import { projectVariant } from './scenario.table.ts'
import { mayEnterVariant } from './variant.rules.ts'

interface At {
  readonly county: string
  readonly id: string
}

async function countInLibrary(tx: Tx, county: string, ids: readonly string[]): Promise<number> {
  const found = await tx.db.execute<{ n: bigint }>(sql`select count(*) as n from project j
    where j.county = ${county} and j.id = any(${`{${ids.join(',')}}`}::uuid[]) and j.retracted_at is null and ${libraryState} = 'in_library'`)
  return Number(found.rows[0]!.n)
}

export function addVariant(base: Base, reader: Reader, input: VariantInput, key?: string): Promise<At> {
  const { county, projectId } = input
  const order = { command: 'addVariant', county, areaCode: county, key, request: input }
  return command(base, reader, order, async tx => {
    const project = await findProject(tx, { county, id: projectId })
    const { state, years } = await libraryOf(tx, { county, id: projectId })
    refuseFor(
      mayEnterVariant({
        inLibrary: state === 'in_library',
        costFen: input.costFen,
        budgetFen: project.budgetFen,
        requiresItself: input.requires.includes(projectId),
        requiresUnknown: new Set(input.requires).size - (await countInLibrary(tx, county, input.requires)),
        libraryYear: years.length ? Math.max(...years) : null,
        tailYears: input.tails.map(t => t.year),
      }),
    )
    const id = newId()
    await tx.db.insert(projectVariant).values({
      ...input,
      id,
      areaCode: project.areaCode,
      gainFen: input.gainFen ?? null,
      note: input.note ?? null,
      tails: input.tails.map(t => ({ year: t.year, fen: t.fen.toString() })),
      recordedAt: tx.at,
    })
    return { result: { county, id }, subject: { type: 'project', id: projectId }, after: { ...input, id } }
  })
}

export function withdrawVariant(base: Base, reader: Reader, at: At, why: string, key?: string): Promise<At> {
  const order = {
    command: 'withdrawVariant',
    county: at.county,
    areaCode: at.county,
    key,
    request: { at, why },
  }
  return command(base, reader, order, async tx => {
    const [before] = await tx.db
      .update(projectVariant)
      .set({ retractedAt: tx.at })
      .where(
        sql`${projectVariant.county} = ${at.county} and ${projectVariant.id} = ${at.id} and ${projectVariant.retractedAt} is null`,
      )
      .returning()
    if (!before) throw new Problem('record.notFound')
    return { result: at, subject: { type: 'project', id: before.projectId }, before, after: { why } }
  })
}
