/** 成员增减 and corrections of one person. */
import type { Order } from '../../web/kit/command.ts'
import type { Field } from '../../web/kit/field.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Word } from '../../kernel/words.ts'
import type { Act } from './acts.part.tsx'
import { correctionOf, emptiedOf, memberOf } from './answer.rules.ts'
import { pathOf, present } from './dossier.part.tsx'
import type { Dossier, DossierMember } from './dossier.part.tsx'
import { MEMBER_FIELDS } from './household.words.ts'
import { maskedFields } from './masked.fields.ts'
import { CORRECT_MEMBER, NEW_MEMBER } from './member.fields.ts'
import { LEFT } from './membership.terms.ts'

type Undo = (said: Word, order: Order) => void

export function addMemberAct(d: Dossier): Act {
  return {
    key: 'add member',
    title: { zh: '增加成员', en: 'Add a member' },
    width: 720,
    fields: NEW_MEMBER,
    to: body => ({ to: `${pathOf(d)}/members`, body: memberOf(body, String(body.joinedOn)) }),
    submit: { zh: '增加', en: 'Add' },
    done: { zh: '已增加', en: 'Added' },
  }
}

export function correctMemberAct(d: Dossier, m: DossierMember): Act {
  const full = (m.birthOn?.length ?? 0) === 10
  const before = Object.fromEntries(
    Object.entries({
      name: m.name,
      relation: m.relation,
      sex: m.sex,
      birthOn: full ? { on: m.birthOn, precision: 'day' } : null,
      ethnicity: m.ethnicity,
      personCode: m.personCode,
      joinedOn: { on: m.joinedOn, precision: 'day' },
    }).filter(([, v]) => v !== null),
  )
  return {
    key: `correct ${m.id}`,
    title: { zh: `更正成员：${m.name}`, en: `Correct ${m.name}` },
    width: 720,
    fields: CORRECT_MEMBER.flatMap(f => (f.key === 'phone' ? maskedFields(f, m.phoneMasked) : [f])),
    initial: before,
    to: (body, values) => ({
      to: `${pathOf(d)}/members/${m.id}`,
      method: 'PATCH',
      body: { revision: m.revision, ...emptiedOf(correctionOf(body, before, values), ['phone']) },
    }),
    submit: { zh: '更正', en: 'Correct' },
    done: { zh: '已更正', en: 'Corrected' },
  }
}

export function leavingAct(d: Dossier, m: DossierMember, undo: Undo): Act {
  const others = present(d).filter(o => o.id !== m.id)
  const heirs: readonly Field[] =
    m.relation === 'head' && others.length
      ? [
          {
            kind: 'choice',
            key: 'newHeadId',
            title: { zh: '新的户主', en: 'Head from now on' },
            required: true,
            options: others.map(o => ({ value: o.id, words: { zh: o.name, en: o.name } })),
          },
        ]
      : []
  return {
    key: `leave ${m.id}`,
    title: { zh: `成员减少：${m.name}`, en: `${m.name} leaves` },
    fields: [
      {
        kind: 'choice',
        key: 'reason',
        title: MEMBER_FIELDS.leftReason,
        required: true,
        options: choices(LEFT),
      },
      { kind: 'date', key: 'leftOn', title: MEMBER_FIELDS.leftOn, required: true, until: 'today' },
      ...heirs,
    ],
    to: `${pathOf(d)}/members/${m.id}/leave`,
    submit: { zh: '登记减少', en: 'Record' },
    done: { zh: '已登记', en: 'Recorded' },
    onDone: () =>
      undo(
        { zh: `已登记成员减少：${m.name}`, en: `${m.name} has left the household.` },
        { to: `${pathOf(d)}/members/${m.id}/return` },
      ),
  }
}
