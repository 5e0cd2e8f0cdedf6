/** 变更: asked for, consented to by the eastern side, decided by the bureau; the project changes at the approval only. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Reason } from '../../kernel/reason.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { citedBy, onProject, raisePlan, setProject } from './opened.commands.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import type { ChangeInput, ConsentInput, DecisionInput } from './project.schema.ts'
import { projectChange } from './project.table.ts'
import { signerOf } from './signer.queries.ts'
import { fundingOf, passedOf } from './state.queries.ts'

type After = ChangeInput['after']
type ChangeRow = typeof projectChange.$inferSelect

const plain = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [k, typeof v === 'bigint' ? v.toString() : v]))

async function mayAsk(tx: Tx, at: At): Promise<Reason[]> {
  const passed = await passedOf(tx, at)
  if (!passed.initiation)
    return [
      reason('change.early', '立项前请直接修改项目。', 'Before initiation the entry itself is corrected.'),
    ]
  return passed.acceptance
    ? [reason('change.late', '项目已验收，不再变更。', 'It is accepted and changes no more.')]
    : []
}

export function requestChange(
  base: Base,
  reader: Reader,
  at: At,
  input: ChangeInput,
  key?: string,
): Promise<At> {
  return onProject(base, reader, at, { command: 'requestChange', key, request: input }, async (tx, row) => {
    refuseFor(await mayAsk(tx, at))
    const fields = Object.keys(input.after) as (keyof After)[]
    const id = newId()
    await tx.db.insert(projectChange).values({
      county: at.county,
      id,
      areaCode: row.areaCode,
      projectId: at.id,
      before: plain(Object.fromEntries(fields.map(f => [f, row[f]]))),
      after: plain(input.after),
      reason: input.reason,
      requestedOn: today(tx.at),
      state: 'open',
      recordedAt: tx.at,
    })
    return {
      result: { county: at.county, id },
      subject: { type: 'project', id: at.id },
      after: { ...input, id },
    }
  })
}

const which = (at: At, id: string) =>
  and(
    eq(projectChange.county, at.county),
    eq(projectChange.projectId, at.id),
    eq(projectChange.id, id),
    isNull(projectChange.retractedAt),
  )

async function openChange(tx: Tx, at: At, id: string): Promise<ChangeRow> {
  const [row] = await tx.db.select().from(projectChange).where(which(at, id))
  if (!row) throw new Problem('record.notFound')
  refuseFor(
    row.state === 'open'
      ? []
      : [reason('change.decided', '该变更已经办结。', 'This change is decided already.')],
  )
  return row
}

/** The east consents by a cadre in post that day, as it signs gates. */
export function consentChange(
  base: Base,
  reader: Reader,
  at: At,
  id: string,
  input: ConsentInput,
  key?: string,
) {
  const ordered = { command: 'consentChange', key, request: { id, input } }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const change = await openChange(tx, at, id)
    const signer = await signerOf(tx, row, input)
    refuseFor(
      signer.side === 'east' && input.onDate <= today(tx.at) && input.onDate >= change.requestedOn
        ? []
        : [
            reason(
              'change.consent',
              '变更须由东部方在申请提出后同意。',
              'The eastern side consents, after the request was made.',
            ),
          ],
    )
    await citedBy(tx, input, at.county)
    await tx.db
      .update(projectChange)
      .set({ consentPostingId: signer.postingId, consentOn: input.onDate })
      .where(which(at, id))
    return { result: at, subject: { type: 'project', id: at.id }, after: { change: id, ...input } }
  })
}

const asColumns = (after: Record<string, unknown>): Partial<ProjectRow> =>
  Object.fromEntries(Object.entries(after).map(([k, v]) => [k, k === 'budgetFen' ? BigInt(String(v)) : v]))

async function mayApprove(tx: Tx, at: At, change: ChangeRow, input: DecisionInput): Promise<Reason[]> {
  const found: Reason[] = []
  if (!change.consentPostingId)
    found.push(
      reason('change.noConsent', '缺少东部方同意意见。', 'The consent of the eastern side is missing.'),
    )
  if (!input.documentId)
    found.push(
      reason('change.document', '缺少批复文件或会议纪要。', 'The decision is missing as a document.'),
    )
  const budget = (change.after as { budgetFen?: string }).budgetFen
  const paid = (await fundingOf(tx, at)).reduce((sum, l) => sum + l.paidFen, 0n)
  if (budget !== undefined && BigInt(budget) < paid)
    found.push(
      reason('change.paid', '变更后投资规模低于已拨付金额。', 'The new budget is less than what is paid.'),
    )
  return found
}

export function decideChange(
  base: Base,
  reader: Reader,
  at: At,
  id: string,
  input: DecisionInput,
  key?: string,
) {
  const ordered = { command: 'decideChange', key, request: { id, input } }
  return onProject(base, reader, at, ordered, async tx => {
    const change = await openChange(tx, at, id)
    refuseFor(
      input.onDate > today(tx.at)
        ? [reason('change.future', '日期不能晚于今天。', 'The date lies in the future.')]
        : [],
    )
    if (input.decision === 'approved') refuseFor(await mayApprove(tx, at, change, input))
    const cited = await citedBy(tx, input, at.county)
    await tx.db
      .update(projectChange)
      .set({ state: input.decision, decidedOn: input.onDate, decidedAt: tx.at, ...cited })
      .where(which(at, id))
    if (input.decision === 'approved') {
      await setProject(tx, at, asColumns(change.after as Record<string, unknown>))
      await raisePlan(tx, at)
    }
    return { result: at, subject: { type: 'project', id: at.id }, before: change, after: input }
  })
}
