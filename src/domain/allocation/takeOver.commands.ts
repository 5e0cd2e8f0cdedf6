/**
 * 采用: one person proposes a plan as draft allocations, another approves them all at once, and what was approved can be
 * undone as long as nobody drew on it. The allocations are made by the fund's own commands, so that its rules hold.
 */
import { and, eq } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { baseIn } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { lockLots } from '../fund/book.commands.ts'
import { allocate } from '../fund/fund.commands.ts'
import { withdraw } from '../fund/withdrawal.commands.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { purseWords } from './because.rules.ts'
import type { Result } from './ruleSet.terms.ts'
import { findScenario, findSolution } from './scenario.queries.ts'
import type { At, ScenarioRow, SolutionRow } from './scenario.queries.ts'
import { takeOver, takeOverDecision, takeOverLine } from './scenario.table.ts'
import type { Decision } from './scenario.terms.ts'
import { decisionsOf, findTakeOver, linesOf, liveTakeOver, lotsOf, stateOf } from './takeOver.queries.ts'
import type { TakeOverRow } from './takeOver.queries.ts'
import { draftOf, mayDecide, mayPropose } from './takeOver.rules.ts'
import type { Draft } from './takeOver.rules.ts'

const drawsOf = ({ banners }: Result) =>
  banners.flatMap(b => b.draws.map(d => ({ banner: b.code, purse: d.purse, fen: BigInt(d.fen) })))

async function shortWords(tx: Tx, result: Result, draft: Draft) {
  const names = await areaNames(
    tx,
    result.purses.map(p => p.giverCode),
  )
  return draft.short.map(({ purse, fen }) => {
    const { source, giverCode } = result.purses.find(p => p.id === purse)!
    return { words: purseWords({ names, purses: [], variants: [] }, { source, giverCode }), fen }
  })
}

/** 提出采用: the last solution becomes draft allocations; nothing of the ledger moves. */
export function proposeTakeOver(base: Base, reader: Reader, at: At, why: string, key?: string): Promise<At> {
  const order = {
    command: 'proposeTakeOver',
    county: at.county,
    areaCode: at.county,
    key,
    request: { at, why },
  }
  return command(base, reader, order, async tx => {
    const row = await findScenario(tx, at, 'update')
    const solved = row.solutionId ? await findSolution(tx, at.county, row.solutionId) : null
    const result = solved?.result as Result | undefined
    const draft = draftOf(result ? drawsOf(result) : [], await lotsOf(tx, row.year))
    refuseFor(
      mayPropose({
        solved: row.state === 'solved' && draft.lines.length + draft.short.length > 0,
        isOld: solved !== null && solved.revision < row.revision,
        proposed: (await liveTakeOver(tx, at)) !== null,
        short: result ? await shortWords(tx, result, draft) : [],
      }),
    )
    const id = await writeProposal(tx, row, solved!, draft, why)
    return {
      result: { county: at.county, id },
      subject: { type: 'scenario', id: at.id },
      after: {
        takeOverId: id,
        solutionId: solved!.id,
        inputHash: solved!.inputHash,
        lines: draft.lines,
        why,
      },
    }
  })
}

async function writeProposal(
  tx: Tx,
  row: ScenarioRow,
  solved: SolutionRow,
  draft: Draft,
  why: string,
): Promise<string> {
  const owner = { county: row.county, areaCode: row.county, recordedAt: tx.at }
  // One that was returned or undone makes room for the next.
  await tx.db
    .update(takeOver)
    .set({ retractedAt: tx.at })
    .where(and(eq(takeOver.county, row.county), eq(takeOver.scenarioId, row.id)))
  const id = newId()
  await tx.db.insert(takeOver).values({
    ...owner,
    id,
    scenarioId: row.id,
    solutionId: solved.id,
    year: row.year,
    reason: why,
    proposedBy: tx.reader.userId,
    proposedByName: tx.reader.userName,
  })
  await tx.db
    .insert(takeOverLine)
    .values(draft.lines.map(line => ({ ...owner, id: newId(), takeOverId: id, ...line })))
  return id
}

/** 批准、退回、撤销. Approved allocations exist all together or not at all. */
export function decideTakeOver(
  base: Base,
  reader: Reader,
  at: At,
  input: { decision: Decision; reason?: string | undefined },
  key?: string,
): Promise<At & { allocations: number }> {
  const county = reader.areaCode.slice(0, 6)
  const order = {
    command: `${input.decision}TakeOver`,
    county,
    areaCode: county,
    key,
    request: { at, input },
  }
  return command(base, reader, order, async tx => {
    const row = await findTakeOver(tx, at, 'update')
    refuseFor(
      mayDecide({
        state: await stateOf(tx, row),
        decision: input.decision,
        proposedBy: row.proposedBy,
        deciding: reader.userId,
        hasReason: Boolean(input.reason),
      }),
    )
    const made = await DO[input.decision](tx, row, input.reason ?? '')
    const id = newId()
    await tx.db.insert(takeOverDecision).values({
      county,
      id,
      areaCode: county,
      takeOverCounty: at.county,
      takeOverId: at.id,
      decision: input.decision,
      reason: input.reason ?? null,
      allocations: input.decision === 'approve' ? made : null,
      decidedBy: reader.userId,
      decidedByName: reader.userName,
      recordedAt: tx.at,
    })
    return {
      result: { ...at, allocations: made.length },
      subject: { type: 'scenario', id: row.scenarioId },
      after: { ...input, allocations: made },
    }
  })
}

const drawnBy = (line: typeof takeOverLine.$inferSelect): At => ({
  county: line.appropriationCounty,
  id: line.appropriationId,
})

type Act = (tx: Tx, row: TakeOverRow, reason: string) => Promise<At[]>

const DO: Readonly<Record<Decision, Act>> = {
  return: async () => [],
  async approve(tx, row) {
    const lines = await linesOf(tx, row)
    await lockLots(tx, lines.map(drawnBy), 'appropriated')
    const made: At[] = []
    for (const line of lines) {
      const { appropriationCounty, appropriationId, amountFen } = line
      made.push(
        await allocate(baseIn(tx), tx.reader, {
          county: line.banner,
          appropriationCounty,
          appropriationId,
          amountFen,
          onDate: today(tx.at),
          reason: row.reason,
        }),
      )
    }
    return made
  },
  async undo(tx, row, reason) {
    const approved = (await decisionsOf(tx, row)).findLast(d => d.decision === 'approve')
    // What a hand has withdrawn meanwhile is back already.
    const back = await lockLots(tx, (approved?.allocations ?? []) as At[], 'allocated')
    await lockLots(tx, (await linesOf(tx, row)).map(drawnBy), 'appropriated')
    for (const { county, id } of back)
      await withdraw(baseIn(tx), tx.reader, 'allocation', { county, id }, reason)
    return back.map(({ county, id }) => ({ county, id }))
  },
}
