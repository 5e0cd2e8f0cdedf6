/** Today in Beijing, as a form's date begins. */
import type { DatePart } from './field.ts'

export const todayOn = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
export const todayPart = (): DatePart => ({ on: todayOn(), precision: 'day' })
export const dayPart = (on: string | null | undefined): DatePart | undefined =>
  on ? { on, precision: 'day' } : undefined
