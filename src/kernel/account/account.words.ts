/** What the accounts say: refusals of the rules, and the words of their commands. */
import type { Word } from '../words.ts'
import { PASSWORD } from './account.rules.ts'
import type { PasswordFault } from './account.rules.ts'

export const passwordWords = {
  short: {
    zh: `密码至少 ${PASSWORD.min} 位`,
    en: `A password has at least ${PASSWORD.min} characters`,
  },
  long: { zh: `密码最多 ${PASSWORD.max} 位`, en: `A password has at most ${PASSWORD.max} characters` },
  likeName: { zh: '密码中不能含有用户名', en: 'A password must not contain the user name' },
  same: { zh: '新密码不能与原密码相同', en: 'The new password must differ from the old one' },
  plain: {
    zh: '密码过于简单，请混用字母和数字',
    en: 'The password is too plain: mix letters and digits',
  },
} satisfies Record<PasswordFault, Word>

export const refusals = {
  place: { zh: '该岗位与所选地区的层级不符', en: 'This post is not held at that level of area' },
  noArea: { zh: '没有这个地区', en: 'There is no such area' },
  party: { zh: '该岗位须指定所属单位', en: 'This post needs its unit or firm' },
  dates: { zh: '结束日期早于开始日期', en: 'The end lies before the beginning' },
  deputyDates: { zh: '代理须写明结束日期', en: 'A deputy’s grant needs an end date' },
  deputyOf: {
    zh: '被代理人在该地区没有同样的有效岗位',
    en: 'The person deputised for holds no such post for that area now',
  },
  self: { zh: '不能停用本人账号', en: 'You cannot lock your own account' },
  lastAdministrator: {
    zh: '这是最后一个系统管理员授权，不能结束',
    en: 'This is the last administrator’s grant and cannot be ended',
  },
} satisfies Record<string, Word>

/** How the person and the one they act for appear in an audit line. */
export const actingFor = (name: string, absent: string): string => `${name}（代 ${absent}）`
