/** 登记状态变化: which event, when, on which document; and taking it back. */
import type { Field, Values } from '../../web/kit/field.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Order } from '../../web/kit/command.ts'
import type { Word } from '../../kernel/words.ts'
import type { Act } from './acts.part.tsx'
import { pathOf } from './dossier.part.tsx'
import type { Dossier } from './dossier.part.tsx'
import { MONITORED_KINDS } from './household.terms.ts'
import { ELIMINATION_MODES } from './status.terms.ts'
import type { State, StatusEventKind } from './status.terms.ts'

type Allowed = Dossier['allowedEvents'][number]

const BASES = {
  evidenced: { zh: '有依据文件', en: 'There is a document' },
  declared: { zh: '仅填报，暂无文件', en: 'Declared only, no document yet' },
}

/** The step that the procedure asks for next (domain §3, §4). */
const NEXT: Partial<Record<State, StatusEventKind>> = {
  registered: 'proposed_exit',
  proposed_exit: 'village_notice',
  village_notice: 'exited_enjoying',
  returned: 'proposed_exit',
  monitored: 'risk_eliminated',
}

export const nextEvent = (d: Dossier): Allowed | undefined => {
  const { state } = d.household
  return state ? d.allowedEvents.find(e => e.kind === NEXT[state]) : undefined
}

/** One question for each document that one of the events needs, named as the office names it. */
function documentFields(events: readonly Allowed[]): Field[] {
  const common = { kind: 'document', key: 'documentId', county: 'documentCounty' } as const
  const names = [...new Set(events.flatMap(e => (e.document ? [e.document] : [])))]
  const of = (values: Values): string | null => events.find(e => e.kind === values.kind)?.document ?? null
  return [
    ...names.map(
      (name): Field => ({
        ...common,
        title: { zh: `依据文件：${name}`, en: `Document: ${name}` },
        required: true,
        when: v => v.basis !== 'declared' && of(v) === name,
      }),
    ),
    { ...common, title: { zh: '依据文件', en: 'Document' }, when: v => Boolean(v.kind) && of(v) === null },
  ]
}

const fields = (events: readonly Allowed[]): Field[] => [
  {
    kind: 'choice',
    key: 'kind',
    title: { zh: '办理事项', en: 'What happened' },
    required: true,
    options: events.map(e => ({ value: e.kind, words: e.words })),
  },
  {
    kind: 'choice',
    key: 'detail',
    title: { zh: '监测对象类型', en: 'Monitored as' },
    required: true,
    options: choices(MONITORED_KINDS),
    when: v => v.kind === 'monitored',
  },
  {
    kind: 'choice',
    key: 'detail',
    title: { zh: '风险消除方式', en: 'How the risk was eliminated' },
    required: true,
    radio: true,
    options: choices(ELIMINATION_MODES),
    when: v => v.kind === 'risk_eliminated',
  },
  {
    kind: 'date',
    key: 'onDate',
    precision: 'onPrecision',
    title: { zh: '日期', en: 'Date' },
    required: true,
    until: 'today',
  },
  {
    kind: 'choice',
    key: 'basis',
    title: { zh: '依据', en: 'Basis' },
    required: true,
    radio: true,
    options: choices(BASES),
    help: {
      zh: '仅填报的单独列示，补齐文件前不算有明细。',
      en: 'What is declared only is shown apart until the document is there.',
    },
  },
  ...documentFields(events),
]

/** @param undo tells that it was recorded and offers to take it back */
export function statusAct(
  d: Dossier,
  kind: string | undefined,
  undo: (said: Word, order: Order) => void,
): Act {
  const path = pathOf(d)
  return {
    key: `status ${kind ?? ''}`,
    title: d.allowedEvents.find(e => e.kind === kind)?.words ?? {
      zh: '登记状态变化',
      en: 'Record a change of state',
    },
    fields: fields(d.allowedEvents),
    initial: { basis: 'evidenced', ...(kind ? { kind } : {}) },
    to: `${path}/events`,
    submit: { zh: '登记', en: 'Record' },
    done: { zh: '已登记', en: 'Recorded' },
    onDone: answer => {
      const { eventId } = answer as { eventId: string }
      undo(
        { zh: '状态变化已登记。', en: 'The change of state is recorded.' },
        { to: `${path}/events/${eventId}/withdraw`, body: { reason: '登记后当即撤销' } },
      )
    },
  }
}
