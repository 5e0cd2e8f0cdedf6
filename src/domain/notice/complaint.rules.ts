/**
 * What may be done about a complaint, by state and office. Pure. Days are inclusive: on its last day it is not yet late.
 * Articles: 信访工作条例 (2022).
 */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import { ACTS, COMPLAINANT, MOST_APPEALS, OPEN, STATES } from './complaint.terms.ts'
import type { Act, Extension, State } from './complaint.terms.ts'
import { above, isConflicted } from './complaintOffice.rules.ts'

const WORK = { accepted: 'accepted', investigating: 'investigating' } as const
const UNDER_WAY = { ...WORK, reviewing: 'reviewing' } as const

/** The way: from which states an act is possible, and the state it leaves. */
export const FLOW: Readonly<Record<Act, Partial<Record<State, State>>>> = {
  accept: { received: 'accepted' },
  refuse: { received: 'refused' },
  transfer: { received: 'received', ...WORK },
  giveBack: { received: 'received' },
  investigate: { ...UNDER_WAY, accepted: 'investigating' },
  inquire: UNDER_WAY,
  refer: { ...UNDER_WAY, answered: 'answered' },
  askExtension: WORK,
  grantExtension: WORK,
  denyExtension: WORK,
  answer: { investigating: 'answered', reviewing: 'answered' },
  appeal: { answered: 'reviewing' },
  agree: { answered: 'closed' },
  close: { answered: 'closed' },
  withdraw: {
    received: 'withdrawn',
    accepted: 'withdrawn',
    investigating: 'withdrawn',
    reviewing: 'withdrawn',
  },
}

export const isOverdue = (c: { readonly state: State; readonly dueOn: string | null }, on: string): boolean =>
  OPEN.includes(c.state) && c.dueOn !== null && c.dueOn < on

export interface Facts {
  readonly state: State
  readonly handler: string
  readonly accused: string | null
  readonly dueOn: string | null
  readonly appeals: number
  readonly extension: Extension | null
  /** Who asked for more time; null before anybody did. */
  readonly askedBy: string | null
  /** The office that transferred it to the handler, and the last day on which it may be given back. */
  readonly givenBy: string | null
  readonly backUntil: string | null
}

export interface Step {
  readonly act: Act
  readonly onDate: string
  readonly today: string
  /** The day of the step before it, or of its receipt. */
  readonly lastOn: string
  /** The office that acts, or `complainant`. */
  readonly office: string
  readonly userId: string
  readonly to?: string
  /** Offices that can be given it. */
  readonly offices?: readonly string[]
}

const APPROVES: readonly Act[] = ['grantExtension', 'denyExtension']
const BY_COMPLAINANT: readonly Act[] = ['appeal', 'agree']

function wrongOffice(f: Facts, s: Pick<Step, 'act' | 'office'>): Reason | null {
  if (s.office === COMPLAINANT)
    return BY_COMPLAINANT.includes(s.act) || s.act === 'withdraw'
      ? null
      : reason('complaint.office', '此步由办理单位办理。', 'This step is the handler’s.')
  if (BY_COMPLAINANT.includes(s.act))
    return reason('complaint.office', '此步由投诉人凭查询码办理。', 'This step is the complainant’s own.')
  if (isConflicted(s.office, f.accused))
    return reason(
      'complaint.conflict',
      '反映的是本单位或其上级，应当回避。',
      'It is about this office or one above it, which stands aside.',
    )
  const approver = APPROVES.includes(s.act) && s.office === above(f.handler)
  return s.office === f.handler || approver
    ? null
    : reason('complaint.office', '不由本单位办理。', 'This office does not handle it.')
}

/** An appeal goes one level up, within its days; there are two of them. */
function wrongAppeal(f: Facts, onDate: string): Reason | null {
  if (f.appeals >= MOST_APPEALS)
    return reason(
      'complaint.final',
      '已经复查、复核，不再受理（第三十六条）。',
      'It was reviewed and re-examined; there is no further appeal.',
    )
  if (above(f.handler) === null)
    return reason(
      'complaint.top',
      '答复单位在本系统中没有上一级，请向上一级信访机关提出。',
      'No office of the programme stands above the one that answered; turn to the petition office of the next level.',
    )
  return f.dueOn !== null && onDate > f.dueOn
    ? reason('complaint.late', '已超过申请复查的期限。', 'The days for an appeal are over.')
    : null
}

const mayAppeal = (f: Facts, on: string): boolean => wrongAppeal(f, on) === null

function wrongExtension(f: Facts, s: Pick<Step, 'act' | 'userId'>): Reason | null {
  if (s.act === 'askExtension')
    return f.extension === null || f.extension === 'denied'
      ? null
      : reason('complaint.extended', '只能延期一次。', 'There is one extension only.')
  if (f.extension !== 'asked')
    return reason('complaint.notAsked', '没有待批的延期申请。', 'Nobody asks for more time.')
  return f.askedBy === s.userId
    ? reason('complaint.ownRequest', '申请人不能批准自己的延期。', 'Whoever asked does not grant it.')
    : null
}

function wrongTransfer(f: Facts, s: Pick<Step, 'to' | 'offices'>): Reason | null {
  if (!s.to || !s.offices?.includes(s.to) || s.to === f.handler)
    return reason('complaint.to', '不能转给所选单位。', 'It cannot be given to that office.')
  return isConflicted(s.to, f.accused)
    ? reason(
        'complaint.toAccused',
        '不得转给被反映单位或其下级。',
        'It is never given to the unit complained about or one under it.',
      )
    : null
}

function wrongReturn(f: Facts, onDate: string): Reason | null {
  if (f.givenBy === null)
    return reason('complaint.notGiven', '不是转来的，不能退回。', 'It was not transferred here.')
  return f.backUntil !== null && onDate > f.backUntil
    ? reason('complaint.backLate', '已超过提出异议的期限。', 'The days to object to the transfer are over.')
    : null
}

/** What the act itself asks for. */
function wrongAct(f: Facts, s: Step): Reason | null {
  switch (s.act) {
    case 'transfer':
      return wrongTransfer(f, s)
    case 'giveBack':
      return wrongReturn(f, s.onDate)
    case 'appeal':
      return wrongAppeal(f, s.onDate)
    case 'askExtension':
    case 'grantExtension':
    case 'denyExtension':
      return wrongExtension(f, s)
    case 'inquire':
      return f.accused === null
        ? reason(
            'complaint.nobody',
            '没有指明被反映单位，无从函询。',
            'No unit is complained about, so none can be asked.',
          )
        : null
    case 'close':
      return mayAppeal(f, s.onDate)
        ? reason(
            'complaint.window',
            '申请复查的期限未过，投诉人也未认可答复。',
            'The complainant may still appeal and has not accepted the answer.',
          )
        : null
    default:
      return null
  }
}

export function mayAct(f: Facts, s: Step): Reason[] {
  if (!FLOW[s.act][f.state])
    return [
      reason(
        'complaint.state',
        `当前状态为“${STATES[f.state].zh}”，不能${ACTS[s.act].zh}。`,
        `It is in the state “${STATES[f.state].en}”, which does not allow this step.`,
      ),
    ]
  const days = [
    s.onDate > s.today
      ? reason('complaint.future', '日期不能晚于今天。', 'The day lies in the future.')
      : null,
    s.onDate < s.lastOn
      ? reason('complaint.before', '日期不能早于上一步。', 'The day comes before the step before it.')
      : null,
  ]
  const office = wrongOffice(f, s)
  return [...days, office, office ? null : wrongAct(f, s)].filter(r => r !== null)
}

/** The acts open to somebody on a day; whom to transfer to is chosen later. */
export function actsOf(
  f: Facts,
  who: {
    readonly office: string
    readonly userId: string
    readonly today: string
    readonly offices: readonly string[]
  },
): Act[] {
  const to = who.offices.find(o => o !== f.handler && !isConflicted(o, f.accused))
  return (Object.keys(FLOW) as Act[]).filter(
    act =>
      mayAct(f, { ...who, act, onDate: who.today, lastOn: who.today, ...(to ? { to } : {}) }).length === 0,
  )
}
