import { useWords } from '../lang.tsx'
import { momentText } from './number.ts'

/** An instant, in the time of the programme (Beijing time), to the minute. */
export function Moment({ at }: { at: string | null | undefined }) {
  const { lang } = useWords()
  if (!at) return <span className="soft">—</span>
  return (
    <time className="num" dateTime={at}>
      {momentText(at, lang)}
    </time>
  )
}
