import { useWords } from '../lang.tsx'
import { dayText } from './number.ts'

/** A date as far as it is known. */
export function Day({ on, precision }: { on: string | null | undefined; precision?: string | null }) {
  const { lang } = useWords()
  if (!on) return <span className="soft">—</span>
  return (
    <time className="num" dateTime={on}>
      {dayText(on, precision ?? 'day', lang)}
    </time>
  )
}
