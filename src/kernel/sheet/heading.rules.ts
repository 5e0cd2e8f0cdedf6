/** One heading as written by an office and as compared: width, brackets, line breaks and marks do not matter. */

/** Units that stand in brackets behind a heading; a bracket with anything else belongs to the name. */
const UNITS =
  '亿元|万元|元|元/年|元/月|万元/年|%|百分比|人|人次|户|人数|户数|亩|万亩|个|件|次|天|月|个月|公里|千米|km|米|m|平方米|㎡|m2|吨|公斤|千克|kg|头|只|头只|株|岁|年'
const UNIT = new RegExp(`\\((?:单位:?)?(${UNITS})\\)$`, 'i')

export interface Heading {
  /** Comparable: no spaces, half-width, lower case, without unit, number and mark. */
  readonly name: string
  /** As in the brackets, normalised; null where the heading names none. */
  readonly unit: string | null
}

/** Without spaces, line breaks and invisible characters; full-width forms and brackets become half-width. */
export const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[【〔[]/g, '(')
    .replace(/[】〕\]]/g, ')')

/** `＊7.家庭人均纯收入\n（元）` → name 家庭人均纯收入, unit 元. */
export function headingOf(text: string): Heading {
  const squeezed = squeeze(text)
  const unit = UNIT.exec(squeezed)?.[1]
  const name = squeezed
    .replace(UNIT, '')
    .replace(/^[*★☆※]+|[*★☆※:]+$/g, '')
    .replace(/^\(?\d{1,3}[.、)](?=\D)/, '')
    .replace(/\((必填|选填|必录|可空)\)$/, '')
    .toLowerCase()
  return { name, unit: unit ? unit.toLowerCase().replace('㎡', '平方米') : null }
}
