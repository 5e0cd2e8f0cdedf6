/** Rules of domain §11 about who forms a household: all rows of a file with one 户编号. */
import type { CheckRule } from './check.rules.ts'
import { ECONOMY_RULES } from './economyCheck.rules.ts'
import { differ, valuesOf } from './fact.rules.ts'
import { MONITORED_RULES } from './monitoredCheck.rules.ts'
import type { NationalRow } from './nationalList.rules.ts'
import type { Relation } from './relation.terms.ts'
import { relationOf } from './relation.terms.ts'

type Rows = readonly NationalRow[]
type HouseholdRule = CheckRule<Rows>

/** The household's one value of a fact; null where no row knows it or the rows disagree. */
function one<T>(rows: Rows, fact: (row: NationalRow) => T | null): T | null {
  const [value, other] = valuesOf(rows, fact)
  return other === undefined ? (value ?? null) : null
}

const withRelation = (rows: Rows, relation: Relation) => rows.filter(row => row.relation === relation)
const headOf = (rows: Rows) => {
  const heads = withRelation(rows, 'head')
  return heads.length === 1 ? heads[0]! : null
}

/** Relations that the rows leave open make "no head" undecidable; two heads are two heads. */
function headCount(rows: Rows): boolean | null {
  const heads = withRelation(rows, 'head').length
  if (heads > 1) return true
  return heads === 1 ? false : rows.some(row => row.relation === null) ? null : true
}

function memberCount(rows: Rows): boolean | null {
  const count = one(rows, row => row.memberCount)
  return count === null ? null : count !== rows.length
}

function twiceIn(rows: Rows, fact: (row: NationalRow) => string | null): boolean {
  const values = rows.map(fact).filter(value => value !== null)
  return new Set(values).size < values.length
}

function spouseSex(rows: Rows): boolean | null {
  const head = headOf(rows)?.idNumber.sex
  const spouses = withRelation(rows, 'spouse').map(row => row.idNumber.sex)
  return head && spouses.some(sex => sex !== null) ? spouses.includes(head) : null
}

/** Whether somebody of a younger generation was born before the head, or of an older one after. */
function generation(rows: Rows): boolean | null {
  const head = headOf(rows)?.idNumber.birthOn
  if (!head) return null
  return rows.some(({ relation, idNumber: { birthOn } }) => {
    const step = relation && relationOf(relation).generation
    if (!step || !birthOn) return false
    // In-laws, nephews and uncles may be of any age; children, parents and their like may not.
    if (relation === 'uncle_aunt' || relation.startsWith('nephew') || relation.startsWith('niece'))
      return false
    return step > 0 ? birthOn <= head : birthOn >= head
  })
}

const STRUCTURE: readonly HouseholdRule[] = [
  {
    code: 'household.oneHead',
    level: 'error',
    fields: ['relation'],
    predicate: headCount,
    words: { zh: '一户应有且只有一名户主。', en: 'A household has exactly one head.' },
  },
  {
    code: 'household.memberCount',
    level: 'error',
    fields: ['memberCount'],
    predicate: memberCount,
    words: {
      zh: '人数与名单中该户的行数不符。',
      en: 'The number of members differs from the rows of the household.',
    },
  },
  {
    code: 'household.memberCountDiffers',
    level: 'error',
    fields: ['memberCount'],
    predicate: differ(row => row.memberCount),
    words: { zh: '同一户各行的人数不一致。', en: 'Rows of one household give different numbers of members.' },
  },
  {
    code: 'household.twoVillages',
    level: 'error',
    fields: ['householdCode', 'village'],
    predicate: differ(row => row.village && `${row.county}/${row.township}/${row.village}`),
    words: { zh: '同一户编号出现在两个村。', en: 'One household code stands in two villages.' },
  },
  {
    code: 'household.kindDiffers',
    level: 'error',
    fields: ['householdKind'],
    predicate: differ(row => row.householdKind),
    words: { zh: '同一户各行的户类型不一致。', en: 'Rows of one household give different types.' },
  },
  {
    code: 'household.sameId',
    level: 'error',
    fields: ['idNumber'],
    predicate: rows => twiceIn(rows, row => row.idNumber.resident18),
    words: { zh: '同一户内证件号码重复。', en: 'One id number stands twice in the household.' },
  },
  {
    code: 'household.samePersonCode',
    level: 'error',
    fields: ['personCode'],
    predicate: rows => twiceIn(rows, row => row.personCode),
    words: { zh: '同一户内人编号重复。', en: 'One person code stands twice in the household.' },
  },
  {
    code: 'household.twoSpouses',
    level: 'warn',
    fields: ['relation'],
    predicate: rows => withRelation(rows, 'spouse').length > 1,
    words: {
      zh: '户主有两名以上配偶，请核对与户主关系。',
      en: 'The head has more than one spouse; check the relations.',
    },
  },
  {
    code: 'household.spouseSex',
    level: 'error',
    fields: ['relation', 'idNumber'],
    predicate: spouseSex,
    words: {
      zh: '户主与配偶的证件号码性别相同。',
      en: 'Head and spouse have the same sex by their id numbers.',
    },
  },
  {
    code: 'household.generation',
    level: 'warn',
    fields: ['relation', 'idNumber'],
    predicate: generation,
    words: {
      zh: '子孙辈比户主年长，或父祖辈比户主年幼，请核对与户主关系。',
      en: 'A descendant older, or a parent younger, than the head; check the relations.',
    },
  },
]

export const HOUSEHOLD_RULES: readonly HouseholdRule[] = [...STRUCTURE, ...ECONOMY_RULES, ...MONITORED_RULES]
