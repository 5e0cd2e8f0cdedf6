/** 家庭纯收入 and what follows from it (domain §2.5). Money in fen; every result carries its formula line by line. */
import { formatMoney } from '../../kernel/money.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Word } from '../../kernel/words.ts'
import type { IncomeGroup, IncomeLine } from './income.terms.ts'
import { INCOME_GROUPS, INCOME_LINES, groupOf, isIncomeLine, wholeOf } from './income.terms.ts'

export interface LineFact {
  readonly line: string
  readonly amountFen: bigint
}

/** `fen` is null where it cannot be known; `reasons` then says why. `steps` is the sum as a person would write it. */
export interface Computed {
  readonly fen: bigint | null
  readonly steps: readonly Word[]
  readonly reasons: readonly Reason[]
}

export interface NetIncome extends Computed {
  /** Sum of each group in fen; null where no line of it was filled in. */
  readonly groups: Readonly<Record<IncomeGroup, bigint | null>>
}

const NO_GROUPS = { a: null, b: null, c: null, d: null, e: null } as const
const yuan = (fen: bigint) => formatMoney(fen, '元')

const reason = (code: string, zh: string, en: string): Reason => ({ code, words: { zh, en } })
const NO_LINES = reason('income.noLines', '该年度没有收入明细。', 'There are no income lines for the year.')
const unknownLine = (line: string) =>
  reason('income.unknownLine', `没有“${line}”这一收入项目。`, `There is no income line “${line}”.`)
const negative = (line: IncomeLine) =>
  reason(
    'income.negative',
    `“${INCOME_LINES[line].zh}”不能为负数；支出请填在支出栏。`,
    `“${INCOME_LINES[line].en}” cannot be negative; enter costs among the costs.`,
  )
const wholeAndParts = (line: IncomeLine) =>
  reason(
    'income.wholeAndParts',
    `“${INCOME_LINES[line].zh}”的合计与其分项不等，请只填其一或改正。`,
    `The total of “${INCOME_LINES[line].en}” differs from its parts; give one of them or correct it.`,
  )

/** Sum by line, because a line may be stated in several entries. */
function byLine(lines: readonly LineFact[]): Map<IncomeLine, bigint> {
  const sums = new Map<IncomeLine, bigint>()
  for (const { line, amountFen } of lines)
    if (isIncomeLine(line)) sums.set(line, (sums.get(line) ?? 0n) + amountFen)
  return sums
}

function partsOf(sums: ReadonlyMap<IncomeLine, bigint>, whole: IncomeLine): bigint | null {
  const parts = [...sums].filter(([line]) => wholeOf(line) === whole)
  return parts.length ? parts.reduce((sum, [, fen]) => sum + fen, 0n) : null
}

function lineReasons(lines: readonly LineFact[], sums: ReadonlyMap<IncomeLine, bigint>): Reason[] {
  if (lines.length === 0) return [NO_LINES]
  const unknown = [...new Set(lines.map(fact => fact.line))]
    .filter(line => !isIncomeLine(line))
    .map(unknownLine)
  const below = [...new Set(lines.filter(fact => fact.amountFen < 0n).map(fact => fact.line))]
    .filter(isIncomeLine)
    .map(negative)
  const clashes = [...sums].filter(([line, fen]) => {
    const parts = partsOf(sums, line)
    return parts !== null && parts !== fen
  })
  return [...unknown, ...below, ...clashes.map(([line]) => wholeAndParts(line))]
}

/** Each group's sum, a whole line that is also given in parts counted once. */
function groupSums(sums: ReadonlyMap<IncomeLine, bigint>): Record<IncomeGroup, bigint | null> {
  const groups: Record<IncomeGroup, bigint | null> = { ...NO_GROUPS }
  for (const [line, fen] of sums) {
    const whole = wholeOf(line)
    if (whole && sums.has(whole)) continue
    groups[groupOf(line)] = (groups[groupOf(line)] ?? 0n) + fen
  }
  return groups
}

const signed = (group: IncomeGroup, fen: bigint | null) => (fen === null ? 0n : group === 'e' ? -fen : fen)

function netSteps(groups: Readonly<Record<IncomeGroup, bigint | null>>, net: bigint): Word[] {
  const rows = (Object.keys(INCOME_GROUPS) as IncomeGroup[]).map(group => {
    const { zh, en } = INCOME_GROUPS[group]
    const [fen, sign] = [groups[group], group === 'e' ? '−' : '+']
    return fen === null
      ? { zh: `${zh}：未填，不计`, en: `${en}: not filled in, not counted` }
      : { zh: `${sign} ${zh} ${yuan(fen)} 元`, en: `${sign} ${en} ${yuan(fen)} yuan` }
  })
  return [
    ...rows,
    { zh: `= 家庭纯收入 ${yuan(net)} 元`, en: `= Net income of the household ${yuan(net)} yuan` },
  ]
}

/**
 * 家庭纯收入 = 工资性 + 生产经营性 + 财产性 + 转移性 − 生产经营性支出, in fen. Null without lines, with an unknown or
 * negative line, or where a total contradicts its parts.
 */
export function netIncome(lines: readonly LineFact[]): NetIncome {
  const sums = byLine(lines)
  const reasons = lineReasons(lines, sums)
  if (reasons.length) return { fen: null, groups: NO_GROUPS, steps: [], reasons }
  const groups = groupSums(sums)
  const fen = (Object.keys(groups) as IncomeGroup[]).reduce((sum, g) => sum + signed(g, groups[g]), 0n)
  return { fen, groups, steps: netSteps(groups, fen), reasons: [] }
}

/** From the day of joining to the day before leaving. */
export interface Period {
  readonly joinedOn: string
  readonly leftOn: string | null
}

/** How many belonged to the household on the last day of a year. */
export const membersIn = (year: number, members: readonly Period[]): number =>
  members.filter(m => m.joinedOn <= `${year}-12-31` && (m.leftOn === null || m.leftOn > `${year}-12-31`))
    .length

/** Integer division, half away from zero. */
function divide(fen: bigint, by: bigint): bigint {
  const half = (fen < 0n ? -fen : fen) * 2n + by
  return ((fen < 0n ? -1n : 1n) * half) / (by * 2n)
}

const NO_MEMBERS = reason('income.noMembers', '家庭人口数不明。', 'The number of members is not known.')
const NO_NET = reason('income.noNet', '家庭纯收入不明。', 'The net income is not known.')

/** 人均纯收入 = 纯收入 ÷ 家庭人口数, to the fen, half away from zero. Null where either is unknown. */
export function perCapita(net: bigint | null, members: number | null): Computed {
  if (net === null) return { fen: null, steps: [], reasons: [NO_NET] }
  if (members === null || !Number.isInteger(members) || members < 1)
    return { fen: null, steps: [], reasons: [NO_MEMBERS] }
  const fen = divide(net, BigInt(members))
  const step: Word = {
    zh: `${yuan(net)} 元 ÷ ${members} 人 = 人均 ${yuan(fen)} 元`,
    en: `${yuan(net)} yuan ÷ ${members} people = ${yuan(fen)} yuan per person`,
  }
  return { fen, steps: [step], reasons: [] }
}

const NO_CLAIMS = reason(
  'income.noClaims',
  '理赔收入或合规自付支出不明。',
  'The claims received or the compliant self-paid expenses are not known.',
)

/**
 * 纳入监测的收入参考范围 = 纯收入 + 理赔收入 − 合规自付支出 (domain §2.5), for the household; divide by `perCapita`.
 * A household that is known to have had neither gives 0n, not null.
 */
export function referenceIncome(
  net: bigint | null,
  claims: bigint | null,
  selfPaid: bigint | null,
): Computed {
  if (net === null) return { fen: null, steps: [], reasons: [NO_NET] }
  if (claims === null || selfPaid === null) return { fen: null, steps: [], reasons: [NO_CLAIMS] }
  const fen = net + claims - selfPaid
  const step: Word = {
    zh: `纯收入 ${yuan(net)} + 理赔收入 ${yuan(claims)} − 合规自付支出 ${yuan(selfPaid)} = ${yuan(fen)} 元`,
    en: `net income ${yuan(net)} + claims ${yuan(claims)} − compliant self-paid ${yuan(selfPaid)} = ${yuan(fen)} yuan`,
  }
  return { fen, steps: [step], reasons: [] }
}
