/**
 * The data-quality rules of domain §11 that the 32 columns can decide: a list of sentences with a predicate each. A
 * predicate is true where the rule is broken, false where it holds and null where a fact it needs is unknown: what is
 * not known never triggers. The rules stand in personCheck, workCheck, householdCheck, economyCheck and monitoredCheck.
 */
import type { Word } from '../../kernel/words.ts'
import type { CellFindingCode, Finding } from './finding.terms.ts'
import { CELL_FINDINGS } from './finding.terms.ts'
import { HOUSEHOLD_RULES } from './householdCheck.rules.ts'
import { ID_PROBLEMS } from './idNumber.terms.ts'
import type { NationalRow } from './nationalList.rules.ts'
import type { NationalKey } from './nationalList.terms.ts'
import { PERSON_RULES } from './personCheck.rules.ts'

/** Ages and limits with their sources; a programme's stored parameters take their place. */
export interface CheckParameters {
  /** 小学 age 6–14 [F r1–r5] */
  readonly primaryAge: readonly [number, number]
  /** 九年义务教育 age 6–15 [R] */
  readonly compulsoryAge: readonly [number, number]
  /** From this age a healthy child is not 学前 [F r1–r5] */
  readonly preschoolUntil: number
  /** Below this age 劳动技能 is 无劳动力 [F r1–r5] */
  readonly workingAge: number
  /** From this age 普通/技能/丧失 is looked at again [F r1–r5] */
  readonly labourReviewAge: number
  /** causes.secondary_max [F jl2] */
  readonly secondaryCauses: number
  /** Below this a yearly 人均纯收入 looks like 万元 entered as 元, in fen: our own plausibility hint, only a warning. */
  readonly unitSuspectBelow: bigint
}

export const CHECK_PARAMETERS: CheckParameters = {
  primaryAge: [6, 14],
  compulsoryAge: [6, 15],
  preschoolUntil: 7,
  workingAge: 16,
  labourReviewAge: 60,
  secondaryCauses: 2,
  unitSuspectBelow: 10_000n,
}

export interface CheckContext {
  /** 'YYYY-MM-DD' */
  readonly today: string
  readonly parameters: CheckParameters
  /** Columns that the list has; a rule about a column it lacks is not applied. Default: all. */
  readonly columns?: ReadonlySet<NationalKey>
}

/** A rule over `Subject`: one row, or all rows of one household. */
export interface CheckRule<Subject> {
  readonly code: string
  readonly level: 'error' | 'warn'
  /** The first is the column under which the finding is shown. */
  readonly fields: readonly [NationalKey, ...NationalKey[]]
  /** True = broken, false = holds, null = cannot be decided. */
  readonly predicate: (subject: Subject, context: CheckContext) => boolean | null
  readonly words: Word
}

function broken<S>(rules: readonly CheckRule<S>[], subject: S, context: CheckContext): Finding[] {
  const findings: Finding[] = []
  for (const { code, level, fields, predicate } of rules) {
    const [field] = fields
    if ((context.columns?.has(field) ?? true) && predicate(subject, context) === true)
      findings.push({ code, level, field })
  }
  return findings
}

/** Findings about one person's row. */
export const checkRow = (row: NationalRow, context: CheckContext): Finding[] =>
  broken(PERSON_RULES, row, context)

/** Findings about a household: all rows of the file with its 户编号. */
export const checkHousehold = (rows: readonly NationalRow[], context: CheckContext): Finding[] =>
  broken(HOUSEHOLD_RULES, rows, context)

const OF_HOUSEHOLD: ReadonlySet<string> = new Set(HOUSEHOLD_RULES.map(rule => rule.code))

/** Whether a finding is about a household as a whole. */
export const isOfHousehold = (code: string): boolean => OF_HOUSEHOLD.has(code)

const RULE_WORDS: ReadonlyMap<string, Word> = new Map(
  [...PERSON_RULES, ...HOUSEHOLD_RULES].map(rule => [rule.code, rule.words]),
)

/** The sentence of a stored finding, wherever its rule stands. Null for a code that this version does not know. */
export function wordsOfFinding(code: string): Word | null {
  if (Object.hasOwn(CELL_FINDINGS, code)) return CELL_FINDINGS[code as CellFindingCode]
  if (Object.hasOwn(ID_PROBLEMS, code)) return ID_PROBLEMS[code as keyof typeof ID_PROBLEMS]
  return RULE_WORDS.get(code) ?? null
}

const WEIGHT = { note: 0, warn: 1, error: 2 } as const

/** 0 nothing but notes, 1 warnings, 2 errors: what a batch row is sorted by, worst first. */
export const worstOf = (findings: readonly Finding[]): 0 | 1 | 2 =>
  findings.reduce<0 | 1 | 2>((worst, { level }) => (WEIGHT[level] > worst ? WEIGHT[level] : worst), 0)
