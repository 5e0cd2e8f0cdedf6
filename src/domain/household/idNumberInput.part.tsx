/** An id number as it is typed: what it says of the person stands under it at once, or what cannot be right. */
import { Input } from 'antd'
import type { Input as InputProps } from '../../web/kit/field.ts'
import { dayText } from '../../web/kit/number.ts'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import { readIdNumber } from './idNumber.rules.ts'
import { SEXES } from './person.terms.ts'

/** What cannot be right with a number; a passport or the like is taken as it is. */
export function idNumberWrong(text: unknown): Word | null {
  if (typeof text !== 'string' || !text.trim()) return null
  const wrong = readIdNumber(text).problems.find(p => p.level === 'error')
  return wrong ? wrong.words : null
}

export function IdNumberInput({ id, value, onChange }: InputProps) {
  const { t, lang } = useWords()
  const text = typeof value === 'string' ? value : ''
  const read = text.trim() ? readIdNumber(text) : null
  const said = [
    read?.sex ? t(SEXES[read.sex]) : '',
    read?.birthOn ? t(`${dayText(read.birthOn, 'day', lang)}出生`, `born ${read.birthOn}`) : '',
  ].filter(Boolean)
  const sound = read !== null && !read.problems.some(p => p.level === 'error')
  return (
    <>
      <Input
        {...(id ? { id } : {})}
        value={text}
        maxLength={30}
        autoComplete="off"
        spellCheck={false}
        onChange={e => onChange?.(e.target.value)}
      />
      <span className="soft small id-says" aria-live="polite">
        {sound ? said.join(t('，', ', ')) : ''}
      </span>
    </>
  )
}
