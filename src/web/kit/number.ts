/** How numbers and dates read: offices think in 万 and 亿; the exact number is always at hand. */
import type { Lang } from '../../kernel/words.ts'

const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

export const exactly = (value: number): string => exact.format(value)

/** 4596000000 → 45.96 亿 / 4.6 bn; below 100,000 as it is. */
export function readable(value: number, lang: Lang): string {
  const size = Math.abs(value)
  if (lang === 'zh') {
    if (size >= 1e8) return `${exact.format(value / 1e8)} 亿`
    if (size >= 1e5) return `${exact.format(value / 1e4)} 万`
  } else {
    if (size >= 1e9) return `${exact.format(value / 1e9)} bn`
    if (size >= 1e6) return `${exact.format(value / 1e6)} m`
  }
  return exact.format(value)
}

/** With its unit: `1.61 亿元`, `82 个嘎查村`, `1.61 bn yuan`. */
export function withUnit(value: number, unit: string, lang: Lang): string {
  const text = readable(value, lang)
  return `${text}${/[亿万]$/.test(text) ? '' : ' '}${unit}`
}

/** Fen as text → yuan. */
export const yuan = (fen: string | number | null | undefined): number => Number(fen ?? 0) / 100

/** 2019-04-30 known to the month → 2019年4月. */
export function dayText(
  on: string | null | undefined,
  precision: string | null | undefined,
  lang: Lang,
): string {
  if (!on) return '—'
  const [y, m, d] = on.split('-').map(Number)
  if (precision === 'year') return lang === 'zh' ? `${y}年` : `${y}`
  if (precision === 'month') return lang === 'zh' ? `${y}年${m}月` : `${y}-${String(m).padStart(2, '0')}`
  return lang === 'zh' ? `${y}年${m}月${d}日` : on
}

const BEIJING_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** A period as offices say it: whole years and ends of years by their years. */
export function periodText(from: string | null, to: string | null, lang: Lang): string {
  const year = (on: string): string => on.slice(0, 4)
  if (from?.endsWith('-01-01') && to?.endsWith('-12-31')) {
    const years = year(from) === year(to) ? year(to) : `${year(from)}—${year(to)}`
    return lang === 'zh' ? `${years}年` : years
  }
  if (from) return `${dayText(from, 'day', lang)} — ${to ? dayText(to, 'day', lang) : ''}`.trim()
  if (to?.endsWith('-12-31')) return lang === 'zh' ? `截至${year(to)}年底` : `end of ${year(to)}`
  if (to) return lang === 'zh' ? `截至${dayText(to, 'day', lang)}` : `as of ${to}`
  return lang === 'zh' ? '至今' : 'to date'
}

/** An instant in Beijing time, in figures: 2026-05-06 09:02. */
export const stampText = (at: string): string => BEIJING_TIME.format(new Date(at))

/** An instant in Beijing time: 2026-05-06T01:02:00Z → 2026年5月6日 09:02. */
export function momentText(at: string, lang: Lang): string {
  const [on, time] = BEIJING_TIME.format(new Date(at)).split(' ')
  return `${dayText(on, 'day', lang)} ${time}`
}
