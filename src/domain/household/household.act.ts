/** What can be done to a household as a whole: corrected, its causes stated, moved, merged, withdrawn. */
import type { Order } from '../../web/kit/command.ts'
import type { Field } from '../../web/kit/field.ts'
import type { Word } from '../../kernel/words.ts'
import type { Act } from './acts.part.tsx'
import { correctionOf, emptiedOf } from './answer.rules.ts'
import { CAUSES, SECONDARY_MAX } from './cause.terms.ts'
import { pathOf } from './dossier.part.tsx'
import type { Dossier } from './dossier.part.tsx'
import { HOUSEHOLD_FIELDS } from './household.words.ts'
import { HouseholdPicker } from './householdPicker.part.tsx'
import { maskedFields } from './masked.fields.ts'
import { PLAIN_FIELDS, REACHED } from './registration.part.tsx'

type Undo = (said: Word, order: Order) => void

const CORRECTION: readonly Field[] = [
  {
    kind: 'area',
    key: 'areaCode',
    title: HOUSEHOLD_FIELDS.area,
    half: true,
    levels: ['village'],
    help: {
      zh: '登记错了才在这里改；搬迁请用“整户迁移”。',
      en: 'Only where it was written down wrongly; a move has its own form.',
    },
  },
  {
    kind: 'date',
    key: 'registeredOn',
    precision: 'registeredPrecision',
    title: HOUSEHOLD_FIELDS.registeredOn,
    half: true,
    until: 'today',
  },
  ...PLAIN_FIELDS,
]

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined))

export function correctionAct(d: Dossier): Act {
  const h = d.household
  const before = given({
    areaCode: h.areaCode,
    householdCode: h.householdCode,
    naturalVillage: h.naturalVillage,
    kind: h.kind,
    standard: h.standard,
    registeredOn: h.registeredOn
      ? { on: h.registeredOn, precision: h.registeredPrecision ?? 'day' }
      : undefined,
  })
  return {
    key: 'correct',
    title: { zh: '更正户信息', en: 'Correct the household' },
    width: 720,
    fields: [
      ...CORRECTION,
      ...REACHED.flatMap(f => maskedFields(f, f.key === 'bank' ? h.bankMasked : h.phoneMasked)),
    ],
    initial: before,
    to: (body, values) => ({
      to: pathOf(d),
      method: 'PATCH',
      body: { revision: h.revision, ...emptiedOf(correctionOf(body, before, values), ['phone', 'bank']) },
    }),
    submit: { zh: '更正', en: 'Correct' },
    done: { zh: '已更正', en: 'Corrected' },
  }
}

const CAUSE_OPTIONS = Object.entries(CAUSES).map(([value, words]) => ({ value, words }))

export function causeAct(d: Dossier): Act {
  return {
    key: 'causes',
    title: { zh: '登记致贫原因', en: 'State the causes' },
    fields: [
      {
        kind: 'choice',
        key: 'main',
        title: { zh: '主要致贫原因', en: 'Main cause' },
        required: true,
        options: CAUSE_OPTIONS,
      },
      {
        kind: 'choices',
        key: 'further',
        title: { zh: '其他致贫原因', en: 'Further causes' },
        options: CAUSE_OPTIONS,
        help: { zh: `最多 ${SECONDARY_MAX} 项。`, en: `At most ${SECONDARY_MAX}.` },
      },
      {
        kind: 'date',
        key: 'onDate',
        title: { zh: '认定日期', en: 'Found on' },
        required: true,
        until: 'today',
      },
    ],
    initial: given({
      main: d.causes[0]?.cause,
      further: d.causes.slice(1).map(c => c.cause),
    }),
    to: `${pathOf(d)}/causes`,
    submit: { zh: '登记', en: 'Record' },
    done: { zh: '已登记', en: 'Recorded' },
  }
}

/** @param within the reader's own area: a village elsewhere of the same name is not offered, since it would be refused */
export function moveAct(d: Dossier, within: string | undefined): Act {
  return {
    key: 'move',
    title: { zh: '整户迁移', en: 'Move the household' },
    lead: undefined,
    fields: [
      {
        kind: 'area',
        key: 'toArea',
        title: { zh: '迁入嘎查村', en: 'Moves to the village' },
        required: true,
        levels: ['village'],
        ...(within ? { under: within } : {}),
        help: {
          zh: '迁往其他旗县，由管辖双方的盟市或自治区办理。',
          en: 'A move to another banner is made by the league or region that holds both.',
        },
      },
      {
        kind: 'date',
        key: 'onDate',
        title: { zh: '迁移日期', en: 'Moved on' },
        required: true,
        until: 'today',
      },
    ],
    to: body => ({
      to: `${pathOf(d)}/move`,
      body: { ...body, toCounty: String(body.toArea).slice(0, 6) },
    }),
    submit: { zh: '迁移', en: 'Move' },
    done: { zh: '已迁移', en: 'Moved' },
  }
}

export function mergeAct(d: Dossier, undo: Undo): Act {
  const { county, id } = d.household
  return {
    key: 'merge',
    title: { zh: '并入另一户', en: 'Merge into another household' },
    fields: [
      {
        kind: 'own',
        key: 'intoId',
        title: { zh: '并入哪一户', en: 'Into which household' },
        required: true,
        input: props => HouseholdPicker({ ...props, county, except: id }),
        help: {
          zh: '本户成员并入该户，本户销户；可以撤销。',
          en: 'The members go there and this household is closed; it can be undone.',
        },
      },
    ],
    to: `${pathOf(d)}/merge`,
    submit: { zh: '合并', en: 'Merge' },
    done: { zh: '已合并', en: 'Merged' },
    danger: true,
    onDone: () =>
      undo({ zh: '两户已合并。', en: 'The households are merged.' }, { to: `${pathOf(d)}/unmerge` }),
  }
}

export function withdrawAct(d: Dossier, undo: Undo): Act {
  return {
    key: 'withdraw',
    title: { zh: '撤回户记录', en: 'Withdraw the household' },
    fields: [
      {
        kind: 'text',
        key: 'reason',
        title: { zh: '撤回理由', en: 'Reason' },
        required: true,
        lines: 3,
        help: {
          zh: '仅用于误登记。记录仍可查阅，不再计入数字；可以恢复。',
          en: 'For what was registered by mistake. It stays on file, no longer counts, and can be restored.',
        },
        check: v =>
          String(v).trim().length < 4
            ? { zh: '请写明理由，至少 4 个字。', en: 'State the reason, 4 characters or more.' }
            : null,
      },
    ],
    to: `${pathOf(d)}/withdraw`,
    submit: { zh: '撤回', en: 'Withdraw' },
    done: { zh: '已撤回', en: 'Withdrawn' },
    danger: true,
    onDone: () =>
      undo({ zh: '户记录已撤回。', en: 'The household is withdrawn.' }, { to: `${pathOf(d)}/restore` }),
  }
}
