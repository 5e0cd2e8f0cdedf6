/** 把关: proofs attached, the negative list ticked, signatures given, gates passed and, by mistake passed, taken back. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { mustHaveFile } from '../notice/file.queries.ts'
import { gateFacts } from './gate.queries.ts'
import { checklist, mayAttach } from './gate.rules.ts'
import { gateEvidence, gatePassage, gateSignature, gateTick } from './gate.table.ts'
import { GATE_ORDER, ITEMS } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { ProofInput, SignatureInput } from './project.schema.ts'
import { supplied } from './supply.rules.ts'
import { sideOf, signerOf } from './signer.queries.ts'
import { moneyOf, passedOf } from './state.queries.ts'

const FIGURES = ['project.accepted']

export function attachProof(
  base: Base,
  reader: Reader,
  at: At,
  input: ProofInput,
  key?: string,
): Promise<At> {
  return onProject(base, reader, at, { command: 'attachProof', key, request: input }, async (tx, row) => {
    const passed = await passedOf(tx, at)
    const side = sideOf(tx)
    refuseFor(
      mayAttach({
        item: input.item,
        side,
        hasPaper: Boolean(input.fileId ?? input.documentId),
        onDate: input.onDate,
        untilOn: input.untilOn ?? null,
        place: input.place ?? null,
        amountFen: input.amountFen ?? null,
        today: today(tx.at),
        passed: passed[ITEMS[input.item].gate] !== undefined,
      }),
    )
    if (input.fileId) await mustHaveFile(tx, at.county, input.fileId)
    const id = newId()
    await tx.db.insert(gateEvidence).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      ...input,
      ...(await citedBy(tx, input, at.county)),
      side,
      attachedBy: tx.reader.userName,
      recordedAt: tx.at,
    })
    return {
      result: { county: at.county, id },
      subject: { type: 'project', id: at.id },
      after: { ...input, id },
    }
  })
}

/** Takes a proof back; what a passed gate stands on stays. */
export function withdrawProof(
  base: Base,
  reader: Reader,
  at: At,
  proofId: string,
  why: string,
  key?: string,
) {
  const ordered = { command: 'withdrawProof', key, request: { proofId, why } }
  return onProject(base, reader, at, ordered, async tx => {
    const which = and(
      eq(gateEvidence.county, at.county),
      eq(gateEvidence.id, proofId),
      eq(gateEvidence.projectId, at.id),
      isNull(gateEvidence.retractedAt),
    )
    const [proof] = await tx.db.select().from(gateEvidence).where(which)
    if (!proof) throw new Problem('record.notFound')
    const passed = await passedOf(tx, at)
    refuseFor(
      passed[ITEMS[proof.item].gate]
        ? [reason('proof.passed', '所属环节已通过，材料不能撤回。', 'Its gate is passed; the proof stays.')]
        : [],
    )
    await tx.db.update(gateEvidence).set({ retractedAt: tx.at }).where(which)
    return { result: at, subject: { type: 'project', id: at.id }, before: proof, after: { why } }
  })
}

/** 负面清单: each item is ticked “none” by a reviewer of the bureau; an item that is not on the list cannot be. */
export function tickNegative(base: Base, reader: Reader, at: At, codes: readonly string[], key?: string) {
  const ordered = { command: 'tickNegative', key, request: { codes } }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const known = await knownCodes(tx)
    const unknown = codes.filter(code => !known.has(code))
    if (unknown.length) throw new Problem('input.reference', { what: unknown.join('、') })
    const there = new Set(await tickedCodes(tx, at))
    const fresh = [...new Set(codes)].filter(code => !there.has(code))
    if (fresh.length)
      await tx.db.insert(gateTick).values(
        fresh.map(itemCode => ({
          county: at.county,
          id: newId(),
          areaCode: row.areaCode,
          projectId: at.id,
          itemCode,
          tickedBy: tx.reader.userName,
          recordedAt: tx.at,
        })),
      )
    return { result: at, subject: { type: 'project', id: at.id }, after: { codes: fresh } }
  })
}

async function knownCodes(tx: Tx): Promise<Set<string>> {
  const found = await tx.db.execute<{ code: string }>(
    sql`select distinct code from negative_item where retracted_at is null`,
  )
  return new Set(found.rows.map(r => r.code))
}

async function tickedCodes(tx: Tx, at: At): Promise<string[]> {
  const found = await tx.db.execute<{ code: string }>(
    sql`select item_code as code from gate_tick where county = ${at.county} and project_id = ${at.id} and retracted_at is null`,
  )
  return found.rows.map(r => r.code)
}

export function signGate(
  base: Base,
  reader: Reader,
  at: At,
  input: SignatureInput,
  key?: string,
): Promise<At> {
  return onProject(base, reader, at, { command: 'signGate', key, request: input }, async (tx, row) => {
    refuseFor(await maySign(tx, at, input))
    const signer = await signerOf(tx, row, input)
    const id = newId()
    await tx.db.insert(gateSignature).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      gate: input.gate,
      side: signer.side,
      signerName: signer.name,
      postingId: signer.postingId,
      onDate: input.onDate,
      planRevision: row.planRevision,
      ...(await citedBy(tx, input, at.county)),
      recordedAt: tx.at,
    })
    return {
      result: { county: at.county, id },
      subject: { type: 'project', id: at.id },
      after: { ...input, side: signer.side, postingId: signer.postingId },
    }
  })
}

async function maySign(tx: Tx, at: At, input: SignatureInput) {
  if ((await passedOf(tx, at))[input.gate])
    return [reason('gate.passed', '该环节已经通过。', 'This gate is passed already.')]
  return input.onDate > today(tx.at)
    ? [reason('signature.future', '签字日期不能晚于今天。', 'The date of the signature lies in the future.')]
    : []
}

/** @throws Problem rule.refused with every document, signature and tick that is missing. */
export function passGate(
  base: Base,
  reader: Reader,
  at: At,
  input: { readonly gate: Gate; readonly onDate: string; readonly note?: string | undefined },
  key?: string,
): Promise<At> {
  const ordered = { command: 'passGate', key, request: input, figures: FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    refuseFor(checklist(await gateFacts(tx, row, input.gate, input.onDate)).flatMap(supplied))
    const id = newId()
    await tx.db.insert(gatePassage).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      gate: input.gate,
      onDate: input.onDate,
      note: input.note ?? null,
      recordedAt: tx.at,
    })
    return { result: { county: at.county, id }, subject: { type: 'project', id: at.id }, after: input }
  })
}

/** Takes the last passage back, unless more is paid than would then be allowed. */
export function reopenGate(
  base: Base,
  reader: Reader,
  at: At,
  gate: Gate,
  why: string,
  key?: string,
): Promise<At> {
  const ordered = { command: 'reopenGate', key, request: { gate, why }, figures: FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const passed = await passedOf(tx, at)
    refuseFor([...lastOnly(passed, gate), ...(await unpaid(tx, row, passed, gate))])
    await tx.db
      .update(gatePassage)
      .set({ retractedAt: tx.at })
      .where(
        and(
          eq(gatePassage.county, at.county),
          eq(gatePassage.projectId, at.id),
          eq(gatePassage.gate, gate),
          isNull(gatePassage.retractedAt),
        ),
      )
    return { result: at, subject: { type: 'project', id: at.id }, before: passed, after: { gate, why } }
  })
}

function lastOnly(passed: Partial<Record<Gate, string>>, gate: Gate) {
  const last = GATE_ORDER.filter(g => passed[g]).at(-1)
  return last === gate
    ? []
    : [reason('gate.notLast', '只能撤回最后通过的环节。', 'Only the last gate passed can be taken back.')]
}

async function unpaid(tx: Tx, row: ProjectRow, passed: Partial<Record<Gate, string>>, gate: Gate) {
  const { [gate]: _, ...rest } = passed
  const then = await moneyOf(tx, row, tx.at.getFullYear(), { passed: rest })
  return then.paidFen <= then.ceiling.fen
    ? []
    : [
        reason(
          'gate.paid',
          '撤回后已拨付将超过上限，请先冲销。',
          'More is paid than would then be allowed; reverse first.',
        ),
      ]
}
