/**
 * 致贫原因 of the registration form (domain §2.1 A3: one main, at most two further) and 致贫返贫风险 of monitoring
 * (domain §4.1: up to five). One vocabulary, because 致贫原因1 of the national list carries both; two selections,
 * because each form offers its own.
 */
import type { Term } from '../../kernel/term.ts'

export const CAUSES = {
  illness: { zh: '因病', en: 'Illness', aliases: ['疾病', '因病致贫', '因病返贫'] },
  disability: { zh: '因残', en: 'Disability', aliases: ['残疾', '因残致贫'] },
  schooling: { zh: '因学', en: 'Cost of schooling', aliases: ['因学致贫', '上学'] },
  disaster: { zh: '因灾', en: 'Disaster', aliases: ['因自然灾害', '自然灾害', '因灾致贫'] },
  no_land: { zh: '缺土地', en: 'Lack of land', aliases: ['缺地', '缺少土地', '缺草场'] },
  no_water: { zh: '缺水', en: 'Lack of water', aliases: ['缺水源'] },
  no_skill: { zh: '缺技术', en: 'Lack of skills', aliases: ['缺技能', '缺少技术'] },
  no_labour: { zh: '缺劳力', en: 'Lack of labour', aliases: ['缺劳动力', '缺少劳动力', '缺劳'] },
  no_capital: { zh: '缺资金', en: 'Lack of capital', aliases: ['缺少资金', '缺钱'] },
  no_road: { zh: '交通条件落后', en: 'Poor transport', aliases: ['交通落后', '交通不便'] },
  no_drive: {
    zh: '自身发展动力不足',
    en: 'Lack of own drive',
    aliases: ['自身动力不足', '发展动力不足', '内生动力不足'],
  },
  marriage: { zh: '因婚', en: 'Cost of a marriage', aliases: ['因婚致贫'] },
  funeral: { zh: '因丧', en: 'Cost of a funeral', aliases: ['因丧致贫'] },
  accident: { zh: '因意外事故', en: 'Accident', aliases: ['意外事故', '因意外'] },
  venture_failed: { zh: '因产业项目失败', en: 'Failed venture', aliases: ['产业项目失败', '产业失败'] },
  job_unstable: {
    zh: '因务工就业不稳',
    en: 'Unstable employment',
    aliases: ['务工就业不稳', '就业不稳', '因务工就业不稳定', '务工不稳'],
  },
  other: { zh: '其他', en: 'Other', aliases: ['其它', '其他原因'] },
} as const satisfies Record<string, Term>

export type Cause = keyof typeof CAUSES

/** What the registration form offers; 因婚 and 因丧 are in later Inner Mongolia extracts [R]. */
export const REGISTRATION_CAUSES = [
  'illness',
  'disability',
  'schooling',
  'disaster',
  'no_land',
  'no_water',
  'no_skill',
  'no_labour',
  'no_capital',
  'no_road',
  'no_drive',
  'marriage',
  'funeral',
  'other',
] as const satisfies readonly Cause[]

/** What monitoring offers (Inner Mongolia's wording). */
export const RISKS = [
  'illness',
  'schooling',
  'disability',
  'disaster',
  'accident',
  'venture_failed',
  'job_unstable',
  'no_labour',
  'other',
] as const satisfies readonly Cause[]

/** Parameter `causes.secondary_max`, domain §17: the form's 复选 of at most two. The stored parameter wins. */
export const SECONDARY_MAX = 2
