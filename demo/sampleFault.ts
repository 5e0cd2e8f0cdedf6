/** Twelve mistakes of the kinds offices really make, planted into the good list; and where the preview must find them. */
import type { Level } from '../src/domain/household/finding.terms.ts'
import type { NationalKey } from '../src/domain/household/nationalList.terms.ts'
import type { Word } from '../src/kernel/words.ts'
import { sampleHouseholds } from './sampleList.ts'
import type { SampleRow } from './sampleList.ts'

/** Title, note, and two rows of headings stand above the first record. */
export const FIRST_ROW = 5

export interface Planted {
  readonly what: Word
  /** Rows of the file where it shows, from 1. A number that stands twice shows at both places. */
  readonly rows: readonly number[]
  readonly field: NationalKey
  readonly code: string
  readonly level: Level
}

interface Fault {
  readonly what: Word
  readonly field: NationalKey
  readonly code: string
  readonly level: Level
  /** Spoils the households and names the rows it shows at. */
  readonly plant: (homes: SampleRow[][]) => SampleRow[]
}

const single = (homes: SampleRow[][], nth: number): SampleRow =>
  homes.filter(home => home.length === 1)[nth]![0]!
/** The nth household with a child of an age. */
function childOf(homes: SampleRow[][], nth: number, from: number, to: number): SampleRow {
  const ages = (row: SampleRow): number => 2020 - Number(String(row.idNumber).slice(6, 10))
  const children = homes.flatMap(home =>
    home.filter(r => /之[子女]/.test(String(r.relation)) && ages(r) >= from && ages(r) <= to).slice(0, 1),
  )
  return children[nth]!
}
const homeOf = (homes: SampleRow[][], row: SampleRow): SampleRow[] => homes.find(home => home.includes(row))!

const FAULTS: readonly Fault[] = [
  {
    what: { zh: '村名“永合”本乡有两个', en: 'Two villages of the township are called 永合' },
    field: 'village',
    code: 'place.ambiguous',
    level: 'error',
    plant(homes) {
      const row = homes[0]![0]!
      row.village = '永合'
      return [row]
    },
  },
  {
    what: { zh: '证件号码变成科学计数法', en: 'The id number became 1.5E+17' },
    field: 'idNumber',
    code: 'id.excelDamaged',
    level: 'error',
    plant(homes) {
      const row = homes[11]![0]!
      row.idNumber = `${String(row.idNumber).slice(0, 1)}.${String(row.idNumber).slice(1, 6)}E+17`
      return [row]
    },
  },
  {
    what: { zh: '证件号码校验位不符', en: 'The check digit is wrong' },
    field: 'idNumber',
    code: 'id.checkDigit',
    level: 'error',
    plant(homes) {
      const row = homes[17]![1]!
      const last = String(row.idNumber).slice(-1)
      row.idNumber = String(row.idNumber).slice(0, 17) + (last === '5' ? '6' : '5')
      return [row]
    },
  },
  {
    what: { zh: '苏木乡镇写成别的旗县的', en: 'A township of another banner' },
    field: 'township',
    code: 'place.township',
    level: 'error',
    plant(homes) {
      const row = single(homes, 2)
      row.township = '乌鲁布铁镇'
      return [row]
    },
  },
  {
    what: { zh: '户编号未填', en: 'The household code is missing' },
    field: 'householdCode',
    code: 'cell.required',
    level: 'error',
    plant(homes) {
      const row = single(homes, 3)
      row.householdCode = null
      return [row]
    },
  },
  {
    what: { zh: '人数与行数不符', en: 'The number of members differs from the rows' },
    field: 'memberCount',
    code: 'household.memberCount',
    level: 'error',
    plant(homes) {
      const home = homes[34]!
      for (const row of home) row.memberCount = home.length + 1
      return [home[0]!]
    },
  },
  {
    what: { zh: '一户两名户主', en: 'Two heads in one household' },
    field: 'relation',
    code: 'household.oneHead',
    level: 'error',
    plant(homes) {
      const home = homes[42]!
      home[1]!.relation = '户主'
      return [home[0]!]
    },
  },
  {
    what: { zh: '与户主关系和证件号码的性别不符', en: 'The relation and the sex of the number disagree' },
    field: 'relation',
    code: 'relation.sex',
    level: 'error',
    plant(homes) {
      const row = childOf(homes, 7, 17, 40)
      row.relation = row.relation === '之子' ? '之女' : '之子'
      return [row]
    },
  },
  {
    what: { zh: '首次识别时间不是日期', en: 'The date does not exist' },
    field: 'householdIdentifiedOn',
    code: 'cell.notDate',
    level: 'error',
    plant(homes) {
      const row = single(homes, 5)
      row.householdIdentifiedOn = '20141345'
      return [row]
    },
  },
  {
    what: { zh: '两户填了同一个证件号码', en: 'Two households have the same id number' },
    field: 'idNumber',
    code: 'list.sameId',
    level: 'error',
    plant(homes) {
      const [one, other] = [single(homes, 6), single(homes, 7)]
      other.idNumber = one.idNumber
      return [one, other]
    },
  },
  {
    what: { zh: '人均纯收入按万元填写', en: 'The income was entered in 10,000 yuan' },
    field: 'perCapita',
    code: 'income.unit',
    level: 'warn',
    plant(homes) {
      const home = homes[75]!
      for (const row of home) row.perCapita = '0.68'
      return [home[0]!]
    },
  },
  {
    what: { zh: '适龄儿童不在校', en: 'A child of school age is not at school' },
    field: 'schooling',
    code: 'school.dropOut',
    level: 'warn',
    plant(homes) {
      const row = childOf(homes.slice(80), 1, 8, 14)
      row.schooling = '非在校生'
      return [row]
    },
  },
]

/** Households that the faults keep out of the batch: those with an error. */
export interface FaultyList {
  readonly rows: readonly SampleRow[]
  readonly planted: readonly Planted[]
  readonly goodHouseholds: number
  readonly goodPeople: number
}

export function faultyList(): FaultyList {
  const homes = sampleHouseholds()
  const bad = new Set<SampleRow[]>()
  const found = FAULTS.map(fault => {
    const shown = fault.plant(homes)
    if (fault.level === 'error') for (const row of shown) bad.add(homeOf(homes, row))
    return { fault, shown }
  })
  const rows = homes.flat()
  const good = homes.filter(home => !bad.has(home))
  return {
    rows,
    planted: found.map(({ fault: { what, field, code, level }, shown }) => ({
      what,
      field,
      code,
      level,
      rows: shown.map(row => rows.indexOf(row) + FIRST_ROW),
    })),
    goodHouseholds: good.length,
    goodPeople: good.flat().length,
  }
}

export const correctedList = (): readonly SampleRow[] => sampleHouseholds().flat()
