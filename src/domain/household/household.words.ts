/** The fields of a household as people read them, in the order of the form. */
import type { Word } from '../../kernel/words.ts'

export const HOUSEHOLD_FIELDS = {
  householdCode: { zh: '户编号', en: 'Household code' },
  headName: { zh: '户主', en: 'Head' },
  area: { zh: '嘎查村', en: 'Village' },
  naturalVillage: { zh: '自然村', en: 'Hamlet' },
  kind: { zh: '户类型', en: 'Kind' },
  standard: { zh: '识别标准', en: 'Standard' },
  registeredOn: { zh: '识别日期', en: 'Registered on' },
  state: { zh: '当前状态', en: 'State' },
  members: { zh: '家庭人口', en: 'Members' },
  phone: { zh: '联系电话', en: 'Phone' },
} as const satisfies Record<string, Word>

export const MEMBER_FIELDS = {
  name: { zh: '姓名', en: 'Name' },
  relation: { zh: '与户主关系', en: 'Relation to the head' },
  sex: { zh: '性别', en: 'Sex' },
  birthOn: { zh: '出生日期', en: 'Date of birth' },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  idNumber: { zh: '证件号码', en: 'Id number' },
  joinedOn: { zh: '加入日期', en: 'Joined on' },
  joinedReason: { zh: '增加原因', en: 'Why joined' },
  leftOn: { zh: '减少日期', en: 'Left on' },
  leftReason: { zh: '减少原因', en: 'Why left' },
} as const satisfies Record<string, Word>

/** 两不愁三保障 and drinking water (domain §2.7): found to be so, found not to be so, or not checked. */
export const CHECK_FIELDS = {
  foodSecure: { zh: '吃饭有保障', en: 'Food secure' },
  clothed: { zh: '穿衣有保障', en: 'Clothed for the season' },
  inSchool: { zh: '义务教育有保障', en: 'Children at school' },
  insured: { zh: '基本医疗有保障', en: 'Everyone insured' },
  housingSafe: { zh: '住房安全有保障', en: 'Safe housing' },
  waterSafe: { zh: '饮水安全有保障', en: 'Safe drinking water' },
} as const satisfies Record<string, Word>
