/** Everything a solve is asked about, read in one transaction at one instant, with a hash by which it can be cited. */
import { sql } from 'drizzle-orm'
import { sha256 } from '../../kernel/auditChain.ts'
import { today } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { listPairings } from '../area/pairing.queries.ts'
import type { Factor } from './baseline.rules.ts'
import { countedBy, factorValues } from './factor.queries.ts'
import type { ByBanner, Counts } from './factor.queries.ts'
import { candidatesOf } from './library.queries.ts'
import type { Candidate } from './library.queries.ts'
import type { Purse, Question } from './portfolio.terms.ts'
import { pursesOf } from './purse.rules.ts'
import type { Pair, Remaining } from './purse.rules.ts'
import { baselinesOf, wishesOf } from './ruleSet.rules.ts'
import type { Baselines } from './ruleSet.rules.ts'
import type { RuleSet } from './ruleSet.terms.ts'
import { FACTORS, FACTOR_KEYS } from './scenario.terms.ts'
import type { FactorKey } from './scenario.terms.ts'

export interface Asked {
  readonly question: Omit<Question, 'variants'> & { readonly variants: readonly Candidate[] }
  readonly purses: readonly (Purse & { readonly expected: boolean })[]
  readonly baselines: Baselines
  readonly factors: ReadonlyMap<FactorKey, ByBanner>
  readonly banners: readonly string[]
  /** Of banners, givers and everything else with a code. */
  readonly names: ReadonlyMap<string, string>
  readonly knownAt: Date
  readonly hash: string
  /** The same without what a person set: the library, sums, need and baseline. */
  readonly dataHash: string
}

/** What is appropriated of a year and not yet allocated. */
async function remaining(tx: Tx, year: number): Promise<Remaining[]> {
  const found = await tx.db.execute<Remaining & Record<string, unknown>>(sql`
    select a.source, a.giver_code as "giverCode", sum(a.amount_fen - coalesce(x.fen, 0))::bigint as "amountFen"
    from appropriation a left join lateral (select sum(x.amount_fen) as fen from allocation x
      where x.appropriation_county = a.county and x.appropriation_id = a.id and x.retracted_at is null) x on true
    where a.retracted_at is null and a.year = ${year} group by 1, 2 order by 1, 2`)
  return found.rows
}

/** The programme's banners and who is paired with whom today: money is allocated from now on. */
export async function pairsOf(tx: Tx): Promise<{ banners: string[]; pairs: Pair[] }> {
  const rows = (await listPairings(tx, today(tx.at))).filter(r => r.receiverCode.length === 6)
  return {
    banners: [...new Set(rows.map(r => r.receiverCode))].sort(),
    pairs: rows.flatMap(r => (r.giverCode ? [{ giver: r.giverCode, receiver: r.receiverCode }] : [])),
  }
}

export async function sumsOf(tx: Tx, year: number, rules: Pick<RuleSet, 'expected'>) {
  const { banners, pairs } = await pairsOf(tx)
  return { banners, purses: pursesOf(await remaining(tx, year), rules.expected, banners, pairs) }
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v))

export async function askedOf(tx: Tx, counts: Counts, year: number, rules: RuleSet): Promise<Asked> {
  const { banners, purses } = await sumsOf(tx, year, rules)
  const variants = (await candidatesOf(tx, year)).filter(v => banners.includes(v.banner))
  const used = FACTOR_KEYS.filter(key => (rules.factors[key] ?? 0) > 0)
  const factors = await factorValues(tx, counts, used, banners, year)
  const onFile = await countedBy(tx, counts(FACTORS.households.indicator), banners, `${year - 1}-12-31`)
  const baselines = baselinesOf(purses, banners, factorList(rules, factors))
  const question = {
    variants,
    purses,
    wishes: wishesOf(rules, variants),
    need: Object.fromEntries(banners.map(b => [b, onFile[b] ?? 0])),
    baseline: Object.fromEntries(baselines.shares.map(s => [s.banner, s.fen])),
  }
  const names = await areaNames(tx, [...banners, ...purses.map(p => p.giverCode)])
  return {
    question,
    purses,
    baselines,
    factors,
    banners,
    names,
    knownAt: tx.at,
    hash: sha256(plain({ year, ...question })),
    dataHash: sha256(plain({ year, ...question, wishes: null })),
  }
}

const factorList = (rules: RuleSet, values: ReadonlyMap<FactorKey, ByBanner>): Factor[] =>
  [...values].map(([key, of]) => ({
    key,
    weight: rules.factors[key] ?? 0,
    values: of,
    words: { zh: FACTORS[key].zh, en: FACTORS[key].en },
  }))
