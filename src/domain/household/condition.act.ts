/** 情况核查: what was found on a day of the household and of each of its people. */
import type { Field, Values } from '../../web/kit/field.ts'
import type { Act } from './acts.part.tsx'
import { conditionOf } from './answer.rules.ts'
import { ConditionList } from './conditionList.part.tsx'
import { pathOf, present } from './dossier.part.tsx'
import type { Dossier, DossierMember } from './dossier.part.tsx'
import { CHECK_FIELDS } from './household.words.ts'
import { bodyOf } from '../../web/kit/field.ts'
import { CONDITION } from './member.fields.ts'

const ON: Field = {
  kind: 'date',
  key: 'onDate',
  title: { zh: '核查日期', en: 'Found on' },
  required: true,
  until: 'today',
}

const YES_NO = [
  { value: 'yes', words: { zh: '是', en: 'Yes' } },
  { value: 'no', words: { zh: '否', en: 'No' } },
]

const CHECKS: readonly Field[] = Object.entries(CHECK_FIELDS).map(([key, title]) => ({
  kind: 'choice',
  key,
  title,
  half: true,
  options: YES_NO,
}))

const said = (v: unknown): string | undefined => (v === true ? 'yes' : v === false ? 'no' : undefined)

export function checkAct(d: Dossier): Act {
  const last = d.checks[0]
  const initial = last
    ? Object.fromEntries(
        (Object.keys(CHECK_FIELDS) as (keyof typeof CHECK_FIELDS)[]).flatMap(key => {
          const word = said(last[key])
          return word ? [[key, word]] : []
        }),
      )
    : {}
  return {
    key: 'checks',
    title: { zh: '核查两不愁三保障和饮水安全', en: 'Check food, clothing, school, health, housing, water' },
    fields: [ON, ...CHECKS],
    initial,
    to: ({ onDate, ...answers }) => ({
      to: `${pathOf(d)}/conditions`,
      body: {
        onDate,
        checks: Object.fromEntries(Object.entries(answers).map(([key, v]) => [key, v === 'yes'])),
      },
    }),
    submit: { zh: '登记核查结果', en: 'Record' },
    done: { zh: '已登记', en: 'Recorded' },
  }
}

const START = ['education', 'schooling', 'labour', 'monthsWorked'] as const

function startOf(m: DossierMember): Values {
  const c = m.condition
  if (!c) return {}
  const health = typeof c.health === 'string' && c.health ? { health: c.health.split(',') } : {}
  const rest = START.flatMap(key => (c[key] === null || c[key] === undefined ? [] : [[key, c[key]]]))
  return { ...(Object.fromEntries(rest) as Values), ...health }
}

/** The state of everyone on a day; who has nothing said stays as before. */
export function conditionAct(d: Dossier): Act {
  const people = present(d)
  return {
    key: 'conditions',
    title: { zh: '登记成员情况', en: 'Record the members’ condition' },
    width: 820,
    fields: [
      ON,
      {
        kind: 'own',
        key: 'members',
        title: { zh: '成员情况', en: 'Members' },
        required: true,
        input: props => ConditionList({ ...props, people }),
      },
    ],
    initial: { members: Object.fromEntries(people.map(m => [m.id, startOf(m)])) },
    to: (body, values) => {
      const all = values.members as Readonly<Record<string, Values>>
      const members = people.flatMap(m => {
        const condition = conditionOf(bodyOf(CONDITION, all[m.id] ?? {}), '')
        if (!condition) return []
        const { onDate: _day, ...found } = condition
        const insured = m.condition?.seriousIllnessInsured
        return [
          {
            personId: m.id,
            ...found,
            ...(typeof insured === 'boolean' ? { seriousIllnessInsured: insured } : {}),
          },
        ]
      })
      return { to: `${pathOf(d)}/conditions`, body: { onDate: body.onDate, members } }
    },
    submit: { zh: '登记', en: 'Record' },
    done: { zh: '已登记', en: 'Recorded' },
  }
}
