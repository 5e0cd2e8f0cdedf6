/** What the kernel asks about places: owner codes, pairings and names (`Places` of kernel/account). */
import { and, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../kernel/db.ts'
import type { Ground } from '../../kernel/account/reader.rules.ts'
import type { Places } from '../../kernel/account/session.queries.ts'
import { area, pairing } from './area.table.ts'
import { rangeOf } from './area.rules.ts'

const OWNERS = ['province', 'prefecture', 'county'] as const

async function ground(db: Db): Promise<Ground> {
  const owners = await db
    .select({ code: area.code })
    .from(area)
    .where(and(inArray(area.level, [...OWNERS]), isNull(area.validTo)))
  const pairings = await db.select().from(pairing)
  const codes = owners.map(o => o.code).sort()
  const pairs = pairings
    .filter(p => p.level === 'county' && p.giverCode !== null)
    .map(p => ({
      giver: p.giverCode ?? '',
      receiver: p.receiverCode,
      validFrom: p.validFrom,
      validTo: p.validTo,
    }))
  return {
    receivers: codes.filter(c => c.startsWith('15')),
    givers: codes.filter(c => c.startsWith('11')),
    banners: [...new Set(pairings.map(p => p.receiverCode.slice(0, 6)))],
    pairs,
    rangeOf,
  }
}

export const places: Places = {
  ground,
  async names(db, codes) {
    if (!codes.length) return new Map()
    const found = await db
      .select({ code: area.code, name: area.name })
      .from(area)
      .where(and(inArray(area.code, [...codes]), isNull(area.validTo)))
    return new Map(found.map(a => [a.code, a.name]))
  },
}
