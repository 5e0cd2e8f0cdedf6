/** Changes of state are events with evidence: the procedure's order is kept, and what is missing is named. */
import { eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Tx } from '../../kernel/tx.ts'
import { insertAll, retract } from './fact.commands.ts'
import { MONITORED_KINDS } from './household.terms.ts'
import { statusEvent } from './household.table.ts'
import { liveMembers, onHousehold, present, refuse, refuseWith } from './opened.commands.ts'
import type { HouseholdAt } from './opened.commands.ts'
import { eventRow } from './registration.rules.ts'
import type { EventFacts } from './registration.rules.ts'
import { eventsOf } from './status.queries.ts'
import { checkTransition } from './status.rules.ts'
import { ELIMINATION_MODES, TRANSITIONS } from './status.terms.ts'
import type { StatusEventKind } from './status.terms.ts'
import { onForm, stateNow } from './timeline.rules.ts'

const BY_COMMAND: Reason = {
  code: 'status.ownCommand',
  words: {
    zh: '登记、迁移、并户、分户请在各自的业务中办理。',
    en: 'Registration, moves, mergers and splits are made by their own commands.',
  },
}
const NO_TYPE: Reason = {
  code: 'status.monitoredType',
  words: { zh: '请选择监测对象类型。', en: 'Choose the type of monitored household.' },
}
const NO_MODE: Reason = {
  code: 'status.eliminationMode',
  words: { zh: '请选择风险消除方式。', en: 'Choose how the risk was eliminated.' },
}

function detailReasons(input: EventFacts): Reason[] {
  if (input.kind === 'monitored' && !Object.hasOwn(MONITORED_KINDS, input.detail ?? '')) return [NO_TYPE]
  if (input.kind === 'risk_eliminated' && !Object.hasOwn(ELIMINATION_MODES, input.detail ?? ''))
    return [NO_MODE]
  return []
}

/** What an office must cite is asked for; a declared event goes without and is shown apart. */
function documentReasons(input: EventFacts): Reason[] {
  const transition = TRANSITIONS[input.kind]
  if (!('document' in transition) || input.documentId || input.basis === 'declared') return []
  return [
    {
      code: 'status.document',
      words: {
        zh: `缺少依据文件：${transition.document}。`,
        en: `A document is missing: ${transition.document}.`,
      },
    },
  ]
}

async function mustBeDocument(tx: Tx, input: EventFacts): Promise<void> {
  if (!input.documentId) return
  const found = await tx.db.execute(sql`select 1 from document
    where county = ${input.documentCounty ?? ''} and id = ${input.documentId} and retracted_at is null`)
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'documentId', code: 'unknown' }], {
      zh: '所引用的文件',
      en: 'the document cited',
    })
}

/** A household ends when nobody is left in it; who left and why stands with the members. */
async function mustBeEmpty(tx: Tx, at: HouseholdAt): Promise<void> {
  if (present(await liveMembers(tx, at)).length)
    refuse({
      zh: '本户仍有成员。请先逐人登记成员减少及原因。',
      en: 'The household still has members. Record first who left, and why.',
    })
}

/** @throws Problem rule.refused with every reason, input.reference for an unknown document. */
export function recordStatus(base: Base, reader: Reader, at: HouseholdAt, input: EventFacts, key?: string) {
  return onHousehold(base, reader, at, { command: 'recordStatus', key, request: input }, async (tx, row) => {
    const events = await eventsOf(tx, at.county, at.id)
    const { basis, onDate } = input
    const context = { basis, onDate, lastOn: events.at(-1)?.onDate ?? null, today: today(tx.at) }
    const verdict = checkTransition(stateNow(events), input.kind, context)
    const own = onForm(input.kind) ? [] : [BY_COMMAND]
    refuseWith([...own, ...verdict.reasons, ...detailReasons(input), ...documentReasons(input)])
    await mustBeDocument(tx, input)
    if (verdict.next === 'closed') await mustBeEmpty(tx, at)
    const home = { county: at.county, areaCode: row.areaCode, householdId: at.id }
    const event = { ...eventRow(home, input, { at: tx.at, vault: tx.vault }), id: newId() }
    await insertAll(tx, statusEvent, [event])
    return { result: { ...at, eventId: event.id }, subject: { type: 'household', id: at.id }, after: event }
  })
}

/** Takes the latest event back; earlier ones are held by what followed them. */
export function withdrawStatus(
  base: Base,
  reader: Reader,
  at: HouseholdAt,
  eventId: string,
  reason: string,
  key?: string,
) {
  const ordered = { command: 'withdrawStatus', key, request: { eventId, reason } }
  return onHousehold(base, reader, at, ordered, async tx => {
    const last = (await eventsOf(tx, at.county, at.id)).at(-1)
    if (last?.id !== eventId)
      refuse({ zh: '只能撤回最近一次状态变化。', en: 'Only the latest change of state can be taken back.' })
    if (!onForm(last!.kind as StatusEventKind)) refuseWith([BY_COMMAND])
    await retract(tx, statusEvent, at.county, eq(statusEvent.id, eventId))
    return { result: at, subject: { type: 'household', id: at.id }, before: last, after: { reason } }
  })
}
