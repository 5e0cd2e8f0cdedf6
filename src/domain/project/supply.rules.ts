/** Who supplies what a gate asks for: said beside what is missing, and in a refusal. */
import type { Reason } from '../../kernel/reason.ts'
import type { Word } from '../../kernel/words.ts'
import type { CheckLine } from './gate.rules.ts'

const BUREAU: Word = { zh: '旗县主管部门', en: 'the banner bureau' }
const TOWNSHIP: Word = { zh: '旗县主管部门或苏木乡镇', en: 'the banner bureau or the township' }
const VILLAGE: Word = { zh: '旗县、苏木乡镇或嘎查村', en: 'the banner, the township or the village' }
const EAST: Word = {
  zh: '结对区支援合作部门或挂职干部',
  en: 'the paired district’s office or its seconded cadre',
}
const GIVER: Word = { zh: '北京市、结对区支援合作部门（分配资金）', en: 'the giver, who allocates the money' }
const CADRE: Word = { zh: '结对区在岗挂职干部', en: 'the paired district’s cadre in post' }

const SUPPLIERS: Record<CheckLine['item'], Word | null> = {
  order: null,
  date: null,
  library: BUREAU,
  feasibility: TOWNSHIP,
  funding: BUREAU,
  negative_list: BUREAU,
  beneficiaries: VILLAGE,
  east_consent: EAST,
  notice_before: TOWNSHIP,
  fund_document: TOWNSHIP,
  allocation: GIVER,
  contract: TOWNSHIP,
  payment_plan: TOWNSHIP,
  started: VILLAGE,
  supervision: TOWNSHIP,
  progress: VILLAGE,
  changes: BUREAU,
  completed: VILLAGE,
  first_acceptance: TOWNSHIP,
  final_acceptance: TOWNSHIP,
  accounts: TOWNSHIP,
  notice_after: TOWNSHIP,
  assets: TOWNSHIP,
  beneficiaries_confirmed: TOWNSHIP,
  linkage: TOWNSHIP,
  'signature.west': BUREAU,
  'signature.east': CADRE,
}

export const supplierOf = (item: CheckLine['item']): Word | null => SUPPLIERS[item]

/** What is missing with who supplies it, in one sentence. */
export function supplied(line: CheckLine): Reason[] {
  const by = supplierOf(line.item)
  if (!by) return [...line.missing]
  return line.missing.map(r => ({
    ...r,
    words: {
      zh: `${r.words.zh.replace(/。$/, '')}（由${by.zh}办理）。`,
      en: `${r.words.en.replace(/\.$/, '')} (from ${by.en}).`,
    },
  }))
}
