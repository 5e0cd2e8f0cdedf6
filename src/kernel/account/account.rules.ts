/** What is asked of a password, a user name and a grant, and when repeated failures pause sign-in. Pure. */
import type { Role } from '../access.ts'

/** MLPS 2.0 (GB/T 22239-2019, 8.1.4.1 b): failed sign-ins must be limited; the numbers are this programme's own. */
export const LOCK_OUT = { failures: 5, windowMinutes: 15, lockMinutes: 15 } as const

/** A working day; a sign-in is not prolonged by use, so that a forgotten browser ends by itself. */
export const SESSION_HOURS = 12

export const PASSWORD = { min: 10, max: 128 } as const

export interface Failures {
  readonly failures: number
  readonly lastAt: Date
  readonly lockedUntil: Date | null
}

const minutes = (n: number): number => n * 60_000

/** How many minutes a name is still locked, rounded up; 0 when it is open. */
export function lockedFor(f: Failures | undefined, at: Date): number {
  const left = (f?.lockedUntil?.getTime() ?? 0) - at.getTime()
  return left > 0 ? Math.ceil(left / 60_000) : 0
}

/** What is kept after one more failure; failures long ago are forgotten. */
export function afterFailure(f: Failures | undefined, at: Date): Failures {
  const fresh = !f || f.lastAt.getTime() < at.getTime() - minutes(LOCK_OUT.windowMinutes)
  const failures = fresh ? 1 : f.failures + 1
  const lockedUntil =
    failures >= LOCK_OUT.failures ? new Date(at.getTime() + minutes(LOCK_OUT.lockMinutes)) : null
  return { failures, lastAt: at, lockedUntil }
}

export type PasswordFault = 'short' | 'long' | 'likeName' | 'same' | 'plain'

/** Length counts for more than kinds of character (NIST SP 800-63B, 5.1.1.2); the plainest ones are refused. */
export function passwordFault(next: string, username: string, current?: string): PasswordFault | null {
  if (next.length < PASSWORD.min) return 'short'
  if (next.length > PASSWORD.max) return 'long'
  if (next === current) return 'same'
  if (next.toLowerCase().includes(username.toLowerCase())) return 'likeName'
  return new Set(next).size < 5 || /^(\d+|[a-z]+)$/i.test(next) ? 'plain' : null
}

/** 3–40 characters that can be typed everywhere and read over the telephone. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{2,39}$/

const PLACE: Record<Role, RegExp | null> = {
  administrator: /^\d{6}$/,
  auditor: /^\d{6}$/,
  beijing_office: /^110000$/,
  district_office: /^11(?!0000)\d{4}$/,
  region_office: /^150000$/,
  league_office: /^15(?!00)\d{2}00$/,
  banner_bureau: /^15\d{2}(?!00)\d{2}$/,
  cadre: /^15\d{2}(?!00)\d{2}$/,
  township: /^15\d{7}$/,
  village_worker: /^15\d{7}(\d{3})?$/,
  sending_unit: /^1[15]\d{4}$/,
  host_unit: /^1[15]\d{4}$/,
  producer: /^1[15]\d{4}$/,
  buyer: /^1[15]\d{4}$/,
  public: null,
}

/** Whether a role is held for this kind of area: a township office for 9 digits, a league for a prefecture, … */
export const fits = (role: Role, areaCode: string): boolean => PLACE[role]?.test(areaCode) ?? false
