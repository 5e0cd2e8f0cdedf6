/**
 * What a gate asks for and what of it is missing: one list that the screen shows as a checklist and the passage is
 * refused by. No clock, no database; every missing thing is named.
 */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Word } from '../../kernel/words.ts'
import { lacksProof } from '../notice/announcement.rules.ts'
import type { NoticeFacts } from '../notice/announcement.rules.ts'
import { GATE_ORDER, GATES, ITEMS, PROOF_KINDS, SIDES } from './gate.terms.ts'
import type { Gate, Item, ProofItem, ProofKind, Side } from './gate.terms.ts'
import type { Category } from './project.terms.ts'

export interface Proof {
  readonly item: Item
  readonly side: Side
  readonly onDate: string
  readonly untilOn: string | null
  /** When it was attached: a signature is under what was there. */
  readonly at: string
}

/** An announcement of the project: its whole times are among the proofs, what it lacks is said here. */
export interface AnnouncedNotice extends NoticeFacts {
  readonly item: 'notice_before' | 'notice_after'
}

export interface Signature {
  readonly side: Side
  readonly onDate: string
  readonly at: string
  /** Whether the plan has not changed since. */
  readonly current: boolean
  /** Of the eastern side: whether the posting it was given under was in force that day and still stands. */
  readonly inPost: boolean
}

export interface GateFacts {
  readonly gate: Gate
  readonly onDate: string
  readonly today: string
  /** The days on which gates were passed. */
  readonly passed: Readonly<Partial<Record<Gate, string>>>
  readonly category: Pick<Category, 'assets' | 'linkage'>
  /** Whether it is in the library, and the plan years it stands for. */
  readonly inLibrary: boolean
  readonly years: readonly number[]
  readonly budgetFen: bigint
  readonly funding: readonly {
    readonly fiscal: boolean
    readonly amountFen: bigint
    readonly allocated: boolean
  }[]
  readonly households: number | null
  readonly people: number | null
  readonly negative: readonly (Word & { readonly code: string; readonly ticked: boolean })[]
  /** Least days of a notice, parameter `fund_notice_days`; null while nobody has entered it. */
  readonly noticeDays: number | null
  readonly proofs: readonly Proof[]
  /** Its announcements, by the notice they are to prove. */
  readonly announcements: readonly AnnouncedNotice[]
  readonly startedOn: string | null
  readonly percent: number | null
  readonly completedOn: string | null
  readonly openChanges: number
  readonly assets: number
  readonly linkedHouseholds: number
  readonly signatures: readonly Signature[]
}

export interface CheckLine {
  readonly item: Item | 'order' | 'date' | `signature.${Side}`
  readonly words: Word
  readonly proof: ProofKind | null
  /** Empty when it is fulfilled. */
  readonly missing: readonly Reason[]
}

const DAY_MS = 86_400_000
const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

const lacks = (item: Item, zh: string, en: string, values?: Reason['values']): Reason[] => [
  reason(`gate.missing.${item}`, zh, en, values),
]
const lacking = (item: Item): Reason[] =>
  lacks(item, `缺少${ITEMS[item].zh}。`, `Missing: ${ITEMS[item].en}.`)

/** A proof counts from its own day on: nothing is proved by a paper of tomorrow. */
function proofOf(f: GateFacts, item: ProofItem): Reason[] {
  return ITEMS[item].proof === 'notice' ? announcedOf(f, item) : paperOf(f, item)
}

/**
 * A notice is proved by an announcement that hung its whole time, or by papers of one hung outside this system. While an
 * objection to an announcement waits for an answer, neither does; and what an announcement lacks is said by its number.
 */
function announcedOf(f: GateFacts, item: ProofItem): Reason[] {
  const own = f.announcements.filter(a => a.item === item)
  const objected = own.filter(a => a.openObjections > 0 && a.state !== 'draft')
  if (objected.length) return objected.flatMap(lacksProof)
  const lacking = paperOf(f, item)
  const begun = own.flatMap(lacksProof)
  return lacking.length && begun.length ? begun : lacking
}

function paperOf(f: GateFacts, item: ProofItem): Reason[] {
  const found = f.proofs.filter(p => p.item === item && p.onDate <= f.onDate)
  const of = ITEMS[item]
  const own = 'side' in of ? found.filter(p => p.side === of.side) : found
  if (!own.length) return lacking(item)
  return of.proof === 'notice' ? noticeOf(f, item, own) : []
}

function noticeOf(f: GateFacts, item: ProofItem, found: readonly Proof[]): Reason[] {
  if (f.noticeDays === null)
    return [
      reason(
        'gate.noticeDays',
        '参数“资金项目公告公示天数”尚未填写，不能核对公示天数。',
        'The parameter of the days of a notice is empty, so its days cannot be checked.',
      ),
    ]
  const longest = Math.max(
    ...found.map(p => (p.untilOn !== null && p.untilOn <= f.onDate ? days(p.onDate, p.untilOn) : 0)),
  )
  if (longest >= f.noticeDays) return []
  return lacks(
    item,
    `${ITEMS[item].zh}不足 {days} 天或尚未期满。`,
    `${ITEMS[item].en}: fewer than {days} days, or not yet over.`,
    { days: f.noticeDays },
  )
}

function negativeOf(f: GateFacts): Reason[] {
  if (!f.negative.length)
    return lacks(
      'negative_list',
      '该资金来源和年度没有负面清单，请先登记。',
      'There is no negative list for these sources and this year; enter it first.',
    )
  return f.negative
    .filter(n => !n.ticked)
    .map(n =>
      reason(`gate.tick.${n.code}`, `负面清单未勾选：${n.zh}。`, `Not ticked on the negative list: ${n.en}.`),
    )
}

function fundingOf(f: GateFacts): Reason[] {
  const sum = f.funding.reduce((all, line) => all + line.amountFen, 0n)
  return sum === f.budgetFen
    ? []
    : lacks('funding', '各来源筹资之和与投资规模不一致。', 'The funding lines do not add up to the budget.')
}

const FACTS: Partial<Record<Item, (f: GateFacts) => Reason[]>> = {
  library: f =>
    f.inLibrary && f.years.includes(Number(f.onDate.slice(0, 4)))
      ? []
      : lacks('library', '项目不在 {year} 年度项目库。', 'It is not in the library of {year}.', {
          year: Number(f.onDate.slice(0, 4)),
        }),
  funding: fundingOf,
  negative_list: negativeOf,
  beneficiaries: f => (f.households && f.people ? [] : lacking('beneficiaries')),
  allocation: f =>
    f.funding.length && f.funding.every(line => !line.fiscal || line.allocated)
      ? []
      : lacks(
          'allocation',
          '财政资金尚未下达到旗县（筹资未对应分配）。',
          'Fiscal money is not allocated: a funding line names no allocation.',
        ),
  started: f => (f.startedOn && f.startedOn <= f.onDate ? [] : lacking('started')),
  progress: f => ((f.percent ?? 0) > 0 ? [] : lacking('progress')),
  changes: f =>
    f.openChanges === 0
      ? []
      : lacks('changes', '有 {count} 项变更尚未批准。', '{count} changes wait for approval.', {
          count: f.openChanges,
        }),
  completed: f => (f.completedOn && f.completedOn <= f.onDate ? [] : lacking('completed')),
  assets: f => (!f.category.assets || f.assets > 0 ? [] : lacking('assets')),
  linkage: f => (!f.category.linkage || f.linkedHouseholds > 0 ? [] : lacking('linkage')),
}

const isProof = (item: Item): item is ProofItem => 'proof' in ITEMS[item]

const itemLine = (f: GateFacts, item: Item): CheckLine => ({
  item,
  words: { zh: ITEMS[item].zh, en: ITEMS[item].en },
  proof: isProof(item) ? ITEMS[item].proof : null,
  missing: isProof(item) ? proofOf(f, item) : FACTS[item]!(f),
})

/** The best signature of a side, or what is wrong with those there are. */
function signatureOf(f: GateFacts, side: Side): Reason[] {
  const words = {
    zh: `${GATES[f.gate].zh}环节${SIDES[side].zh}`,
    en: `${SIDES[side].en} (${GATES[f.gate].en})`,
  }
  const fail = (code: string, zh: string, en: string): Reason[] => [
    reason(`gate.signature.${side}${code}`, `${words.zh}${zh}`, `${words.en}: ${en}`),
  ]
  const own = f.signatures.filter(s => s.side === side && s.onDate <= f.onDate)
  if (!own.length) return fail('', '未签字。', 'signature missing.')
  if (side === 'east' && !own.some(s => s.inPost))
    return fail('.post', '签字人当日不在岗。', 'the signer was not in post that day.')
  const last = f.proofs.reduce((latest, p) => (p.at > latest ? p.at : latest), '')
  const sound = own.filter(s => s.current && s.at >= last && (side === 'west' || s.inPost))
  return sound.length
    ? []
    : fail(
        '.stale',
        '签字后材料或方案有变动，须重新签字。',
        'papers or plan changed after the signature; sign again.',
      )
}

function orderOf(f: GateFacts): Reason[] {
  if (f.passed[f.gate]) return [reason('gate.passed', '该环节已经通过。', 'This gate is passed already.')]
  const before = GATE_ORDER[GATE_ORDER.indexOf(f.gate) - 1]
  if (before && !f.passed[before])
    return [
      reason(
        'gate.order',
        `须先通过“${GATES[before].zh}”环节。`,
        `The gate “${GATES[before].en}” comes first.`,
      ),
    ]
  return []
}

function dateOf(f: GateFacts): Reason[] {
  if (f.onDate > f.today) return [reason('gate.future', '日期不能晚于今天。', 'The date lies in the future.')]
  const last = Object.values(f.passed).sort().at(-1)
  return last && f.onDate < last
    ? [
        reason(
          'gate.beforeLast',
          '日期不能早于上一环节通过之日（{last}）。',
          'The date cannot come before the last passage ({last}).',
          { last },
        ),
      ]
    : []
}

/** Everything the gate asks for, fulfilled or not, in the order of the form. */
export function checklist(f: GateFacts): CheckLine[] {
  const own = (Object.keys(ITEMS) as Item[]).filter(item => ITEMS[item].gate === f.gate)
  // The budget may have changed on the way: later gates hold the funding against it again, and open changes too.
  const again: Item[] =
    f.gate === 'initiation' ? [] : ['funding', ...(f.gate === 'construction' ? [] : (['changes'] as const))]
  return [
    { item: 'order', words: { zh: '环节顺序', en: 'Order of the gates' }, proof: null, missing: orderOf(f) },
    { item: 'date', words: { zh: '日期', en: 'Date' }, proof: null, missing: dateOf(f) },
    ...[...own, ...again].map(item => itemLine(f, item)),
    ...(Object.keys(SIDES) as Side[]).map(
      (side): CheckLine => ({
        item: `signature.${side}`,
        words: { zh: `${SIDES[side].zh}签字`, en: `Signature: ${SIDES[side].en}` },
        proof: null,
        missing: signatureOf(f, side),
      }),
    ),
  ]
}

/** Why the gate cannot be passed; nothing when it can. */
export const mayPass = (f: GateFacts): Reason[] => checklist(f).flatMap(line => line.missing)

export interface Attachment {
  readonly item: ProofItem
  readonly side: Side
  readonly hasPaper: boolean
  readonly onDate: string
  readonly untilOn: string | null
  readonly place: string | null
  readonly amountFen: bigint | null
  readonly today: string
  /** Whether the gate the item belongs to is passed already. */
  readonly passed: boolean
}

/** What a proof of this kind must carry. */
export function mayAttach(a: Attachment): Reason[] {
  const of = ITEMS[a.item]
  const say = (code: string, zh: string, en: string) =>
    reason(`proof.${code}`, `${PROOF_KINDS[of.proof].zh}“${of.zh}”${zh}`, `${of.en}: ${en}`)
  const found: Reason[] = []
  if (a.passed)
    found.push(say('passed', '所属环节已通过，不再增补。', 'its gate is passed; nothing more is attached.'))
  if (!a.hasPaper) found.push(say('paper', '须附登记文件或附件。', 'attach a registered document or a file.'))
  if (a.onDate > a.today) found.push(say('future', '日期不能晚于今天。', 'its date lies in the future.'))
  if (of.proof === 'photo' && !a.place)
    found.push(say('place', '须注明拍摄地点。', 'say where it was taken.'))
  if (of.proof === 'contract' && a.amountFen === null)
    found.push(say('amount', '须填写合同金额。', 'give the sum of the contract.'))
  if (of.proof === 'notice' && (!a.untilOn || a.untilOn <= a.onDate))
    found.push(say('days', '须填写公示起止日期。', 'give its first and last day.'))
  if (of.proof === 'notice' && !a.place)
    found.push(say('place', '须注明公示地点。', 'say where it was hung.'))
  if ('side' in of && a.side !== of.side)
    found.push(say('side', '须由东部方出具。', 'the eastern side attaches it.'))
  return found
}
