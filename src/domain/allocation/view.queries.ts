/** What the pages of the workbench show beside a scenario itself. */
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { defaultSources } from './defaults.queries.ts'
import { candidatesOf } from './library.queries.ts'
import type { Candidate } from './library.queries.ts'
import { sumsOf } from './question.queries.ts'
import { showScenario } from './scenario.queries.ts'
import type { At } from './scenario.queries.ts'
import { takeOversOf } from './takeOver.queries.ts'

/** What there is to divide in a year, and among what: the ledger, the library, the usual values with their sources. */
export async function yearSums(tx: Tx, year: number) {
  const { banners, purses } = await sumsOf(tx, year, { expected: [] })
  const candidates = (await candidatesOf(tx, year)).filter(c => banners.includes(c.banner))
  const names = await areaNames(tx, [...banners, ...purses.map(p => p.giverCode)])
  const dearest = new Map<string, bigint>()
  for (const c of candidates)
    if (c.costFen > (dearest.get(c.projectId) ?? 0n)) dearest.set(c.projectId, c.costFen)
  return {
    year,
    purses: purses.map(p => ({
      id: p.id,
      source: p.source,
      giverCode: p.giverCode,
      giverName: names.get(p.giverCode) ?? p.giverCode,
      amountFen: p.amountFen.toString(),
      banners: p.banners?.length ?? null,
    })),
    banners: banners.map(code => ({ code, name: names.get(code) ?? code })),
    projects: dearest.size,
    variants: candidates.length,
    unknownGain: candidates.filter(c => !c.gainKnown).length,
    costFen: [...dearest.values()].reduce((sum, fen) => sum + fen, 0n).toString(),
    tails: tailsOf(candidates),
    defaults: await defaultSources(tx, year),
  }
}

/** What the candidates could bind of later years: of each project the variant that binds most. */
function tailsOf(candidates: readonly Candidate[]): { year: number; fen: string }[] {
  const most = new Map<number, Map<string, bigint>>()
  for (const { projectId, tails } of candidates)
    for (const { year, fen } of tails) {
      const of = most.get(year) ?? new Map<string, bigint>()
      most.set(year, of)
      if (fen > (of.get(projectId) ?? 0n)) of.set(projectId, fen)
    }
  return [...most]
    .sort(([a], [b]) => a - b)
    .map(([year, of]) => ({ year, fen: [...of.values()].reduce((s, f) => s + f, 0n).toString() }))
}

export async function openScenario(tx: Tx, at: At) {
  return { ...(await showScenario(tx, at)), takeOvers: await takeOversOf(tx, at) }
}

/** Several side by side, in the order asked for. @param of `county_id`, several by commas */
export async function compareScenarios(tx: Tx, of: string) {
  const rows = []
  for (const one of of.split(',')) {
    const [county = '', id = ''] = one.split('_')
    rows.push(await openScenario(tx, { county, id }))
  }
  return { rows, next: null }
}
