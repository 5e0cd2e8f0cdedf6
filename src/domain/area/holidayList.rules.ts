/**
 * A year's arrangement as a person types or pastes it, a line a day or a run of days:
 * `2022-01-31 至 2022-02-06 放假 春节`, `1月29日 上班 春节`. Text in, days or the first wrong line out. Pure.
 */
import type { Word } from '../../kernel/words.ts'
import { addDays } from './holiday.rules.ts'
import type { Holiday } from './holiday.rules.ts'

export interface NamedHoliday extends Holiday {
  readonly name: string
}

export type HolidayList = { readonly days: readonly NamedHoliday[] } | { readonly wrong: Word }

/** A notice never gives more; the route takes no more either. */
const MAX_DAYS = 120
const MAX_NAME = 40

const DATE = String.raw`(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`
const LINE = new RegExp(
  String.raw`^${DATE}(?:\s*(?:至|到|~|～|—+|–|-)\s*${DATE})?[\s,，、;；]*(放假|休|off|调休上班|上班|补班|workday)[\s,，、;；]+(\S.*)$`,
  'i',
)
const OFF = /^(放假|休|off)$/i

const said = (line: number, zh: string, en: string): HolidayList => ({
  wrong: { zh: `第 ${line} 行：${zh}`, en: `Line ${line}: ${en}` },
})

/** Null for a day the calendar does not have. */
function dayOf(year: number, parts: readonly (string | undefined)[]): string | null {
  const [y = String(year), m = '', d = ''] = parts
  const on = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const at = new Date(`${on}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== on ? null : on
}

export function readHolidayList(text: string, year: number): HolidayList {
  const days: NamedHoliday[] = []
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (!line) continue
    const found = LINE.exec(line)
    if (!found)
      return said(i + 1, '应为“日期 放假或上班 名称”。', 'it should read “date, off or workday, name”.')
    const from = dayOf(year, found.slice(1, 4))
    const to = found[5] ? dayOf(year, found.slice(4, 7)) : from
    if (!from || !to) return said(i + 1, '没有这个日期。', 'there is no such day.')
    if (!from.startsWith(`${year}-`) || !to.startsWith(`${year}-`))
      return said(i + 1, `日期应在${year}年内。`, `the days must lie in ${year}.`)
    if (to < from) return said(i + 1, '止日早于起日。', 'it ends before it begins.')
    const [kind, name] = [OFF.test(found[7]!) ? 'off' : 'workday', found[8]!.trim()] as const
    if (name.length > MAX_NAME) return said(i + 1, `名称不超过 ${MAX_NAME} 个字。`, 'the name is too long.')
    for (let on = from; on <= to; on = addDays(on, 1)) {
      if (days.some(d => d.onDate === on))
        return said(i + 1, `${on} 已在前面出现。`, `${on} stands above already.`)
      days.push({ onDate: on, kind, name })
    }
  }
  if (!days.length) return { wrong: { zh: '请至少填写一天。', en: 'Give one day at least.' } }
  if (days.length > MAX_DAYS)
    return { wrong: { zh: `一年不超过 ${MAX_DAYS} 天。`, en: `No more than ${MAX_DAYS} days a year.` } }
  return { days }
}

/** The same list as text again, runs of days in one line. */
export function writeHolidayList(days: readonly NamedHoliday[]): string {
  const runs: { from: string; to: string; day: NamedHoliday }[] = []
  for (const day of days) {
    const last = runs.at(-1)
    const follows =
      last && last.day.kind === day.kind && last.day.name === day.name && addDays(last.to, 1) === day.onDate
    if (follows) last.to = day.onDate
    else runs.push({ from: day.onDate, to: day.onDate, day })
  }
  return runs
    .map(({ from, to, day }) => {
      const when = from === to ? from : `${from} 至 ${to}`
      return `${when} ${day.kind === 'off' ? '放假' : '上班'} ${day.name}`
    })
    .join('\n')
}
