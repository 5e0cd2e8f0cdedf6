/**
 * A form for anybody, of the browser's own fields: quick on an old phone, readable by any reader. One key for one
 * intention: the same submit sent twice is done once. What the server refuses stands at its field, the rest above.
 */
import { useId, useRef, useState } from 'react'
import type { ComponentType, FormEvent, ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { ApiProblem } from '../api.ts'
import { useCommand } from '../kit/command.ts'
import { detailWords } from '../kit/detail.words.ts'
import { useWords } from '../lang.tsx'
import { Failure } from './Failure.tsx'

export interface PublicField {
  readonly key: string
  readonly title: Word
  readonly help?: Word
  readonly required?: boolean
  readonly min?: number
  readonly max?: number
  /** More than one: a field of so many lines. */
  readonly lines?: number
  /** A choice of these in place of text. */
  readonly options?: readonly { readonly value: string; readonly words: Word }[]
  readonly type?: 'text' | 'tel' | 'date'
  /** An input of its own, which holds its value under the name. */
  readonly own?: ComponentType<OwnInput>
}

export interface OwnInput {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-describedby': string
}

interface Props<A> {
  readonly fields: readonly PublicField[]
  readonly to: string
  /** Sent along, not asked. */
  readonly fixed?: Readonly<Record<string, unknown>>
  readonly submit: Word
  /** What stands in the form's place once it was taken; `sent` is what was said. */
  readonly done: (answer: A, sent: Readonly<Record<string, unknown>>) => ReactNode
}

export function PublicForm<A>({ fields, to, fixed, submit, done }: Props<A>) {
  const { t } = useWords()
  const { send, busy, error } = useCommand<A>()
  const [taken, setTaken] = useState<{ answer: A; body: Record<string, unknown> }>()
  const form = useRef<HTMLFormElement>(null)
  const details = error instanceof ApiProblem ? error.details : []
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const said = [...new FormData(form.current!)].map(([k, v]) => [k, String(v).trim()] as const)
    const body = { ...Object.fromEntries(said.filter(([, v]) => v !== '')), ...fixed }
    void send({ to, body }).then(
      done => done && setTaken({ answer: done.answer, body }),
      // What was refused is shown from `error`.
      () => undefined,
    )
  }
  if (taken) return <div role="status">{done(taken.answer, taken.body)}</div>
  return (
    <form ref={form} className="open-form" onSubmit={onSubmit}>
      {error ? <Failure error={error} /> : null}
      {fields.map(f => (
        <OneField key={f.key} field={f} wrong={details.find(d => d.field === f.key)} />
      ))}
      <button type="submit" className="primary" disabled={busy}>
        {t(submit)}
      </button>
    </form>
  )
}

interface One {
  readonly field: PublicField
  readonly wrong: Parameters<typeof detailWords>[0] | undefined
}

function OneField({ field: f, wrong }: One) {
  const { t } = useWords()
  const id = useId()
  const about = { id, name: f.key, required: f.required ?? false, 'aria-describedby': `${id}-help` }
  const text = { ...about, minLength: f.min ?? 0, ...(f.max ? { maxLength: f.max } : {}) }
  const words = wrong ? detailWords(wrong) : null
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(f.title)} {f.required ? null : <span className="soft">{t('（选填）', '(optional)')}</span>}
      </label>
      {f.own ? (
        <f.own {...about} />
      ) : f.options ? (
        <select {...about} defaultValue="">
          <option value="" disabled={f.required ?? false}>
            {t('请选择', 'Choose')}
          </option>
          {f.options.map(o => (
            <option key={o.value} value={o.value}>
              {t(o.words)}
            </option>
          ))}
        </select>
      ) : f.lines ? (
        <textarea {...text} rows={f.lines} />
      ) : (
        <input {...text} type={f.type ?? 'text'} autoComplete="off" />
      )}
      <p id={`${id}-help`} className="small soft">
        {words ? <span className="bad">{typeof words === 'string' ? words : t(words)} </span> : null}
        {f.help ? t(f.help) : null}
      </p>
    </div>
  )
}
