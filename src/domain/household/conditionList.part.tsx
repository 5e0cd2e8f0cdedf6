/** The condition of each member, one block a person. */
import type { Input, Values } from '../../web/kit/field.ts'
import type { DossierMember } from './dossier.part.tsx'
import { CONDITION } from './member.fields.ts'
import { MemberQuestion } from './memberList.part.tsx'

interface Props extends Input {
  readonly people: readonly DossierMember[]
}

export function ConditionList({ id, value, onChange, people }: Props) {
  const all = (value as Readonly<Record<string, Values>> | undefined) ?? {}
  return (
    <div className="member-list" id={id} tabIndex={-1}>
      {people.map(m => (
        <fieldset key={m.id} className="member-block">
          <legend>{m.name}</legend>
          {CONDITION.map(f => (
            <MemberQuestion
              key={f.key}
              field={f}
              value={all[m.id]?.[f.key]}
              set={next => onChange?.({ ...all, [m.id]: { ...all[m.id], [f.key]: next } })}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
