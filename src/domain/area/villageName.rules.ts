/**
 * Finds the village that a list means. Offices write 红义村, 红义村委会, 红义村村民委员会 or 红义 for one place, and
 * Mongolian names in several transcriptions. The search is inside one township; what fits two is asked, not chosen.
 */
export interface VillageCandidate {
  readonly code: string
  readonly name: string
}

/** How a village was recognised: everything but `name` is told to the reader. */
export type MatchedBy = 'name' | 'short' | 'spelling'

export type VillageMatch =
  | { readonly code: string; readonly by: MatchedBy }
  | { readonly ambiguous: readonly string[] }
  | { readonly none: true; readonly near: readonly string[] }

type VillageKind = 'village' | 'community' | null

/** Without what stands in brackets, also brackets in brackets. */
function outside(text: string): string {
  const outer = text.replace(/\([^()]*\)/g, '')
  return outer === text ? text : outside(outer)
}

const plain = (text: string): string => outside(text.normalize('NFKC')).replace(/[\s·•.。、,'"“”\-–—_]/g, '')

const COMMITTEE = /(?:(?:村民|居民|牧民)?委员会|村委会|居委会|村委|居委|委会)$/
const LAST_WORD = /(?:(?:村民|居民|牧民)?委员会|村委会|居委会|村委|居委|委会|嘎查|村|社区)$/

/** Drops `suffix` from the end as often as it stands there, but never the whole name. */
function strip(text: string, suffix: RegExp): string {
  const shorter = text.replace(suffix, '')
  return shorter === text || shorter === '' ? text : strip(shorter, suffix)
}

/** The name without committee, gacha, village or community: 红义村村民委员会 → 红义. */
export const bareName = (text: string): string => strip(plain(text), LAST_WORD)

/** 红义村村委会 → 红义村: without the committee only. */
const placeName = (text: string): string => plain(text).replace(COMMITTEE, '') || plain(text)

function kindOf(text: string): VillageKind {
  const name = plain(text)
  if (/(?:社区|居民|居委)(?:委员会|居委会|委会|会)?$/.test(name)) return 'community'
  return /(?:嘎查|村)(?:民委员会|委员会|委会|委)?$/.test(name) ? 'village' : null
}

/** Transcriptions of one Mongolian word, and characters that lists exchange; the first stands for all. */
const SPELLINGS = [
  ['艾勒', '艾里', '艾力', '爱里', '爱勒'],
  ['敖包', '脑包', '鄂博'],
  ['淖尔', '诺尔'],
  ['毛都', '毛道', '茂都', '茂道'],
  ['高勒', '郭勒', '果勒', '高力'],
  ['宝力格', '布拉格', '宝拉格', '宝力高', '宝力皋'],
  ['呼都格', '呼都嘎', '胡都格', '忽都格', '呼都克', '胡都嘎'],
  ['查干', '察干', '查汗', '察汗', '察罕', '查罕'],
  ['巴彦', '巴音', '白音', '拜音', '巴颜'],
  ['塔拉', '他拉'],
  ['希热', '西热'],
  ['沙日', '沙拉', '夏日', '希日', '西日', '锡日'],
  ['乌苏', '乌素'],
  ['哈日', '哈拉', '哈尔'],
  ['额尔', '额日'],
  ['呼和', '乎和', '胡和'],
  ['宝日', '布日', '宝尔', '博日'],
  ['份', '分'],
  ['壕', '濠'],
  ['窑', '窰'],
] as const

const FOLDED = new Map<string, string>(
  SPELLINGS.flatMap(([first, ...others]) => others.map(other => [other, first] as const)),
)
const VARIANT = new RegExp([...FOLDED.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

/** The bare name in one spelling: 查汗脑包 → 查干敖包. */
const foldedName = (text: string): string => bareName(text).replace(VARIANT, found => FOLDED.get(found)!)

/** Letters in common, as a share of the longer name: 0 … 1. */
function likeness(a: string, b: string): number {
  const rest = [...b]
  const common = [...a].filter(letter => {
    const at = rest.indexOf(letter)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return common.length / Math.max([...a].length, [...b].length, 1)
}

const NEAR = { atLeast: 0.5, atMost: 5 } as const

function nearest(text: string, candidates: readonly VillageCandidate[]): string[] {
  const name = foldedName(text)
  return candidates
    .map(({ code, name: other }) => ({ code, like: likeness(name, foldedName(other)) }))
    .filter(({ like }) => like >= NEAR.atLeast)
    .sort((a, b) => b.like - a.like || (a.code < b.code ? -1 : 1))
    .slice(0, NEAR.atMost)
    .map(({ code }) => code)
}

type Test = (candidate: VillageCandidate) => boolean

/** From the strictest reading to the loosest: the first that anything fits decides, also that it is ambiguous. */
function readings(text: string): readonly (readonly [MatchedBy, Test])[] {
  const [name, place, bare, folded, kind] = [
    plain(text),
    placeName(text),
    bareName(text),
    foldedName(text),
    kindOf(text),
  ]
  return [
    ['name', c => plain(c.name) === name],
    ['short', c => kind !== null && kindOf(c.name) === kind && placeName(c.name) === place],
    ['short', c => kind !== null && kindOf(c.name) === kind && bareName(c.name) === bare],
    ['short', c => bareName(c.name) === bare],
    ['spelling', c => kind !== null && kindOf(c.name) === kind && foldedName(c.name) === folded],
    ['spelling', c => foldedName(c.name) === folded],
  ]
}

/**
 * Matches a list's village against the villages of its township.
 * @param township the township's name, dropped where the list writes it in front (红旗镇红义村)
 * @returns the one village; or all that fit equally well; or none, with at most five of similar name
 */
export function matchVillage(
  text: string,
  candidates: readonly VillageCandidate[],
  township?: string,
): VillageMatch {
  const whole = plain(text)
  const name =
    township && whole.startsWith(township) && whole !== township ? whole.slice(township.length) : whole
  if (name === '') return { none: true, near: [] }
  for (const [by, fits] of readings(name)) {
    const [first, ...others] = candidates.filter(fits)
    if (first && others.length === 0) return { code: first.code, by }
    if (first) return { ambiguous: [first, ...others].map(candidate => candidate.code) }
  }
  return { none: true, near: nearest(name, candidates) }
}
