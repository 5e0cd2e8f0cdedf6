/** Why a project is in or out, as a sentence an office can pass on: which limit, and what it would take. Pure. */
import { say } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { absorbable, fairFloor, wan, yuanOf } from './portfolio.rules.ts'
import { LIMIT_WORDS } from './portfolio.terms.ts'
import type { Limit, Purse, Question, Variant } from './portfolio.terms.ts'
import type { Part, Reason, Why } from './reason.rules.ts'
import type { Because, ConflictLimit, Loosen } from './ruleSet.terms.ts'

/** Names for codes and ids; the code itself where none is known. */
export interface Naming {
  readonly names: ReadonlyMap<string, string>
  readonly purses: readonly Purse[]
  readonly variants: readonly Variant[]
}

/** 北京市级财政援助 · 北京市 */
export const purseWords = ({ names }: Naming, p: Pick<Purse, 'source' | 'giverCode'>): Word => {
  const giver = names.get(p.giverCode) ?? p.giverCode
  const { zh, en } = SOURCES[p.source]
  return { zh: `${giver}（${zh}）`, en: `${giver} (${en})` }
}

const both = (text: string): Word => ({ zh: text, en: text })

function whatOf(limit: Limit, naming: Naming): Word {
  const { names, purses, variants } = naming
  const projectTitle = (id: string): string => variants.find(v => v.projectId === id)?.title ?? id
  switch (limit.kind) {
    case 'purse': {
      const purse = purses.find(p => p.id === limit.purse)
      return purse ? purseWords(naming, purse) : both(limit.purse)
    }
    case 'floor':
    case 'ceiling':
    case 'fairness':
    case 'paid':
    case 'worth':
      return both(names.get(limit.banner) ?? limit.banner)
    case 'tail':
      return both(String(limit.year))
    case 'requires':
    case 'variants':
      return both(projectTitle(limit.project))
    case 'pinned':
    case 'forbidden':
      return both(variants.find(v => v.id === limit.variant)?.title ?? limit.variant)
    default:
      return both('')
  }
}

export function limitWords(limit: Limit, naming: Naming): Word {
  const what = whatOf(limit, naming)
  const words = LIMIT_WORDS[limit.kind]
  return { zh: say(words, 'zh', { what: what.zh }), en: say(words, 'en', { what: what.en }) }
}

const LOOSE: Partial<Record<Limit['kind'], (limit: never) => Loosen>> = {
  floor: (l: { banner: string }) => ({ kind: 'floor', banner: l.banner }),
  ceiling: (l: { banner: string }) => ({ kind: 'ceiling', banner: l.banner }),
  fairness: () => ({ kind: 'fairness' }),
  onPoor: () => ({ kind: 'minOnPoor' }),
  industry: () => ({ kind: 'minIndustry' }),
  tail: (l: { year: number }) => ({ kind: 'tail', year: String(l.year) }),
  pinned: (l: { variant: string }) => ({ kind: 'pinned', variant: l.variant }),
  forbidden: (l: { variant: string }) => ({ kind: 'forbidden', variant: l.variant }),
}

const money = (fen: bigint): string => (Math.floor(wan(fen) * 100) / 100).toLocaleString('en-US')
const amount = (fen: bigint): Word => ({ zh: `${money(fen)} 万元`, en: `${yuanOf(fen)} yuan` })
const atLeast = (share: number | null): Word => both(`≥ ${Math.round((share ?? 0) * 1000) / 10}%`)

/** What the limit stands at, so that a person sees by how much it is too high or too low. */
function standing(limit: Limit, question: Question): Word | null {
  const { wishes, purses, variants } = question
  switch (limit.kind) {
    case 'floor': {
      const [floor, most] = [wishes.banners[limit.banner]?.floorFen ?? 0n, absorbable(question, limit.banner)]
      return {
        zh: `${amount(floor).zh}，其在库项目最多可用 ${amount(most).zh}`,
        en: `${amount(floor).en}; its library can take ${amount(most).en} at most`,
      }
    }
    case 'ceiling':
      return amount(wishes.banners[limit.banner]?.ceilingFen ?? 0n)
    case 'fairness':
      return amount(fairFloor(question, limit.banner))
    case 'onPoor':
      return atLeast(wishes.minOnPoor)
    case 'industry':
      return atLeast(wishes.minIndustry)
    case 'tail':
      return amount(wishes.tails[limit.year] ?? 0n)
    case 'purse':
      return amount(purses.find(p => p.id === limit.purse)?.amountFen ?? 0n)
    case 'pinned': {
      const variant = variants.find(v => v.id === limit.variant)
      return variant ? amount(variant.costFen) : null
    }
    default:
      return null
  }
}

/** Limits that contradict each other: those a person set can be loosened, the others are as the world is. */
export function conflictOf(limits: readonly Limit[], naming: Naming, question: Question): ConflictLimit[] {
  const told = new Set<string>()
  return limits.flatMap(limit => {
    // That projects are paid whole and that benefit diminishes is how the sum is made, not a rule of anybody.
    if (limit.kind === 'worth') return []
    const [what, stands] = [limitWords(limit, naming), standing(limit, question)]
    const words = stands ? { zh: `${what.zh}（${stands.zh}）`, en: `${what.en} (${stands.en})` } : what
    if (told.has(words.zh)) return []
    told.add(words.zh)
    return [{ words, loosen: (LOOSE[limit.kind] as ((l: Limit) => Loosen) | undefined)?.(limit) ?? null }]
  })
}

export function becauseOf(r: Reason, v: Variant, naming: Naming): Because {
  const limits = r.parts
    .filter(part => part.price > 0)
    .slice(0, 4)
    .map(part => ({ words: limitWords(part.limit, naming), price: part.price }))
  return {
    worth: r.worth,
    price: r.price,
    limits,
    takes: r.takes && {
      costFen: r.takes.costFen?.toString() ?? null,
      benefitTimes: r.takes.benefitTimes,
    },
    words: sentenceOf(r, v, naming),
  }
}

type Said = (r: Reason, v: Variant, naming: Naming) => Word

const dearest = ({ parts }: Reason, naming: Naming): Word =>
  parts[0] && parts[0].price > 0
    ? limitWords((parts[0] as Part).limit, naming)
    : { zh: '现有资金', en: 'the money there is' }

const SENTENCES: Readonly<Record<Why, Said>> = {
  worth: (_, v) => ({
    zh: `入选：每万元带动 ${perWan(v)} 户，效益高于它占用的资金和指标。`,
    en: `In: 10,000 yuan reach ${perWan(v)} households, worth more than the money and limits it uses.`,
  }),
  pinned: () => ({ zh: '入选：由人指定。', en: 'In: a person pinned it.' }),
  forbidden: () => ({ zh: '未入选：由人指定不选。', en: 'Out: a person forbade it.' }),
  otherVariant: (_, v, { variants }) => {
    const others = variants.filter(o => o.projectId === v.projectId && o.id !== v.id).map(o => o.title)
    return {
      zh: `未入选：同一项目已选另一方案${others.length === 1 ? `：${others[0]}` : ''}。`,
      en: `Out: another variant of the project is in${others.length === 1 ? `: ${others[0]}` : ''}.`,
    }
  },
  requires: (_, v, { variants }) => {
    const first = variants.filter(o => v.requires.includes(o.projectId)).map(o => o.title)
    return {
      zh: `未入选：须先安排的项目没有入选${first[0] ? `：${first[0]}` : ''}。`,
      en: `Out: what must come first is not in${first[0] ? `: ${first[0]}` : ''}.`,
    }
  },
  price: (r, v, naming) => {
    const limit = dearest(r, naming)
    const needs = takesWords(r)
    return {
      zh: `未入选：受“${limit.zh}”限制，同样的钱用于别的项目带动更多户（本项目每万元 ${perWan(v)} 户）。${needs.zh}`,
      en: `Out: ${limit.en} keeps it out; the same money reaches more households elsewhere (here ${perWan(v)} by 10,000 yuan). ${needs.en}`.trim(),
    }
  },
  room: (r, v, naming) => {
    const limit = dearest(r, naming)
    const toFit = roomWords(r, v)
    return {
      zh: `未入选：效益够，但“${limit.zh}”剩下的钱不够整个项目（需 ${money(v.costFen)} 万元）。如要入选：${toFit.map(w => w.zh).join('，')}，或指定入选。`,
      en: `Out: worth it, but what is left of ${limit.en} does not pay for the whole of it (${yuanOf(v.costFen)} yuan). It would come in ${toFit.map(w => w.en).join(', ')}, or pinned.`,
    }
  },
  noSource: () => ({
    zh: '未入选：没有可用的资金来源（它能用的来源今年没有未分配的资金，或不能用于本旗县）。',
    en: 'Out: no sum is open to it (its sources have nothing left this year, or may not go to this banner).',
  }),
}

const perWan = (v: Variant): string => (v.costFen > 0n ? (v.households / wan(v.costFen)).toFixed(2) : '0')

/** It fits into what is left, or what is left grows to it. */
function roomWords({ takes }: Reason, v: Variant): Word[] {
  const left = takes?.costFen ?? 0n
  const shrink = {
    zh: `投资降到 ${money(left)} 万元`,
    en: `if its cost fell to ${yuanOf(left)} yuan`,
  }
  const more = {
    zh: `另补 ${(Math.ceil(wan(v.costFen - left) * 100) / 100).toLocaleString('en-US')} 万元`,
    en: `with ${yuanOf(v.costFen - left)} yuan more`,
  }
  return left > 0n ? [shrink, more] : [more]
}

function takesWords({ takes }: Reason): Word {
  const ways = [
    takes?.costFen
      ? {
          zh: `投资降到 ${money(takes.costFen)} 万元`,
          en: `its cost fell to ${yuanOf(takes.costFen)} yuan`,
        }
      : null,
    takes?.benefitTimes && takes.benefitTimes > 1 && takes.benefitTimes < 100
      ? {
          zh: `带动效益达到现在的 ${takes.benefitTimes.toFixed(1)} 倍`,
          en: `it did ${takes.benefitTimes.toFixed(1)} times the good`,
        }
      : null,
  ].filter(w => w !== null)
  if (!ways.length) return { zh: '', en: '' }
  return {
    zh: `如要入选：${ways.map(w => w.zh).join('，或')}。`,
    en: `It would come in if ${ways.map(w => w.en).join(', or ')}.`,
  }
}

const sentenceOf = (r: Reason, v: Variant, naming: Naming): Word => SENTENCES[r.why](r, v, naming)

/** The reasons as a filter offers them. */
export const WHY_WORDS = {
  worth: { zh: '效益够', en: 'Worth it' },
  pinned: { zh: '指定入选', en: 'Pinned' },
  price: { zh: '效益不及别的项目', en: 'Others do more' },
  room: { zh: '剩余资金不够', en: 'Not enough left' },
  otherVariant: { zh: '另一方案入选', en: 'Another variant is in' },
  requires: { zh: '前置项目未入选', en: 'What comes first is out' },
  noSource: { zh: '没有可用来源', en: 'No source' },
  forbidden: { zh: '指定不选', en: 'Forbidden' },
} as const satisfies Record<Why, Word>
