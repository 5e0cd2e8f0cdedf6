/** 拟稿、发布、撤回: a text is made from the facts, numbered and frozen; nobody writes it by hand. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findAnnouncement } from './announcement.queries.ts'
import type { AnnouncementRow } from './announcement.reply.ts'
import { mayPublish, mayWithdraw, writtenIn } from './announcement.rules.ts'
import type { DraftInput } from './announcement.schema.ts'
import { sourceKey } from './announcement.source.ts'
import type { About, Announced } from './announcement.source.ts'
import { announcement } from './announcement.table.ts'
import { drawn } from './announcementView.queries.ts'

export interface At {
  readonly county: string
  readonly id: string
}

/** Writers of one announcement, or of one owner's numbers, follow one another. */
export const queue = (tx: Tx, name: string) =>
  tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`announcement:${name}`}, 0))`)

function aboutOf(reader: Reader, input: DraftInput, on: string): About {
  const areaCode = input.areaCode ?? input.county ?? reader.areaCode
  return {
    county: input.county ?? areaCode.slice(0, 6),
    areaCode,
    year: input.year ?? Number(on.slice(0, 4)),
    subjectId: input.subjectId ?? null,
  }
}

/** A draft about the same that still waits: one begins no second. */
async function waiting(tx: Tx, input: DraftInput, about: About): Promise<At | null> {
  const same = input.subjectId
    ? eq(announcement.subjectId, input.subjectId)
    : and(
        isNull(announcement.subjectId),
        eq(announcement.areaCode, about.areaCode),
        eq(announcement.year, about.year),
      )
  const [found] = await tx.db
    .select({ id: announcement.id })
    .from(announcement)
    .where(
      and(
        eq(announcement.county, about.county),
        eq(announcement.kind, input.kind),
        same,
        isNull(announcement.publishedOn),
        isNull(announcement.retractedAt),
      ),
    )
  return found ? { county: about.county, id: found.id } : null
}

/** Begins an announcement from a record or a place's year; one that waits already is given back. */
export function draftAnnouncement(
  base: Base,
  reader: Reader,
  announced: Announced,
  input: DraftInput,
  key?: string,
): Promise<At> {
  return within(base, reader, async tx => {
    const subjectType = input.subjectType ?? null
    const source = sourceKey(input.kind, subjectType)
    if (!source || (subjectType === null) !== (input.subjectId === undefined))
      throw new Problem('input.invalid', {}, [{ field: 'kind', code: 'format' }], {
        zh: '公告类别与对象不符',
        en: 'that kind is not made from this record',
      })
    const about = aboutOf(reader, input, today(tx.at))
    const now = await announced.sources[source](tx, about)
    if (!now) throw new Problem('record.notFound')
    const { county } = about
    const order = { command: 'draftAnnouncement', county, areaCode: now.areaCode, key, request: input }
    return commandIn(tx, order, async () => {
      await queue(tx, `${county}:${input.kind}:${input.subjectId ?? `${about.areaCode}:${about.year}`}`)
      const open = await waiting(tx, input, about)
      const id = open?.id ?? newId()
      const row = {
        county,
        id,
        areaCode: now.areaCode,
        kind: input.kind,
        year: now.year,
        subjectType,
        subjectId: input.subjectId ?? null,
        issuer: input.issuer,
        officePhone: input.officePhone,
        onDate: today(tx.at),
        draftedBy: reader.userName,
      }
      if (!open) await tx.db.insert(announcement).values({ ...row, recordedAt: tx.at })
      return { result: { county, id }, subject: { type: 'announcement', id }, after: open ? { id } : row }
    })
  })
}

/** Opened for a write: found in scope, and the next writer waits. */
export async function onAnnouncement<T>(
  base: Base,
  reader: Reader,
  at: At,
  work: (tx: Tx, row: AnnouncementRow) => Promise<T>,
): Promise<T> {
  return within(base, reader, async tx => {
    await findAnnouncement(tx, at.county, at.id)
    await queue(tx, at.id)
    // Read again: whoever held the queue may have changed it.
    return work(tx, await findAnnouncement(tx, at.county, at.id))
  })
}

/** 152527-2026-003: a withdrawn one keeps its number. */
async function nextNumber(tx: Tx, county: string, on: string): Promise<string> {
  const begins = `${county}-${on.slice(0, 4)}-`
  await queue(tx, begins)
  const found = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from announcement where county = ${county} and number >= ${begins} and number < ${`${begins}~`}`,
  )
  return begins + String(Number(found.rows[0]!.n) + 1).padStart(3, '0')
}

const which = (at: At) => and(eq(announcement.county, at.county), eq(announcement.id, at.id))

/** @throws Problem rule.refused with what the law asks for and the facts lack, and with anything personal in it. */
export function publishAnnouncement(
  base: Base,
  reader: Reader,
  announced: Announced,
  at: At,
  input: { readonly namesChecked: boolean },
  key?: string,
): Promise<At> {
  return onAnnouncement(base, reader, at, (tx, row) => {
    const order = {
      command: 'publishAnnouncement',
      county: at.county,
      areaCode: row.areaCode,
      key,
      request: { at, input },
    }
    return commandIn(tx, order, async () => {
      const now = await drawn(tx, row, announced)
      if (!now) throw new Problem('record.notFound')
      const names = await announced.namesIn(tx, at.county, writtenIn(now.content))
      refuseFor(mayPublish({ published: row.state !== 'draft', ...now, names, ...input }))
      const on = today(tx.at)
      const number = await nextNumber(tx, at.county, on)
      const set = {
        number,
        content: now.content,
        onDate: on,
        publishedOn: on,
        publishedBy: reader.userName,
      }
      await tx.db.update(announcement).set(set).where(which(at))
      return {
        result: at,
        subject: { type: 'announcement', id: at.id },
        after: { number, publishedOn: on, issuer: row.issuer, officePhone: row.officePhone },
      }
    })
  })
}

/** A draft that is not needed, or a published text found wrong before a board has hung it whole. */
export function withdrawAnnouncement(
  base: Base,
  reader: Reader,
  at: At,
  reason: string,
  key?: string,
): Promise<At> {
  return onAnnouncement(base, reader, at, (tx, row) => {
    const order = {
      command: 'withdrawAnnouncement',
      county: at.county,
      areaCode: row.areaCode,
      key,
      request: { at, reason },
    }
    return commandIn(tx, order, async () => {
      refuseFor(mayWithdraw(row.state))
      await tx.db.update(announcement).set({ retractedAt: tx.at }).where(which(at))
      return {
        result: at,
        subject: { type: 'announcement', id: at.id },
        before: { number: row.number, state: row.state },
        after: { reason },
      }
    })
  })
}
