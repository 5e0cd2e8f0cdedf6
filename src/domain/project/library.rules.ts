/** May a project take this step of the library? Facts in, reasons out. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import { LIBRARY_STATES, LIBRARY_STEPS, YEARLY } from './library.terms.ts'
import type { LibraryState, LibraryStep } from './library.terms.ts'

/** What §5.3 asks of an entry before the township passes it on; null where it is not filled in. */
export interface Entry {
  readonly scale: string | null
  readonly plannedFrom: string | null
  readonly plannedTo: string | null
  readonly unit: string | null
  readonly head: string | null
  readonly households: number | null
  readonly people: number | null
  readonly participation: string | null
  readonly mechanism: string | null
}

const ENTRY_WORDS = {
  scale: { zh: '建设规模', en: 'scale' },
  plannedFrom: { zh: '计划开工', en: 'planned start' },
  plannedTo: { zh: '计划完工', en: 'planned completion' },
  unit: { zh: '责任单位', en: 'unit in charge' },
  head: { zh: '责任人', en: 'person in charge' },
  households: { zh: '受益户数', en: 'benefiting households' },
  people: { zh: '受益人数', en: 'benefiting people' },
  participation: { zh: '群众参与', en: 'participation' },
  mechanism: { zh: '带贫减贫机制', en: 'mechanism of benefit' },
} as const satisfies Record<keyof Entry, { zh: string; en: string }>

export interface StepFacts {
  readonly step: LibraryStep
  readonly state: LibraryState | null
  readonly onDate: string
  readonly today: string
  readonly lastOn: string | null
  /** 项目年度 of the step, and the years the entry stands for already. */
  readonly year: number | null
  readonly years: readonly number[]
  readonly hasDocument: boolean
  readonly entry: Entry
  readonly initiated: boolean
}

const empty = (entry: Entry) =>
  (Object.keys(ENTRY_WORDS) as (keyof Entry)[]).filter(key => entry[key] === null || entry[key] === '')

function dated(f: StepFacts): Reason[] {
  if (f.onDate > f.today)
    return [reason('library.future', '日期不能晚于今天。', 'The date lies in the future.')]
  if (f.lastOn !== null && f.onDate < f.lastOn)
    return [
      reason(
        'library.beforeLast',
        '日期不能早于上一步（{lastOn}）。',
        'The date cannot come before the last step ({lastOn}).',
        { lastOn: f.lastOn },
      ),
    ]
  return []
}

function inOrder(f: StepFacts): Reason[] {
  const { from, zh, en } = LIBRARY_STEPS[f.step]
  if ((from as readonly (LibraryState | null)[]).includes(f.state)) return []
  const now = f.state ? LIBRARY_STATES[f.state] : { zh: '未申报', en: 'not proposed' }
  return [
    reason('library.order', `当前为“${now.zh}”，不能${zh}。`, `It is “${now.en}”; “${en}” cannot follow.`),
  ]
}

function complete(f: StepFacts): Reason[] {
  if (f.step !== 'review' && f.step !== 'admit') return []
  return empty(f.entry).map(key =>
    reason(
      `library.missing.${key}`,
      `缺少${ENTRY_WORDS[key].zh}。`,
      `The ${ENTRY_WORDS[key].en} is missing.`,
    ),
  )
}

/** 县级审定 is by minutes of the leading group; each year the entry is brought up to date once. */
function decided(f: StepFacts): Reason[] {
  const found: Reason[] = []
  if (f.step === 'admit' && !f.hasDocument)
    found.push(
      reason(
        'library.decision',
        '缺少县级领导小组审定的文件或纪要。',
        'The county’s decision is missing as a document.',
      ),
    )
  if (!YEARLY.includes(f.step)) return found
  if (f.year === null) found.push(reason('library.year', '缺少项目年度。', 'The plan year is missing.'))
  else if (f.years.includes(f.year))
    found.push(
      reason('library.yearTwice', '该项目年度已经登记。', 'The entry stands for that plan year already.'),
    )
  return found
}

export function mayStep(f: StepFacts): Reason[] {
  const order = inOrder(f)
  if (order.length) return order
  const initiated =
    f.step === 'remove' && f.initiated
      ? [reason('library.initiated', '项目已经立项，不能出库。', 'It has passed initiation and stays.')]
      : []
  return [...dated(f), ...complete(f), ...decided(f), ...initiated]
}
