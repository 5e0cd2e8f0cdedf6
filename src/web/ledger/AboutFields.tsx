/** What is said of the whole list beside the file: days, and the document it rests on. */
import { useId } from 'react'
import { DateInput } from '../kit/DateInput.tsx'
import { DocumentPicker } from '../kit/DocumentPicker.tsx'
import type { DocumentRef } from '../kit/field.ts'
import { useWords } from '../lang.tsx'
import type { About, Texts } from './ledger.ts'

export interface Saying {
  readonly texts: Texts
  readonly document?: DocumentRef | undefined
}

interface Props {
  readonly about: readonly About[]
  readonly value: Saying
  readonly onChange: (value: Saying) => void
}

/** Without a key's text. */
const without = (texts: Texts, ...keys: string[]): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => !keys.includes(key)))

export function AboutFields({ about, value, onChange }: Props) {
  const id = useId()
  const { t } = useWords()
  if (!about.length) return null
  return (
    <div className="about-list">
      {about.map(({ key, kind, words, help, required }) => (
        <div key={key} className="list-banner">
          <label htmlFor={`${id}-${key}`}>
            {t(words)}
            {required ? null : <span className="soft">{t('（可不填）', ' (optional)')}</span>}
          </label>
          {kind === 'date' ? (
            <div>
              <DateInput
                id={`${id}-${key}`}
                until="today"
                value={value.texts[key] ? { on: value.texts[key], precision: 'day' } : undefined}
                onChange={day =>
                  onChange({
                    ...value,
                    texts: { ...without(value.texts, key), ...(day ? { [key]: day.on } : {}) },
                  })
                }
              />
            </div>
          ) : (
            <DocumentPicker
              id={`${id}-${key}`}
              value={value.document}
              onChange={document =>
                onChange({
                  document,
                  texts: {
                    ...without(value.texts, key, `${key}County`),
                    ...(document ? { [key]: document.id, [`${key}County`]: document.county } : {}),
                  },
                })
              }
            />
          )}
          <span className="soft small">{t(help)}</span>
        </div>
      ))}
    </div>
  )
}
