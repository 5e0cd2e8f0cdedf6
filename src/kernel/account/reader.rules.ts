/**
 * From a grant to a reader: which owner counties someone sees and may write, and which places inside them.
 * Pure: the ground (which codes there are, who is paired with whom) is handed in by the programme.
 */
import type { Reader, Role } from '../access.ts'

/** What the kernel must know about the ground, answered by the programme's area module. */
export interface Ground {
  /** Every code that may own a row on the receiving side: county-level codes, prefectures, the region. */
  readonly receivers: readonly string[]
  /** The same on the giving side: the municipality and its districts. */
  readonly givers: readonly string[]
  /** The banners of the programme. */
  readonly banners: readonly string[]
  readonly pairs: readonly Pair[]
  /** The code range of an area with all its descendants; `hi` is exclusive. */
  readonly rangeOf: (code: string) => { readonly lo: string; readonly hi: string }
}

/** Which district helps which banner; `validTo` is the first day on which it no longer does. */
export interface Pair {
  readonly giver: string
  readonly receiver: string
  readonly validFrom: string
  readonly validTo: string | null
}

export interface GrantFacts {
  readonly role: Role
  readonly areaCode: string
  readonly partyId: string | null
}

type Scope = Pick<Reader, 'counties' | 'writable' | 'lo' | 'hi'>

const WHOLE = { lo: '', hi: '~' } as const
const NOTHING: Scope = { counties: [], writable: [], ...WHOLE }

/** The owner of an area's rows: its county-level code, or the code itself above the county. */
export const ownerOf = (areaCode: string): string => areaCode.slice(0, 6)

const everything = (g: Ground): string[] => [...g.receivers, ...g.givers]

const reading = (g: Ground): Scope => ({ counties: everything(g), writable: [], ...WHOLE })

/** A county in whole; `range` narrows it to a township or a village. */
function local(g: Ground, grant: GrantFacts, writes: boolean): Scope {
  const county = ownerOf(grant.areaCode)
  const range = grant.areaCode.length > 6 ? g.rangeOf(grant.areaCode) : WHOLE
  return { counties: [county], writable: writes ? [county] : [], lo: range.lo, hi: range.hi }
}

function under(g: Ground, areaCode: string): string[] {
  const { lo, hi } = g.rangeOf(areaCode)
  const inside = g.receivers.filter(code => code >= lo && code < hi)
  return inside.includes(areaCode) ? inside : [...inside, areaCode]
}

/** A district sees every banner it ever helped and writes to those it helps now. */
function district(g: Ground, areaCode: string, on: string): Scope {
  const begun = g.pairs.filter(p => p.giver === areaCode && p.validFrom <= on)
  const now = begun.filter(p => p.validTo === null || p.validTo > on)
  const owned = (pairs: readonly Pair[]): string[] => [
    ...new Set([areaCode, ...pairs.map(p => ownerOf(p.receiver))]),
  ]
  return { counties: owned(begun), writable: owned(now), ...WHOLE }
}

const SCOPES: Record<Role, (g: Ground, grant: GrantFacts, on: string) => Scope> = {
  administrator: reading,
  auditor: reading,
  beijing_office: g => ({ counties: everything(g), writable: [...g.givers, ...g.banners], ...WHOLE }),
  region_office: g => ({ counties: everything(g), writable: g.receivers, ...WHOLE }),
  league_office: (g, grant) => {
    const counties = under(g, grant.areaCode)
    return { counties, writable: counties, ...WHOLE }
  },
  district_office: (g, grant, on) => district(g, grant.areaCode, on),
  banner_bureau: (g, grant) => local(g, grant, true),
  township: (g, grant) => local(g, grant, true),
  village_worker: (g, grant) => local(g, grant, true),
  // What a cadre writes are proofs and signatures of the eastern side; its verbs say so (kernel/access.ts).
  cadre: (g, grant) => local(g, grant, true),
  sending_unit: () => NOTHING,
  host_unit: () => NOTHING,
  producer: () => NOTHING,
  buyer: () => NOTHING,
  public: () => NOTHING,
}

/** Those who work with the households themselves see names in full. */
const SEES_NAMES: readonly Role[] = ['banner_bureau', 'township', 'village_worker']

/**
 * The reader that a person is under one grant on one day.
 * @param on `YYYY-MM-DD` in the programme's time zone; decides which pairings are current.
 */
export function readerOf(
  person: { readonly userId: string; readonly userName: string },
  grant: GrantFacts,
  on: string,
  ground: Ground,
): Reader {
  return {
    ...person,
    role: grant.role,
    areaCode: grant.areaCode,
    ...SCOPES[grant.role](ground, grant, on),
    parties: grant.partyId ? [grant.partyId] : [],
    seesNames: SEES_NAMES.includes(grant.role),
  }
}

/** Anyone who has not signed in: published totals only. */
export const PUBLIC: Reader = {
  userId: 'public',
  userName: '',
  role: 'public',
  areaCode: '',
  ...NOTHING,
  parties: [],
  seesNames: false,
}

/** Whether a grant counts on a day; both its dates are inclusive. */
export function isValidOn(
  grant: { readonly validFrom: string; readonly validTo: string | null; readonly endedAt: Date | null },
  on: string,
): boolean {
  return grant.endedAt === null && grant.validFrom <= on && (grant.validTo === null || grant.validTo >= on)
}
