/** What a new scenario begins with: parameters with their sources; what nobody has entered stays open and is shown. */
import type { Tx } from '../../kernel/tx.ts'
import { findParameter, parameterOn } from '../area/parameter.queries.ts'
import type { RuleSet } from './ruleSet.terms.ts'
import {
  BAND,
  BAND_ENDS,
  FACTOR_KEYS,
  FACTOR_WEIGHT,
  ON_POOR_SHARE,
  USUAL_GAP,
  USUAL_SECONDS,
  WEIGHT,
} from './scenario.terms.ts'
import type { FactorKey } from './scenario.terms.ts'

const REGION = '150000'

const known = async (tx: Tx, key: string, year: number, purpose = ''): Promise<number | null> => {
  const row = await findParameter(tx, key, REGION, year, purpose)
  return typeof row?.value === 'number' ? row.value : null
}

/** @throws Problem rule.parameterEmpty while the weights of benefit are not entered: nothing can be compared without. */
export async function defaultRules(tx: Tx, year: number): Promise<RuleSet> {
  const weight = async (purpose: string): Promise<number> =>
    (await parameterOn(tx, WEIGHT, REGION, year, purpose)).value
  const bands = []
  for (const [purpose, upTo] of BAND_ENDS)
    bands.push({ upTo, weight: (await parameterOn(tx, BAND, REGION, year, purpose)).value })
  const factors: Partial<Record<FactorKey, number>> = {}
  for (const key of FACTOR_KEYS) {
    const value = await known(tx, FACTOR_WEIGHT, year, key)
    if (value !== null) factors[key] = value
  }
  return {
    householdWeight: await weight('household'),
    gainWeight: await weight('gain'),
    bands,
    factors,
    minOnPoor: await known(tx, ON_POOR_SHARE, year),
    minIndustry: null,
    fairness: 0,
    banners: {},
    tails: {},
    pinned: [],
    forbidden: [],
    expected: [],
    gap: USUAL_GAP,
    seconds: USUAL_SECONDS,
  }
}

/** Where the usual values come from, for the form. */
export async function defaultSources(tx: Tx, year: number) {
  const of = async (key: string, purpose = '') => {
    const row = await findParameter(tx, key, REGION, year, purpose)
    return {
      key,
      purpose,
      value: row?.value ?? null,
      source: row?.source ?? null,
      status: row?.status ?? 'N',
    }
  }
  const asked = [
    [WEIGHT, 'household'],
    [WEIGHT, 'gain'],
    ...BAND_ENDS.map(([purpose]) => [BAND, purpose] as const),
    ...FACTOR_KEYS.map(key => [FACTOR_WEIGHT, key] as const),
    [ON_POOR_SHARE],
  ] as const
  const sources = []
  for (const [key, purpose] of asked) sources.push(await of(key, purpose))
  return sources
}
