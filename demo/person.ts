/** The persons of the demonstration as commands know them: what is done in their name says who did it. */
import type { Reader, Role } from '../src/kernel/access.ts'
import { DEMO_ACCOUNTS } from './account.ts'

/** By the name of the account of that post and place, where there is one. */
export function personOf(
  system: Reader,
  role: Role,
  areaCode: string,
  name: string,
  more = [areaCode.slice(0, 6)],
): Reader {
  const account = DEMO_ACCOUNTS.find(a => a.role === role && a.areaCode === areaCode)
  const below = areaCode.length > 6
  return {
    ...system,
    userId: 'demonstration',
    userName: account?.name ?? `${name}（示例）`,
    role,
    areaCode,
    counties: more,
    writable: more,
    lo: below ? areaCode : '',
    hi: below ? `${areaCode}~` : '~',
  }
}
