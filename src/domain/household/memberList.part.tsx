/** The people of the registration form: one block each, the head first. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId } from 'react'
import type { Field, Input, Values } from '../../web/kit/field.ts'
import { FieldInput } from '../../web/kit/FieldInput.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import { readIdNumber } from './idNumber.rules.ts'
import { idNumberWrong } from './idNumberInput.part.tsx'
import { PERSON_QUESTIONS } from './member.fields.ts'

const FIRST: readonly Values[] = [{ relation: 'head' }]
const people = (value: unknown): readonly Values[] => (value as readonly Values[] | undefined) ?? FIRST

/** Sex and birth are asked only where the number does not say them. */
function asked(field: Field, person: Values): boolean {
  if (field.key !== 'sex' && field.key !== 'birthOn') return true
  const read = typeof person.idNumber === 'string' ? readIdNumber(person.idNumber) : null
  return field.key === 'sex' ? !read?.sex : !read?.birthOn
}

/** The first thing that cannot be right about the people. */
export function membersWrong(value: unknown): Word | null {
  const list = people(value)
  for (const [i, p] of list.entries()) {
    const who = { zh: `第 ${i + 1} 人：`, en: `Person ${i + 1}: ` }
    const say = (w: Word): Word => ({ zh: who.zh + w.zh, en: who.en + w.en })
    if (!p.name || !String(p.name).trim()) return say({ zh: '请填写姓名。', en: 'the name is needed.' })
    if (!p.relation) return say({ zh: '请选择与户主关系。', en: 'choose the relation to the head.' })
    const wrong = p.idKind === 'other' ? null : idNumberWrong(p.idNumber)
    if (wrong) return say(wrong)
  }
  const heads = list.filter(p => p.relation === 'head').length
  return heads === 1
    ? null
    : {
        zh: `应有且只有一名户主，现在是 ${heads} 名。`,
        en: `Exactly one head is needed; there are ${heads}.`,
      }
}

export function MemberList({ id, value, onChange }: Input) {
  const { t } = useWords()
  const list = people(value)
  const set = (i: number, key: string, next: unknown): void =>
    onChange?.(list.map((p, n) => (n === i ? { ...p, [key]: next } : p)))
  return (
    <div className="member-list" id={id} tabIndex={-1}>
      {list.map((person, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- people of a form have no key before they are registered
        <fieldset key={i} className="member-block">
          <legend>
            {t(`第 ${i + 1} 人`, `Person ${i + 1}`)}
            {list.length > 1 ? (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined aria-hidden="true" />}
                onClick={() => onChange?.(list.filter((_, n) => n !== i))}
              >
                {t('移除', 'Remove')}
              </Button>
            ) : null}
          </legend>
          {PERSON_QUESTIONS.filter(f => asked(f, person)).map(f => (
            <MemberQuestion key={f.key} field={f} value={person[f.key]} set={next => set(i, f.key, next)} />
          ))}
        </fieldset>
      ))}
      <Button
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange?.([...list, {}])}
        disabled={list.length >= 30}
      >
        {t('再加一人', 'Add a person')}
      </Button>
    </div>
  )
}

export function MemberQuestion({
  field,
  value,
  set,
}: {
  field: Field
  value: unknown
  set(next: unknown): void
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="member-field">
      <label htmlFor={id}>
        {t(field.title)}
        {field.required ? null : <span className="soft">{t('（可不填）', ' (optional)')}</span>}
      </label>
      <FieldInput field={field} id={id} value={value} onChange={set} />
    </div>
  )
}
