/** 张贴、期满核验、提前撤下: where an announcement hangs, and how it came down. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { onAnnouncement } from './announcement.commands.ts'
import type { At } from './announcement.commands.ts'
import { mayHang, mayTakeDown } from './announcement.rules.ts'
import type { PostingInput, RemovalInput } from './announcement.schema.ts'
import { announcementPosting, announcementRemoval } from './announcement.table.ts'
import { POSTING_LEVELS } from './announcement.terms.ts'
import { leastDaysOf } from './announcementView.queries.ts'
import { mustHaveFile } from './file.queries.ts'

export function hang(base: Base, reader: Reader, at: At, input: PostingInput, key?: string): Promise<At> {
  return onAnnouncement(base, reader, at, (tx, row) => {
    const areaCode =
      input.areaCode ?? (reader.areaCode.length > row.areaCode.length ? reader.areaCode : row.areaCode)
    const order = { command: 'hangAnnouncement', county: at.county, areaCode, key, request: { at, input } }
    return commandIn(tx, order, async () => {
      const { board } = POSTING_LEVELS[input.level]
      const least = board ? await leastDaysOf(tx, at.county) : null
      refuseFor(
        mayHang({
          published: row.publishedOn !== null,
          publishedOn: row.publishedOn,
          level: input.level,
          areaCode,
          county: at.county,
          url: input.url ?? null,
          fromOn: input.fromOn,
          toOn: input.toOn ?? null,
          photo: input.fileId !== undefined,
          photoOn: input.photoOn ?? null,
          today: today(tx.at),
          leastDays: least?.days ?? null,
        }),
      )
      if (input.fileId) await mustHaveFile(tx, at.county, input.fileId, true)
      const id = newId()
      const posting = {
        level: input.level,
        place: input.place,
        url: board ? null : (input.url ?? null),
        fromOn: input.fromOn,
        toOn: board ? (input.toOn ?? null) : null,
        leastDays: least?.days ?? null,
        daysSource: least?.source ?? null,
        fileId: input.fileId ?? null,
        photoOn: input.photoOn ?? null,
        putUpBy: reader.userName,
      }
      await tx.db
        .insert(announcementPosting)
        .values({ county: at.county, id, areaCode, announcementId: at.id, ...posting, recordedAt: tx.at })
      return {
        result: { county: at.county, id },
        subject: { type: 'announcement', id: at.id },
        after: { ...posting, id, areaCode },
      }
    })
  })
}

async function findPosting(tx: Tx, at: At, postingId: string) {
  const [found] = await tx.db
    .select({ posting: announcementPosting, removal: announcementRemoval })
    .from(announcementPosting)
    .leftJoin(
      announcementRemoval,
      and(
        eq(announcementRemoval.county, announcementPosting.county),
        eq(announcementRemoval.postingId, announcementPosting.id),
        isNull(announcementRemoval.retractedAt),
      ),
    )
    .where(
      and(
        eq(announcementPosting.county, at.county),
        eq(announcementPosting.id, postingId),
        eq(announcementPosting.announcementId, at.id),
        isNull(announcementPosting.retractedAt),
      ),
    )
  if (!found) throw new Problem('record.notFound')
  return found
}

/** 期满核验 with the photo of its end, or 提前撤下 with its reason. */
export function takeDown(
  base: Base,
  reader: Reader,
  at: At,
  postingId: string,
  input: RemovalInput,
  key?: string,
): Promise<At> {
  return onAnnouncement(base, reader, at, async tx => {
    const { posting, removal } = await findPosting(tx, at, postingId)
    const order = {
      command: 'takeDownAnnouncement',
      county: at.county,
      areaCode: posting.areaCode,
      key,
      request: { at, postingId, input },
    }
    return commandIn(tx, order, async () => {
      refuseFor(
        mayTakeDown({
          board: POSTING_LEVELS[posting.level].board,
          removed: removal !== null,
          fromOn: posting.fromOn,
          toOn: posting.toOn,
          onDate: input.onDate,
          photo: input.fileId !== undefined,
          photoOn: input.photoOn ?? null,
          note: input.note ?? null,
          today: today(tx.at),
        }),
      )
      if (input.fileId) await mustHaveFile(tx, at.county, input.fileId, true)
      const id = newId()
      await tx.db.insert(announcementRemoval).values({
        county: at.county,
        id,
        areaCode: posting.areaCode,
        announcementId: at.id,
        postingId,
        ...input,
        takenDownBy: reader.userName,
        recordedAt: tx.at,
      })
      return {
        result: { county: at.county, id },
        subject: { type: 'announcement', id: at.id },
        after: { ...input, place: posting.place, toOn: posting.toOn },
      }
    })
  })
}

/** A board entered by mistake; one that has been looked at stays. */
export function withdrawPosting(
  base: Base,
  reader: Reader,
  at: At,
  postingId: string,
  why: string,
  key?: string,
): Promise<At> {
  return onAnnouncement(base, reader, at, async tx => {
    const { posting, removal } = await findPosting(tx, at, postingId)
    const order = {
      command: 'withdrawPostingOf',
      county: at.county,
      areaCode: posting.areaCode,
      key,
      request: { at, postingId, why },
    }
    return commandIn(tx, order, async () => {
      refuseFor(
        removal
          ? [
              reason(
                'posting.fixed',
                '该公告栏已核验或撤下，登记不能撤回。',
                'It has been looked at or taken down; its entry stays.',
              ),
            ]
          : [],
      )
      await tx.db
        .update(announcementPosting)
        .set({ retractedAt: tx.at })
        .where(and(eq(announcementPosting.county, at.county), eq(announcementPosting.id, postingId)))
      return {
        result: at,
        subject: { type: 'announcement', id: at.id },
        before: { level: posting.level, place: posting.place, fromOn: posting.fromOn, toOn: posting.toOn },
        after: { reason: why },
      }
    })
  })
}
