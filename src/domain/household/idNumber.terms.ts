/**
 * 证件号码 of a person: the resident id (18, GB 11643), the disability card (20 = id + kind + grade; 22 = re-issued),
 * or something else, kept as it came. Source: domain §11, §12.
 */
import type { Term } from '../../kernel/term.ts'
import type { Word } from '../../kernel/words.ts'

export const ID_KINDS = {
  resident: { zh: '居民身份证', en: 'Resident id' },
  disability: { zh: '残疾人证', en: 'Disability card' },
  other: { zh: '其他证件', en: 'Other document' },
} as const satisfies Record<string, Term>

/** Digit 19 of a disability card. */
export const DISABILITY_KINDS = {
  '1': { zh: '视力残疾', en: 'Visual' },
  '2': { zh: '听力残疾', en: 'Hearing' },
  '3': { zh: '言语残疾', en: 'Speech' },
  '4': { zh: '肢体残疾', en: 'Physical' },
  '5': { zh: '智力残疾', en: 'Intellectual' },
  '6': { zh: '精神残疾', en: 'Mental' },
  '7': { zh: '多重残疾', en: 'Multiple' },
} as const satisfies Record<string, Term>

/** Digit 20 of a disability card. */
export const DISABILITY_GRADES = {
  '1': { zh: '一级', en: 'Grade 1' },
  '2': { zh: '二级', en: 'Grade 2' },
  '3': { zh: '三级', en: 'Grade 3' },
  '4': { zh: '四级', en: 'Grade 4' },
} as const satisfies Record<string, Term>

interface IdProblem extends Word {
  /** An error keeps the row out of the batch; a warning does not. */
  readonly level: 'error' | 'warn'
}

export const ID_PROBLEMS = {
  'id.empty': { level: 'error', zh: '证件号码为空。', en: 'The id number is empty.' },
  'id.excelDamaged': {
    level: 'error',
    zh: '证件号码被表格软件改成了科学计数法（如 1.5E+17），后几位已丢失。请把该列设为文本后重新导出。',
    en: 'The spreadsheet turned the id number into scientific notation (such as 1.5E+17) and lost its last digits. Set the column to text and export again.',
  },
  'id.excelRounded': {
    level: 'error',
    zh: '证件号码末三位为 000 且校验不符，可能被表格软件四舍五入。请把该列设为文本后重新导出。',
    en: 'The id number ends in 000 and fails its check digit: the spreadsheet probably rounded it. Set the column to text and export again.',
  },
  'id.masked': {
    level: 'error',
    zh: '证件号码带星号，是脱敏后的号码。请使用未脱敏的名单。',
    en: 'The id number is masked with asterisks. Use the unmasked list.',
  },
  'id.oldForm': {
    level: 'error',
    zh: '这是 15 位旧身份证号，请改为 18 位。',
    en: 'This is an old 15-digit id; enter the 18-digit one.',
  },
  'id.length': {
    level: 'error',
    zh: '证件号码应为 18 位（残疾人证 20 位，补办 22 位）。',
    en: 'An id number has 18 characters (a disability card 20, re-issued 22).',
  },
  'id.characters': {
    level: 'error',
    zh: '证件号码含有不应出现的字符。',
    en: 'The id number contains characters that do not belong there.',
  },
  'id.birth': {
    level: 'error',
    zh: '证件号码中的出生日期不存在。',
    en: 'The date of birth in the id number does not exist.',
  },
  'id.checkDigit': {
    level: 'error',
    zh: '证件号码校验位不符，请逐位核对。',
    en: 'The check digit of the id number does not fit; compare it digit by digit.',
  },
  'id.area': {
    level: 'warn',
    zh: '证件号码前两位不是已知的省份代码。',
    en: 'The first two digits of the id number are not a known province.',
  },
  'id.disabilityKind': {
    level: 'error',
    zh: '残疾人证第 19 位应为残疾类别 1–7。',
    en: 'Digit 19 of a disability card is the kind, 1–7.',
  },
  'id.disabilityGrade': {
    level: 'error',
    zh: '残疾人证第 20 位应为残疾等级 1–4。',
    en: 'Digit 20 of a disability card is the grade, 1–4.',
  },
} as const satisfies Record<string, IdProblem>

export type IdKind = keyof typeof ID_KINDS
export type IdProblemCode = keyof typeof ID_PROBLEMS
