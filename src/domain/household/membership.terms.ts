/**
 * Why a person comes into a household or leaves it: the events of 自然增减 (domain §2.8) and the three of keeping the
 * register itself (随户识别, 更正, 列入名单). `JOINED` and `LEFT` are two lists because the office asks two questions.
 */
import type { Term } from '../../kernel/term.ts'

export const JOINED = {
  identified: { zh: '随户识别', en: 'Identified with the household', aliases: ['识别', '新识别', '随户'] },
  listed: { zh: '见于名单', en: 'Found in a list', aliases: ['名单导入'] },
  birth: { zh: '出生', en: 'Birth', aliases: ['新生儿', '新生', '新生儿出生'] },
  married_in: {
    zh: '婚入',
    en: 'Marriage into the household',
    aliases: ['嫁入', '入赘', '结婚迁入', '婚姻迁入'],
  },
  moved_in: { zh: '迁入', en: 'Moved in', aliases: ['户籍迁入', '转入'] },
  split: { zh: '分户', en: 'Household split', aliases: ['分户增加', '拆户'] },
  merged: { zh: '并户', en: 'Households merged', aliases: ['合户', '并户增加'] },
  adopted: { zh: '收养', en: 'Adoption', aliases: ['领养'] },
  released: { zh: '刑满释放', en: 'Released from prison', aliases: ['服刑期满', '刑满'] },
  discharged: { zh: '退役', en: 'Discharged from service', aliases: ['退伍', '复员', '转业'] },
  found: { zh: '失联找回', en: 'Found again', aliases: ['找回', '恢复联系'] },
  corrected: { zh: '更正', en: 'Correction of the register', aliases: ['补录', '漏登补录'] },
} as const satisfies Record<string, Term>

export const LEFT = {
  death: { zh: '死亡', en: 'Death', aliases: ['去世', '病故', '亡故', '自然死亡'] },
  married_out: {
    zh: '婚出',
    en: 'Marriage out of the household',
    aliases: ['嫁出', '出嫁', '婚嫁迁出', '离婚', '婚姻迁出'],
  },
  moved_out: { zh: '迁出', en: 'Moved out', aliases: ['户籍迁出', '转出', '农转非'] },
  split: { zh: '分户', en: 'Household split', aliases: ['分户减少', '拆户'] },
  merged: { zh: '并户', en: 'Households merged', aliases: ['合户', '并户减少'] },
  imprisoned: { zh: '服刑', en: 'In prison', aliases: ['判刑', '收监'] },
  enlisted: { zh: '参军', en: 'Enlisted', aliases: ['入伍', '服兵役', '当兵'] },
  lost_contact: { zh: '失联', en: 'Lost contact', aliases: ['失踪', '下落不明', '联系不上'] },
  settled_abroad: { zh: '出国定居', en: 'Settled abroad', aliases: ['定居国外'] },
  corrected: { zh: '更正', en: 'Correction of the register', aliases: ['重复登记', '登记有误'] },
} as const satisfies Record<string, Term>

export type JoinedReason = keyof typeof JOINED
export type LeftReason = keyof typeof LEFT
