/**
 * A person of a registered household. The person is the unit of benefit, the household the unit of work (domain §0.1).
 * Invariants: a person belongs to at most one household of a county on any day; comes and goes by a dated membership
 * with a reason (domain §2.8) and is never deleted; conditions (education, health, labour) are dated, the identity is
 * not. Sex and birth follow from the id number where it is sound; nothing is guessed where it is not.
 * Values: 《贫困户登记表》A5–A13 and the 2023 form (domain §2.1, §2.4); code tables 100A11–100A14 are not public, so
 * no standard value is given for them.
 */
import type { Term } from '../../kernel/term.ts'

export const SEXES = {
  male: { zh: '男', en: 'Male', standard: '1', aliases: ['男性', 'M'] },
  female: { zh: '女', en: 'Female', standard: '2', aliases: ['女性', 'F'] },
} as const satisfies Record<string, Term>

/** 文化程度 */
export const EDUCATION = {
  preschool: { zh: '学龄前儿童', en: 'Not yet of school age', aliases: ['学龄前', '学前儿童', '未入学'] },
  illiterate: {
    zh: '文盲或半文盲',
    en: 'Illiterate or semi-literate',
    aliases: ['文盲', '半文盲', '文盲半文盲', '文盲/半文盲', '不识字', '无'],
  },
  primary: { zh: '小学', en: 'Primary school', aliases: ['小学文化', '小学毕业'] },
  junior: { zh: '初中', en: 'Junior secondary', aliases: ['初中文化', '初中毕业'] },
  senior: {
    zh: '高中',
    en: 'Senior or vocational secondary',
    aliases: [
      '高中文化',
      '中专',
      '高中/中专',
      '高中(中专)',
      '高中(含中专)',
      '中专/高中',
      '职高',
      '技校',
      '中职',
    ],
  },
  college: { zh: '大专', en: 'Junior college', aliases: ['专科', '大学专科', '高职', '高职高专'] },
  bachelor: {
    zh: '本科及以上',
    en: 'Bachelor and above',
    aliases: ['本科', '大学', '大学本科', '本科以上', '硕士', '研究生', '博士', '硕士及以上'],
  },
} as const satisfies Record<string, Term>

const grades = (school: string, ...years: string[]) => years.map(year => `${school}${year}`)

/** 在校生状况: what kind of school a person attends; `none` is not at school. */
export const SCHOOLING = {
  none: { zh: '非在校生', en: 'Not at school', aliases: ['非在校', '不在校', '否', '无', '非在校学生'] },
  preschool: {
    zh: '学前教育',
    en: 'Kindergarten',
    aliases: ['学龄前儿童', '学龄前', '学前', '幼儿园', '学前教育儿童'],
  },
  primary: {
    zh: '小学',
    en: 'Primary school',
    aliases: [
      '小学生',
      '小学在校',
      ...grades('小学', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级'),
    ],
  },
  junior: {
    zh: '初中',
    en: 'Junior secondary',
    aliases: [
      '初中生',
      '初一',
      '初二',
      '初三',
      '七年级',
      '八年级',
      '九年级',
      ...grades('初中', '一年级', '二年级', '三年级', '七年级', '八年级', '九年级'),
    ],
  },
  senior: {
    zh: '普通高中',
    en: 'Senior secondary',
    aliases: [
      '高中',
      '高中生',
      '高一',
      '高二',
      '高三',
      ...grades('高中', '一年级', '二年级', '三年级'),
      ...grades('普通高中', '一年级', '二年级', '三年级'),
    ],
  },
  vocational: {
    zh: '中职',
    en: 'Secondary vocational',
    aliases: ['中专', '职高', '技校', '中等职业学校', ...grades('中职', '一年级', '二年级', '三年级')],
  },
  higher_vocational: {
    zh: '高职高专',
    en: 'Higher vocational',
    aliases: [
      '高职',
      '大专',
      '专科',
      '技师学院',
      ...grades('高职高专', '一年级', '二年级', '三年级'),
      ...grades('大专', '一年级', '二年级', '三年级'),
    ],
  },
  undergraduate: {
    zh: '本科',
    en: 'Undergraduate',
    aliases: [
      '大学',
      '大学生',
      '大学本科',
      ...grades('本科', '一年级', '二年级', '三年级', '四年级', '五年级'),
    ],
  },
  postgraduate: {
    zh: '研究生',
    en: 'Postgraduate',
    aliases: ['硕士', '博士', '硕士研究生', '博士研究生', '硕士及以上'],
  },
  special: { zh: '特殊教育', en: 'Special school', aliases: ['特教', '特殊教育学校', '送教上门'] },
} as const satisfies Record<string, Term>

/** Kinds of 在校生状况 that are schools for children and young people: who attends one does not go out to work. */
export const AT_SCHOOL = [
  'primary',
  'junior',
  'senior',
  'vocational',
  'higher_vocational',
  'undergraduate',
  'postgraduate',
  'special',
] as const satisfies readonly Schooling[]

/** 健康状况: several may hold at once (长期慢性病、残疾). */
export const HEALTH = {
  healthy: { zh: '健康', en: 'Healthy', aliases: ['良好', '健康或良好', '一般', '正常'] },
  chronic: { zh: '长期慢性病', en: 'Chronic illness', aliases: ['慢性病', '患有长期慢性病', '慢病'] },
  serious: { zh: '患有大病', en: 'Serious illness', aliases: ['大病', '重大疾病', '患大病', '重病'] },
  disabled: { zh: '残疾', en: 'Disabled', aliases: ['残疾人', '有残疾', '身体残疾'] },
} as const satisfies Record<string, Term>

/** 劳动技能. 弱劳动力或半劳动力 appears in later versions of the form [R]. */
export const LABOUR = {
  ordinary: { zh: '普通劳动力', en: 'Able to work', aliases: ['普通', '有劳动力', '普通劳动能力', '普劳'] },
  skilled: { zh: '技能劳动力', en: 'Skilled', aliases: ['技能', '技术劳动力', '技能型劳动力'] },
  weak: {
    zh: '弱劳动力或半劳动力',
    en: 'Partly able to work',
    aliases: ['弱劳动力', '半劳动力', '弱劳力', '半劳力', '弱(半)劳动力'],
  },
  lost: { zh: '丧失劳动力', en: 'Lost the ability to work', aliases: ['丧失', '丧失劳动能力'] },
  none: { zh: '无劳动力', en: 'Not able to work', aliases: ['无', '无劳动能力', '没有劳动力', '无劳力'] },
} as const satisfies Record<string, Term>

export type Sex = keyof typeof SEXES
export type Education = keyof typeof EDUCATION
export type Schooling = keyof typeof SCHOOLING
export type Health = keyof typeof HEALTH
export type Labour = keyof typeof LABOUR
