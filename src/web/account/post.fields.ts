/** The questions of a post: which role, for which area, from when to when. The area's level follows from the role. */
import { ROLES } from '../../kernel/access.ts'
import type { Role } from '../../kernel/access.ts'
import type { AreaLevel } from '../kit/AreaPicker.tsx'
import { choices } from '../kit/FilterBar.tsx'
import type { Field } from '../kit/field.ts'
import { REGION } from '../../domain/area/area.terms.ts'

interface Place {
  readonly roles: readonly Role[]
  /** Root of the tree; without it both ends are searched. */
  readonly under?: string
  readonly levels: readonly AreaLevel[]
}

const PLACES: readonly Place[] = [
  { roles: ['beijing_office'], under: '110000', levels: ['province'] },
  { roles: ['district_office'], under: '110000', levels: ['county'] },
  { roles: ['region_office'], under: REGION, levels: ['province'] },
  { roles: ['league_office'], under: REGION, levels: ['prefecture'] },
  { roles: ['banner_bureau', 'cadre'], under: REGION, levels: ['county'] },
  { roles: ['township'], under: REGION, levels: ['township'] },
  { roles: ['village_worker'], under: REGION, levels: ['township', 'village'] },
  { roles: ['administrator', 'auditor'], levels: ['province', 'prefecture', 'county'] },
]

// Roles that see one party's rows are given once their module knows the parties.
const GIVEN = Object.fromEntries(
  Object.entries(ROLES).filter(([role]) => PLACES.some(p => p.roles.includes(role as Role))),
)

export const TERM_FIELDS: readonly Field[] = [
  {
    kind: 'date',
    key: 'validFrom',
    title: { zh: '起始日期', en: 'From' },
    half: true,
    help: { zh: '不填为今天。', en: 'Today when left empty.' },
  },
  {
    kind: 'date',
    key: 'validTo',
    title: { zh: '结束日期（含当日）', en: 'To (inclusive)' },
    half: true,
    help: { zh: '不填为长期。', en: 'Open when left empty.' },
  },
]

export const POST_FIELDS: readonly Field[] = [
  { kind: 'choice', key: 'role', title: { zh: '岗位', en: 'Role' }, required: true, options: choices(GIVEN) },
  ...PLACES.map(
    ({ roles, under, levels }): Field => ({
      kind: 'area',
      key: 'areaCode',
      title: { zh: '地区', en: 'Area' },
      required: true,
      levels,
      ...(under ? { under } : {}),
      when: values => roles.includes(values.role as Role),
    }),
  ),
  ...TERM_FIELDS,
]
