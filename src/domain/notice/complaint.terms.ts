/**
 * 投诉举报: what anybody tells an office about the programme, in one's own name or none, and its way to an answer. It
 * has one handler at a time, never the unit complained about nor one under it; every step is dated and kept, and what
 * follows has a day (parameters `complaint.*`). Whoever is not content appeals to the next level up. Who complained is
 * sealed, and told to nobody but the handler, for a reason on record.
 * Source: 信访工作条例 (2022), art. 22–23, 29, 34–36; 国开办发〔2018〕11号 (监督电话 12317).
 */
import type { Word } from '../../kernel/words.ts'

export const CHANNELS = {
  hotline: { zh: '12317 热线', en: 'Hotline 12317' },
  letter: { zh: '来信', en: 'Letter' },
  visit: { zh: '来访', en: 'Visit' },
  web: { zh: '网上', en: 'Web' },
} as const satisfies Record<string, Word>

/** What it is about. */
export const MATTERS = {
  money: { zh: '资金', en: 'Money' },
  project: { zh: '项目', en: 'Projects' },
  notice: { zh: '公告公示', en: 'Public notices' },
  registration: { zh: '识别退出', en: 'Who is on file' },
  conduct: { zh: '干部作风', en: 'Conduct of officials' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Word>

/** Records that it may speak of, where one is known. */
export const ABOUT = {
  project: { zh: '项目', en: 'Project' },
  payment: { zh: '拨付', en: 'Payment' },
  asset: { zh: '资产', en: 'Asset' },
  linkage: { zh: '利益联结', en: 'Benefit contract' },
} as const satisfies Record<string, Word>

/** Whose office is complained about. */
export const ACCUSED = {
  village: { zh: '嘎查村', en: 'Village' },
  township: { zh: '苏木乡镇', en: 'Township' },
  banner: { zh: '旗县主管部门', en: 'Banner bureau' },
  league: { zh: '盟市主管部门', en: 'League office' },
  district: { zh: '北京市对口区', en: 'Paired Beijing district' },
  region: { zh: '自治区主管部门', en: 'Region office' },
  beijing: { zh: '北京市主管部门', en: 'Beijing office' },
} as const satisfies Record<string, Word>

export const STATES = {
  received: { zh: '待受理', en: 'Waits to be accepted' },
  accepted: { zh: '已受理', en: 'Accepted' },
  investigating: { zh: '调查中', en: 'Being investigated' },
  answered: { zh: '已答复', en: 'Answered' },
  reviewing: { zh: '复查中', en: 'Under review' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  closed: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Word>

export const ACTS = {
  accept: { zh: '受理', en: 'Accept' },
  refuse: { zh: '不予受理', en: 'Do not accept' },
  transfer: { zh: '转办', en: 'Transfer' },
  giveBack: { zh: '退回转办', en: 'Give back' },
  investigate: { zh: '登记调查', en: 'Record the investigation' },
  inquire: { zh: '函询', en: 'Ask the unit' },
  refer: { zh: '移送监督', en: 'Refer to audit' },
  askExtension: { zh: '申请延期', en: 'Ask for more time' },
  grantExtension: { zh: '批准延期', en: 'Grant more time' },
  denyExtension: { zh: '不同意延期', en: 'Deny more time' },
  answer: { zh: '答复', en: 'Answer' },
  appeal: { zh: '申请复查', en: 'Appeal' },
  agree: { zh: '认可答复', en: 'Accept the answer' },
  close: { zh: '办结', en: 'Close' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<string, Word>

export const EXTENSIONS = {
  asked: { zh: '延期待批', en: 'More time is asked for' },
  granted: { zh: '已延期', en: 'More time was granted' },
  denied: { zh: '延期未准', en: 'More time was denied' },
} as const satisfies Record<string, Word>

export type Channel = keyof typeof CHANNELS
export type Matter = keyof typeof MATTERS
export type About = keyof typeof ABOUT
export type Accused = keyof typeof ACCUSED
export type State = keyof typeof STATES
export type Act = keyof typeof ACTS
export type Extension = keyof typeof EXTENSIONS

/** Who took a step that no office took. */
export const COMPLAINANT = 'complainant'

/** States in which a handler has something to do, by a day. */
export const OPEN: readonly State[] = ['received', 'accepted', 'investigating', 'reviewing']

/** A 复查 and a 复核, and no more (信访工作条例 art. 35, 36). */
export const MOST_APPEALS = 2

/** Letters and digits that nobody takes for another when a code is read out. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 12
export const MAX_TEXT = 2000
