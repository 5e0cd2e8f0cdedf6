/** What may be published, hung, taken down, objected and answered; and what of it proves itself. Reasons, no clock. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Content, ContentValue } from './announcement.content.ts'
import { POSTING_LEVELS } from './announcement.terms.ts'
import type { AnnouncementState, PostingLevel } from './announcement.terms.ts'

const DAY_MS = 86_400_000
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** 身份证号、手机号、银行账号: never in public (政府信息公开条例; domain §12). */
const PERSONAL = [/(?<!\d)\d{17}[\dXx](?!\d)/, /(?<!\d)1[3-9]\d{9}(?!\d)/, /(?<!\d)\d{16,19}(?!\d)/]

/** Whether a text holds a number that belongs to one person. */
export const holdsPersonal = (text: string): boolean => PERSONAL.some(p => p.test(text))

const saidIn = (value: ContentValue | null): string[] =>
  value === null ? [] : typeof value === 'string' ? [value] : [value.zh, value.en]

/** Everything in a content that people wrote: sums, days and counts are none of it. */
export function writtenIn(content: Content): string[] {
  const free = (kind: string): boolean => kind === 'text' || kind === 'word'
  return [
    ...saidIn(content.title),
    ...content.facts.flatMap(f => (free(f.kind) ? saidIn(f.value) : [])),
    ...content.rows.flatMap(row =>
      row.flatMap((v, i) => (free(content.columns[i]?.kind ?? 'text') ? saidIn(v) : [])),
    ),
  ]
}

/** More belong into several announcements, by township. */
export const MOST_ROWS = 2000

export interface PublishFacts {
  readonly published: boolean
  readonly content: Content
  /** What the law asks for and the facts do not have. */
  readonly missing: readonly Reason[]
  /** Names of registered people that stand in it, and whether somebody has looked at each. */
  readonly names: readonly string[]
  readonly namesChecked: boolean
}

export function mayPublish(f: PublishFacts): Reason[] {
  if (f.published) return [reason('announcement.published', '该公告已经发布。', 'It is published already.')]
  const found = [...f.missing]
  if (f.content.rows.length > MOST_ROWS)
    found.push(
      reason(
        'announcement.rows',
        '超过 {most} 行，请按苏木乡镇分别公告。',
        'More than {most} rows; announce them by township.',
        { most: MOST_ROWS },
      ),
    )
  if (writtenIn(f.content).some(holdsPersonal))
    found.push(
      reason(
        'announcement.personal',
        '文中有身份证号、手机号或银行账号，公告不得含个人信息。请先更正原记录。',
        'It holds an identity, mobile phone or account number; nothing personal is announced. Correct the record first.',
      ),
    )
  if (f.names.length && !f.namesChecked)
    found.push(
      reason(
        'announcement.names',
        '文中有与建档立卡人员同名的字样：{names}。请核对不是个人信息后再发布。',
        'Words in it are names of registered people: {names}. Make sure that none of them means a person.',
        { names: f.names.join('、') },
      ),
    )
  return found
}

export interface HangFacts {
  readonly published: boolean
  readonly publishedOn: string | null
  readonly level: PostingLevel
  /** Digits of the place's code tell its level. */
  readonly areaCode: string
  readonly county: string
  readonly url: string | null
  readonly fromOn: string
  readonly toOn: string | null
  readonly photo: boolean
  readonly photoOn: string | null
  readonly today: string
  /** Parameter `fund_notice_days`; null while nobody has entered it. */
  readonly leastDays: number | null
}

const DIGITS: Partial<Record<PostingLevel, readonly number[]>> = {
  township: [9],
  village: [12],
  site: [9, 12],
}

export function mayHang(f: HangFacts): Reason[] {
  if (!f.published)
    return [reason('posting.draft', '先发布公告，再张贴。', 'Publish it first, then hang it.')]
  const found: Reason[] = []
  if (f.fromOn > f.today)
    found.push(reason('posting.future', '张贴日期不能晚于今天。', 'It cannot be hung on a day to come.'))
  if (f.publishedOn && f.fromOn < f.publishedOn)
    found.push(
      reason(
        'posting.before',
        '张贴日期不能早于公告发布日期（{on}）。',
        'It cannot be hung before it was published ({on}).',
        { on: f.publishedOn },
      ),
    )
  if (f.areaCode.slice(0, 6) !== f.county)
    found.push(
      reason(
        'posting.place',
        '公告栏须在公告所属地区内。',
        'The board must lie in the announcement’s own place.',
      ),
    )
  return POSTING_LEVELS[f.level].board
    ? [...found, ...onBoard(f)]
    : f.url
      ? found
      : [...found, reason('posting.url', '须填写网页地址。', 'Give the address of the page.')]
}

function onBoard(f: HangFacts): Reason[] {
  const found: Reason[] = []
  if (!DIGITS[f.level]?.includes(f.areaCode.length))
    found.push(
      reason(
        'posting.level',
        '所选地区与公告栏层级不符。',
        'The place chosen is not of the level of the board.',
      ),
    )
  if (!f.photo || !f.photoOn)
    found.push(
      reason(
        'posting.photo',
        '须附张贴照片和拍摄日期。',
        'Attach a photo of the board as hung, with its day.',
      ),
    )
  if (f.photoOn && (f.photoOn < f.fromOn || f.photoOn > f.today))
    found.push(
      reason(
        'posting.photoOn',
        '照片日期应在张贴之日至今天之间。',
        'The photo is of a day between the hanging and today.',
      ),
    )
  if (f.leastDays === null)
    found.push(
      reason(
        'posting.days.unknown',
        '参数“资金项目公告公示天数”尚未填写，不能确定公示期。',
        'The parameter of the days of a notice is empty.',
      ),
    )
  else if (!f.toOn || daysBetween(f.fromOn, f.toOn) < f.leastDays)
    found.push(
      reason('posting.days', '公示期不得少于 {days} 天。', 'A board carries it for {days} days at least.', {
        days: f.leastDays,
      }),
    )
  return found
}

export interface RemovalFacts {
  readonly board: boolean
  readonly removed: boolean
  readonly fromOn: string
  readonly toOn: string | null
  readonly onDate: string
  readonly photo: boolean
  readonly photoOn: string | null
  readonly note: string | null
  readonly today: string
}

/** 期满核验 needs the photo of the end; 提前撤下 needs its reason and proves nothing. */
export function mayTakeDown(f: RemovalFacts): Reason[] {
  if (!f.board)
    return [reason('removal.portal', '网站公开长期保留。', 'What is online stays there for long.')]
  if (f.removed)
    return [reason('removal.again', '该公告栏已核验或撤下。', 'It has been looked at or taken down already.')]
  const found: Reason[] = []
  if (f.onDate > f.today || f.onDate < f.fromOn)
    found.push(
      reason('removal.date', '日期应在张贴之日至今天之间。', 'The date lies between the hanging and today.'),
    )
  const early = f.toOn !== null && f.onDate < f.toOn
  if (early && !f.note)
    found.push(
      reason(
        'removal.why',
        '公示期未满（至 {to}），提前撤下须说明原因，且不能作为公示依据。',
        'Its time runs until {to}: say why it is taken down early; it then proves nothing.',
        { to: f.toOn! },
      ),
    )
  if (!early && (!f.photo || !f.photoOn))
    found.push(
      reason('removal.photo', '须附期满照片和拍摄日期。', 'Attach a photo of its end, with its day.'),
    )
  if (!early && f.photoOn && f.toOn && (f.photoOn < f.toOn || f.photoOn > f.onDate))
    found.push(
      reason(
        'removal.photoOn',
        '期满照片应拍摄于公示期满（{to}）至核验之日。',
        'The photo of its end is of a day between {to} and the day it is looked at.',
        { to: f.toOn },
      ),
    )
  return found
}

/** Personal numbers are not taken in, so that none has to be kept. */
export const mayObject = (text: string): Reason[] =>
  holdsPersonal(text)
    ? [
        reason(
          'objection.personal',
          '请不要填写身份证号、手机号或银行账号，删去后再提交。',
          'Leave out identity, phone and account numbers, then send it again.',
        ),
      ]
    : []

export interface AnswerFacts {
  readonly answered: boolean
  readonly raisedOn: string
  readonly onDate: string
  readonly today: string
  readonly answer: string
}

export function mayAnswer(f: AnswerFacts): Reason[] {
  if (f.answered) return [reason('answer.again', '该异议已经答复。', 'It has been answered.')]
  const found: Reason[] = []
  if (f.onDate < f.raisedOn || f.onDate > f.today)
    found.push(
      reason(
        'answer.date',
        '答复日期应在提出之日至今天之间。',
        'The answer is of a day between the objection and today.',
      ),
    )
  if (holdsPersonal(f.answer))
    found.push(
      reason(
        'answer.personal',
        '答复会公开显示，不得含身份证号、手机号或银行账号。',
        'The answer is shown in public: no identity, phone or account number.',
      ),
    )
  return found
}

/** A published announcement stays once a board has hung its whole time: it was made known, and that is a fact. */
export const mayWithdraw = (state: AnnouncementState): Reason[] =>
  state === 'proved'
    ? [
        reason(
          'announcement.proved',
          '公示期满的公告不能撤回；内容有误的，请重新公告。',
          'It has hung its whole time and stays; announce anew what was wrong.',
        ),
      ]
    : []

export interface NoticeFacts {
  readonly number: string | null
  readonly state: AnnouncementState
  readonly openObjections: number
  /** Of the board nearest to its end. */
  readonly daysLeft: number | null
}

/** What an announcement lacks to stand as proof; nothing when it counts as undisputed and whole. */
export function lacksProof(f: NoticeFacts): Reason[] {
  const say = (code: string, zh: string, en: string, values: Reason['values'] = {}): Reason =>
    f.number
      ? reason(`announcement.${code}`, `公告 {number} ${zh}`, `Announcement {number} ${en}`, {
          number: f.number,
          ...values,
        })
      : reason(`announcement.${code}`, `公告拟稿${zh}`, `The draft of an announcement ${en}`, values)
  const found: Reason[] = []
  if (f.openObjections)
    found.push(
      say('objected', '有 {count} 条异议未答复。', 'has {count} objections without an answer.', {
        count: f.openObjections,
      }),
    )
  switch (f.state) {
    case 'draft':
      return [...found, say('draft', '尚未发布。', 'is not published.')]
    case 'unhung':
    case 'online':
      return [...found, say('unhung', '还没有张贴到公告栏。', 'hangs on no board.')]
    case 'hanging':
      return [
        ...found,
        say('hanging', '公示期未满，还有 {days} 天。', 'still hangs, for {days} days.', {
          days: f.daysLeft ?? 0,
        }),
      ]
    case 'due':
      return [
        ...found,
        say('due', '已期满，缺期满照片。', 'has hung its time; the photo of its end is missing.'),
      ]
    case 'early':
      return [...found, say('early', '提前撤下，须重新张贴。', 'was taken down too early; hang it again.')]
    case 'proved':
      return found
  }
}
