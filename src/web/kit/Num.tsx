import { useWords } from '../lang.tsx'
import { exactly, readable } from './number.ts'

/** A number as it is read, the exact one on hover and for screen readers. */
export function Num({ value, unit }: { value: number | null | undefined; unit?: string }) {
  const { lang } = useWords()
  if (value === null || value === undefined) return <span className="soft">—</span>
  const read = readable(value, lang)
  const exact = `${exactly(value)}${unit ? ` ${unit}` : ''}`
  return (
    <span className="num" {...(read === exact ? {} : { title: exact })}>
      {read}
    </span>
  )
}
