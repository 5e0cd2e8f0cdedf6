/** What the pages of the workbench know of a scenario, and how its numbers read. */
import { useQuery } from '@tanstack/react-query'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import { exactly, yuan } from '../../web/kit/number.ts'
import type { Tone } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Curve, Result, RuleSet, SolveProgress } from './ruleSet.terms.ts'
import type { Decision, ScenarioState, SolveOutcome, TakeOverState } from './scenario.terms.ts'

export interface Solution {
  readonly id: string
  readonly revision: number
  readonly outcome: SolveOutcome
  readonly knownAt: string
  readonly inputHash: string
  readonly objective: number | null
  readonly bound: number | null
  readonly gap: number | null
  readonly seconds: number
  readonly households: number
  readonly gainFen: string
  readonly costFen: string
  readonly rules: RuleSet
  readonly result: Result
}

export interface TakeOver {
  readonly county: string
  readonly id: string
  readonly state: TakeOverState
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByName: string
  readonly proposedAt: string
  readonly totalFen: string
  readonly decisions: readonly {
    readonly decision: Decision
    readonly reason: string | null
    readonly decidedByName: string
    readonly at: string
  }[]
  readonly lines: readonly {
    readonly banner: string
    readonly bannerName: string
    readonly source: string
    readonly giverName: string
    readonly amountFen: string
  }[]
}

export interface Scenario {
  readonly county: string
  readonly id: string
  readonly year: number
  readonly title: string
  readonly note: string | null
  readonly revision: number
  readonly state: ScenarioState
  readonly jobId: string | null
  readonly rules: RuleSet
  readonly progress: SolveProgress | null
  readonly curve: Curve | null
  readonly failure: unknown
  readonly createdByName: string
  readonly recordedAt: string
  readonly solution: Solution | null
  readonly takeOvers: readonly TakeOver[]
}

export const TONES: Readonly<Record<ScenarioState, Tone>> = {
  draft: 'plain',
  solving: 'warn',
  solved: 'good',
  infeasible: 'bad',
  failed: 'bad',
}
export const TAKE_OVER_TONES: Readonly<Record<TakeOverState, Tone>> = {
  proposed: 'warn',
  approved: 'good',
  returned: 'bad',
  undone: 'plain',
}

export const pathOf = (s: { county: string; id: string }): string => `/api/scenarios/${s.county}/${s.id}`
export const pageOf = (s: { county: string; id: string }): string => `/funds/scenarios/${s.county}/${s.id}`

const LOOK_AGAIN_MS = 600

/** The scenario, asked again while a job works on it. */
export const useScenario = (county: string, id: string) =>
  useQuery({
    queryKey: ['scenario', county, id],
    queryFn: () => api<Scenario>(pathOf({ county, id })),
    refetchInterval: q =>
      q.state.data?.state === 'solving' || q.state.data?.curve?.state === 'running' ? LOOK_AGAIN_MS : false,
  })

export interface YearSums {
  readonly year: number
  readonly purses: readonly {
    readonly id: string
    readonly source: string
    readonly giverCode: string
    readonly giverName: string
    readonly amountFen: string
    readonly banners: number | null
  }[]
  readonly banners: readonly { readonly code: string; readonly name: string }[]
  readonly projects: number
  readonly variants: number
  readonly unknownGain: number
  readonly costFen: string
  /** What the library could bind of later years at most. */
  readonly tails: readonly { readonly year: number; readonly fen: string }[]
  readonly defaults: readonly {
    readonly key: string
    readonly purpose: string
    readonly value: unknown
    readonly source: string | null
    readonly status: string
  }[]
}

export const useYearSums = (year: number) =>
  useQuery({
    queryKey: ['scenario sums', year],
    queryFn: () => api<YearSums>(`/api/scenarios/sums?year=${year}`),
  })

/** Only its own office changes a draft. */
export function useOwns(county: string): boolean {
  const { me, may } = useMe()
  return may('allocation.plan') && me?.acting.areaCode.slice(0, 6) === county
}

const WAN = new Intl.NumberFormat('en-US', { minimumFractionDigits: 0, maximumFractionDigits: 2 })
export const wanText = (fen: string): string => WAN.format(Number(fen) / 1e6)

/** `1,234.5 万元` / `12,345,000 yuan`. */
export const moneyWords = (fen: string): Word => ({
  zh: `${wanText(fen)} 万元`,
  en: `${exactly(Math.round(yuan(fen)))} yuan`,
})

/** In 万元, the exact yuan on hover. */
export function Wan({ fen }: { fen: string | null | undefined }) {
  const { t } = useWords()
  if (fen === null || fen === undefined) return <span className="soft">—</span>
  const exact = (Number(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  return (
    <span className="num" title={t(`${exact} 元`, `${exact} yuan`)}>
      {wanText(fen)}
    </span>
  )
}

export const percent = (share: number): string => `${WAN.format(share * 100)}%`

/** How near to the best possible, in plain words. */
export const gapWords = (s: Solution): Word =>
  s.gap === null
    ? { zh: '', en: '' }
    : {
        zh: `已证明：任何方案的总效益都不会比它高出 ${percent(s.gap)} 以上（上界 ${WAN.format(s.bound ?? 0)}）。`,
        en: `Proven: no plan can do more than ${percent(s.gap)} better than this one (bound ${WAN.format(s.bound ?? 0)}).`,
      }
