/** 新建、复制、改规则、指定、测算、删除: what an office does with a draft. Only its own office changes it. */
import { and, eq } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import type { Jobs } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { defaultRules } from './defaults.queries.ts'
import { liveTakeOver } from './takeOver.queries.ts'
import type { RuleSet } from './ruleSet.terms.ts'
import { findScenario } from './scenario.queries.ts'
import type { At, ScenarioRow } from './scenario.queries.ts'
import { scenario } from './scenario.table.ts'

/** The office that a reader works for owns what it drafts: 110000 or 150000. */
const officeOf = (reader: Reader): string => reader.areaCode.slice(0, 6)

export function createScenario(
  base: Base,
  reader: Reader,
  input: { year: number; title: string; note?: string | undefined },
  key?: string,
): Promise<At> {
  const county = officeOf(reader)
  const order = { command: 'createScenario', county, areaCode: county, key, request: input }
  return command(base, reader, order, async tx => {
    const rules = await defaultRules(tx, input.year)
    const at = await insert(tx, county, { ...input, rules })
    return { result: at, subject: { type: 'scenario', id: at.id }, after: { ...input, rules } }
  })
}

async function insert(
  tx: Tx,
  county: string,
  input: { year: number; title: string; note?: string | null | undefined; rules: RuleSet },
): Promise<At> {
  const id = newId()
  await tx.db.insert(scenario).values({
    county,
    id,
    areaCode: county,
    year: input.year,
    title: input.title,
    note: input.note ?? null,
    rules: input.rules,
    state: 'draft',
    createdBy: tx.reader.userId,
    createdByName: tx.reader.userName,
    recordedAt: tx.at,
  })
  return { county, id }
}

/** Another's draft is copied into one's own office to be gone on with. */
export function copyScenario(base: Base, reader: Reader, at: At, title: string, key?: string): Promise<At> {
  const county = officeOf(reader)
  const order = { command: 'copyScenario', county, areaCode: county, key, request: { at, title } }
  return command(base, reader, order, async tx => {
    const from = await findScenario(tx, at)
    const made = await insert(tx, county, {
      year: from.year,
      title,
      note: from.note,
      rules: from.rules as RuleSet,
    })
    return { result: made, subject: { type: 'scenario', id: made.id }, after: { from: at, title } }
  })
}

export const setScenario = (tx: Tx, at: At, values: Partial<ScenarioRow>): Promise<unknown> =>
  tx.db
    .update(scenario)
    .set(values)
    .where(and(eq(scenario.county, at.county), eq(scenario.id, at.id)))

/** @throws Problem rule.refused while it is solved, or once it was proposed: what others look at must stand still. */
async function mustBeOpen(tx: Tx, row: ScenarioRow): Promise<void> {
  const proposed = await liveTakeOver(tx, row)
  refuseFor([
    ...(row.state === 'solving'
      ? [
          reason(
            'scenario.solving',
            '正在测算，请等待完成或先停止。',
            'It is being solved; wait for it or stop it first.',
          ),
        ]
      : []),
    ...(proposed
      ? [
          reason(
            'scenario.proposed',
            '已提出采用，规则不再改动；可复制一份继续测算。',
            'It was proposed and no longer changes; copy it to go on.',
          ),
        ]
      : []),
  ])
}

async function changing(
  base: Base,
  reader: Reader,
  at: At,
  order: { command: string; key?: string | undefined; request: unknown },
  work: (tx: Tx, row: ScenarioRow) => Promise<{ before: unknown; after: unknown }>,
): Promise<At> {
  return command(base, reader, { ...order, county: at.county, areaCode: at.county }, async tx => {
    const row = await findScenario(tx, at, 'update')
    await mustBeOpen(tx, row)
    const said = await work(tx, row)
    return { result: { county: at.county, id: at.id }, subject: { type: 'scenario', id: at.id }, ...said }
  })
}

export function setRules(
  base: Base,
  reader: Reader,
  at: At,
  input: { revision: number; title?: string | undefined; rules: RuleSet },
  key?: string,
): Promise<At> {
  return changing(base, reader, at, { command: 'setScenarioRules', key, request: input }, async (tx, row) => {
    if (row.revision !== input.revision) throw new Problem('input.stale')
    await setScenario(tx, at, {
      rules: input.rules,
      revision: row.revision + 1,
      title: input.title ?? row.title,
    })
    return { before: row.rules, after: input.rules }
  })
}

/** 指定入选、指定不选, or neither. */
export function pinVariant(
  base: Base,
  reader: Reader,
  at: At,
  input: { variantId: string; as: 'pinned' | 'forbidden' | 'free' },
  key?: string,
): Promise<At> {
  return changing(base, reader, at, { command: 'pinVariant', key, request: input }, async (tx, row) => {
    const rules = row.rules as RuleSet
    const without = (list: readonly string[]): string[] => list.filter(id => id !== input.variantId)
    const next: RuleSet = {
      ...rules,
      pinned: [...without(rules.pinned), ...(input.as === 'pinned' ? [input.variantId] : [])],
      forbidden: [...without(rules.forbidden), ...(input.as === 'forbidden' ? [input.variantId] : [])],
    }
    await setScenario(tx, at, { rules: next, revision: row.revision + 1 })
    return { before: null, after: input }
  })
}

export function withdrawScenario(base: Base, reader: Reader, at: At, why: string, key?: string): Promise<At> {
  return changing(
    base,
    reader,
    at,
    { command: 'withdrawScenario', key, request: { why } },
    async (tx, row) => {
      await setScenario(tx, at, { retractedAt: tx.at })
      return { before: { title: row.title, year: row.year }, after: { why } }
    },
  )
}

export interface Desk {
  readonly base: Base
  readonly jobs: Jobs
  readonly reader: Reader
}

/** 测算: a job; its state stands with the scenario until it ends. */
export function sendSolve(
  { base, jobs, reader }: Desk,
  at: At,
  key?: string,
): Promise<At & { jobId: string }> {
  const order = { command: 'solveScenario', county: at.county, areaCode: at.county, key, request: at }
  return command(base, reader, order, async tx => {
    const row = await findScenario(tx, at, 'update')
    await mustBeOpen(tx, row)
    const jobId = await jobs.send(tx, {
      kind: 'allocation.solve',
      county: at.county,
      areaCode: at.county,
      input: { scenarioId: at.id },
    })
    await setScenario(tx, at, { state: 'solving', jobId, progress: null, failure: null })
    return { result: { ...at, jobId }, subject: { type: 'scenario', id: at.id }, after: { jobId } }
  })
}

/** 效率与公平曲线: the same rules at several degrees of fairness. */
export function sendCurve(
  { base, jobs, reader }: Desk,
  at: At,
  key?: string,
): Promise<At & { jobId: string }> {
  const order = { command: 'drawCurve', county: at.county, areaCode: at.county, key, request: at }
  return command(base, reader, order, async tx => {
    const row = await findScenario(tx, at, 'update')
    const jobId = await jobs.send(tx, {
      kind: 'allocation.curve',
      county: at.county,
      areaCode: at.county,
      input: { scenarioId: at.id },
    })
    await setScenario(tx, at, {
      curve: { state: 'running', jobId, revision: row.revision, points: [], of: CURVE.length },
    })
    return { result: { ...at, jobId }, subject: { type: 'scenario', id: at.id }, after: { jobId } }
  })
}

/** Degrees of fairness on the curve: from none to the whole baseline. */
export const CURVE: readonly number[] = [0, 0.2, 0.4, 0.6, 0.8, 1]
