/** Who signs for a side: the bureau for the banner; for the east a cadre of the paired district in post on that day. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { may } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { pairedOn } from '../area/pairing.commands.ts'
import { findPosting, inPostOn, lastPostingOfUser, postingOfUser } from '../secondment/posting.queries.ts'
import type { PostingRow } from '../secondment/posting.reply.ts'
import { inPost } from '../secondment/posting.rules.ts'
import type { Gate, Side } from './gate.terms.ts'
import type { ProjectRow } from './opened.commands.ts'

export interface Signer {
  readonly side: Side
  readonly name: string
  readonly postingId: string | null
}

/** The side a reader stands on. */
export const sideOf = (tx: Tx): Side =>
  ['cadre', 'district_office', 'beijing_office'].includes(tx.reader.role) ? 'east' : 'west'

const notInPost = (on: string) =>
  reason(
    'signature.post',
    '签字人于 {on} 不在该旗县派驻任期内，不能签字。',
    'The signer was not in post at this banner on {on} and cannot sign.',
    { on },
  )
const notPaired = (on: string) =>
  reason(
    'signature.pairing',
    '签字人派出区于 {on} 与该旗县没有结对关系。',
    'The signer’s district was not paired with this banner on {on}.',
    { on },
  )

interface Said {
  readonly onDate: string
  readonly postingId?: string | undefined
  readonly documentId?: string | undefined
}

/** A cadre signs under its own account; the district's office records a signature on paper, with the paper. */
async function postingFor(tx: Tx, row: ProjectRow, said: Said): Promise<PostingRow | null> {
  if (tx.reader.role === 'cadre') return postingOfUser(tx, row.county, tx.reader.userId, said.onDate)
  refuseFor(
    said.postingId && said.documentId
      ? []
      : [
          reason(
            'signature.paper',
            '代录纸质签字须注明签字人（派驻）并附签字文件。',
            'A signature on paper is recorded with the posting of the signer and the paper.',
          ),
        ],
  )
  return findPosting(tx, row.county, said.postingId!)
}

const CITY = '110000'

/** Paired that day; where a banner's district is not known, the city's own team stands for the east. */
async function helps(tx: Tx, district: string, county: string, on: string): Promise<boolean> {
  if (district !== CITY) return pairedOn(tx, district, county, on)
  const known =
    await tx.db.execute(sql`select 1 from pairing where receiver_code = ${county} and giver_code is not null
    and valid_from <= ${on} and (valid_to is null or valid_to > ${on}) limit 1`)
  return known.rows.length === 0
}

/** @throws Problem rule.refused when nobody may sign for the east that day. */
export async function signerOf(tx: Tx, row: ProjectRow, said: Said): Promise<Signer> {
  if (sideOf(tx) === 'west') return { side: 'west', name: tx.reader.userName, postingId: null }
  const posting = await postingFor(tx, row, said)
  if (!posting || posting.direction !== 'to_steppe' || !inPost(posting, said.onDate)) {
    refuseFor([notInPost(said.onDate)])
    throw new Error('unreachable')
  }
  refuseFor((await helps(tx, posting.districtCode, row.county, said.onDate)) ? [] : [notPaired(said.onDate)])
  return { side: 'east', name: posting.personName, postingId: posting.id }
}

/** Whether the reader may sign for a side today, and who is in post for the east: the names a refusal gives. */
export async function signingOf(tx: Tx, row: ProjectRow, gate: Gate) {
  const side = sideOf(tx)
  const on = today(tx.at)
  const inService = (await inPostOn(tx, row.county, on)).filter(
    p => p.direction === 'to_steppe' && p.kind === 'cadre',
  )
  const paired = []
  for (const p of inService) if (await helps(tx, p.districtCode, row.county, on)) paired.push(p)
  const own = tx.reader.role === 'cadre' ? await lastPostingOfUser(tx, row.county, tx.reader.userId) : null
  const writes = tx.reader.writable.includes(row.county)
  return {
    gate,
    side,
    /** A cadre signs itself, for a day of its term; the bureau for the banner; a district's office records the paper that a cadre signed. */
    may: writes && may(tx.reader, 'project.sign') && (tx.reader.role !== 'cadre' || own !== null),
    /** The reader's own term; a day outside it cannot be signed for. */
    term: own && { fromOn: own.fromOn, lastOn: own.lastOn },
    cadres: paired.map(p => ({
      postingId: p.id,
      personName: p.personName,
      post: p.post,
      districtName: p.districtName,
      lastOn: p.lastOn,
    })),
  }
}
