/** Who may set a parameter, where, and to what: facts in, reasons out. */
import { ROLES, rolesOf } from '../../kernel/access.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Word } from '../../kernel/words.ts'
import { PARAMETER_SCOPES, PARAMETERS } from './parameter.terms.ts'
import type { ParameterScope, ParameterType } from './parameter.terms.ts'

export const NATION = '000000'

export interface Filler {
  readonly role: string
  readonly areaCode: string
}

const levelOf = (area: string): ParameterScope => {
  if (area === NATION) return 'nation'
  return area.endsWith('0000') ? 'province' : 'county'
}

/** Whether an office may set values of its own for an area at all: the administrator's word holds everywhere. */
export function ownsValues({ role, areaCode }: Filler, area: string): boolean {
  switch (role) {
    case 'administrator':
      return true
    case 'region_office':
      return area === NATION || area.startsWith('15')
    case 'beijing_office':
      return area === NATION || area.startsWith('11')
    case 'banner_bureau':
      return area === areaCode
    default:
      return false
  }
}

/** A line of the nation or the region can't be bent by a banner for itself. */
const REACHES: Record<ParameterScope, readonly ParameterScope[]> = {
  nation: ['nation'],
  province: ['nation', 'province'],
  county: ['nation', 'province', 'county'],
  programme: ['nation', 'province'],
}

export function mayFill(who: Filler, key: string, area: string): boolean {
  const term = PARAMETERS[key]
  if (!term || !ownsValues(who, area) || !REACHES[term.scope].includes(levelOf(area))) return false
  // What both ends agreed on is entered by either; everything else of the nation by the region.
  return who.role !== 'beijing_office' || term.scope === 'programme'
}

/** The posts that set what holds for the whole nation, such as a year's holidays: by their right, wherever they are. */
export function nationSetters(): Word {
  const roles = rolesOf('parameter.write').filter(role => ownsValues({ role, areaCode: '' }, NATION))
  return { zh: roles.map(r => ROLES[r].zh).join('、'), en: roles.map(r => ROLES[r].en).join(', ') }
}

/** Who can fill it, for a reader before an empty one. */
export const fillersOf = (key: string): Word => PARAMETER_SCOPES[PARAMETERS[key]?.scope ?? 'nation']

const PERIOD = /^(\d{1,2}|\d\d-\d\d\/\d\d-\d\d)$/
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const FITS: Record<ParameterType, readonly [(value: unknown) => boolean, Word]> = {
  share: [
    v => isNumber(v) && v >= 0 && v <= 1,
    { zh: '请填 0 到 1 之间的比例。', en: 'Give a share between 0 and 1.' },
  ],
  whole: [
    v => Number.isInteger(v) && (v as number) >= 0,
    { zh: '请填不小于 0 的整数。', en: 'Give a whole number, not below 0.' },
  ],
  money: [
    v => isNumber(v) && v >= 0,
    { zh: '请填不小于 0 的金额（元）。', en: 'Give an amount in yuan, not below 0.' },
  ],
  weight: [v => isNumber(v) && v >= 0, { zh: '请填不小于 0 的数。', en: 'Give a number, not below 0.' }],
  period: [
    v => (Number.isInteger(v) && (v as number) > 0) || PERIOD.test(String(v)),
    {
      zh: '请填月数，或起止月日（10-01/09-30）。',
      en: 'Give a number of months, or the days it runs from and to (10-01/09-30).',
    },
  ],
  choice: [() => true, { zh: '请从选项中选择。', en: 'Choose one of the options.' }],
  date: [v => /^\d{4}-\d\d-\d\d$/.test(String(v)), { zh: '请填日期。', en: 'Give a date.' }],
}

/** Null leaves it empty again: then it blocks. */
export function refusalsOf(key: string, value: unknown): readonly Reason[] {
  const term = PARAMETERS[key]
  if (!term || value === null) return []
  const [fits, words] = FITS[term.type]
  const chosen = term.type !== 'choice' || (term.choices !== undefined && String(value) in term.choices)
  return fits(value) && chosen ? [] : [{ code: 'parameter.value', words }]
}
