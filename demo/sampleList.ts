/**
 * A list as an office sends it in: 100 invented households of 太仆寺旗 with 300 people in the demonstration's villages,
 * right in every cell. Names are invented, villages are marked 示例, id numbers stand under an area prefix that was
 * never assigned (1598xx) and can be nobody's.
 */
import { checkDigitOf } from '../src/domain/household/idNumber.rules.ts'
import type { NationalKey } from '../src/domain/household/nationalList.terms.ts'
import { RECORDED_AT, SEED } from './seed.ts'
import { hanName, mongolName } from './name.ts'
import { seeded } from './random.ts'
import type { Random } from './random.ts'
import { villages } from './village.ts'
import type { Village } from './village.ts'

export const SAMPLE_BANNER = '152527'
const BANNER_NAME = '太仆寺旗'
export const DATA_ON = '2020-12-31'
const YEAR = 2020

/** One row of the list as it is typed: text, or a number where a spreadsheet would hold one. */
export type SampleRow = Record<NationalKey, string | number | null>

/** The demonstration's villages, exactly as its loader makes them. */
export function demonstrationVillages(): Village[] {
  const random = seeded(SEED)
  random.id(Date.parse(RECORDED_AT))
  return villages(random)
}

export const TOWNSHIPS: Record<string, string> = {
  '152527100': '宝昌镇',
  '152527101': '千斤沟镇',
  '152527102': '红旗镇',
  '152527103': '骆驼山镇',
  '152527104': '永丰镇',
  '152527200': '幸福乡',
  '152527201': '贡宝拉格苏木',
}

interface Someone {
  readonly relation: string
  readonly sex: 'male' | 'female'
  readonly age: number
}

/** Head, spouse, children in order of age, perhaps the head's mother; all ages fit together. */
function family(random: Random, size: number): Someone[] {
  const head: Someone = {
    relation: '户主',
    sex: random.chance(0.8) ? 'male' : 'female',
    age: random.int(34, 58),
  }
  const spouse: Someone = {
    relation: '配偶',
    sex: head.sex === 'male' ? 'female' : 'male',
    age: Math.min(58, head.age + random.int(-3, 3)),
  }
  const child = (age: number): Someone => {
    const sex = random.chance(0.5) ? 'male' : 'female'
    return { relation: sex === 'male' ? '之子' : '之女', sex, age }
  }
  const eldest = Math.max(1, head.age - random.int(24, 30))
  const children = [eldest, eldest - 3, eldest - 6].filter(age => age > 0).map(child)
  const mother: Someone = { relation: '之母', sex: 'female', age: head.age + random.int(21, 28) }
  return [head, spouse, ...children, mother].slice(0, size)
}

/** School, work and health that fit an age; rules of domain §11 find nothing in them. */
function condition(random: Random, { age }: Someone): Partial<SampleRow> {
  const months = age >= 20 && age < 58 && random.chance(0.6) ? random.pick([3, 6, 8, 10]) : 0
  const ill = age >= 45 && random.chance(0.3)
  const school =
    age < 3 ? '非在校生' : age < 6 ? '学前教育' : age < 13 ? '小学' : age < 16 ? '初中' : '非在校生'
  const education =
    age < 6
      ? '学龄前儿童'
      : age < 13
        ? '小学'
        : age < 18
          ? '初中'
          : age > 60
            ? random.pick(['文盲或半文盲', '小学'])
            : random.pick(['小学', '初中', '高中'])
  const labour =
    age < 16
      ? '无劳动力'
      : age >= 60 || ill
        ? '弱劳动力或半劳动力'
        : random.pick(['普通劳动力', '普通劳动力', '技能劳动力'])
  return {
    education,
    schooling: school,
    health: ill ? '长期慢性病' : '健康',
    labour,
    monthsWorked: age < 16 ? 0 : months,
    seriousIllnessInsured: '是',
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Right to the check digit, under a prefix that was never an area. */
export function sampleNumber(serial: number, birthOn: string, sex: 'male' | 'female'): string {
  const order = String(((serial * 2) % 998) + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const body = `1598${two(10 + (serial % 80))}${birthOn.replaceAll('-', '')}${order}`
  return body + checkDigitOf(body)
}

const SIZES = [1, 2, 3, 3, 3, 3, 3, 4, 4, 4] // 30 people in 10 households
const CAUSES = ['因病', '因病', '缺劳力', '缺技术', '缺资金', '因学', '交通条件落后', '自身发展动力不足']

/** What all rows of one household share. */
function home(random: Random, village: Village, number: number): Partial<SampleRow> {
  const identified = `${random.pick([2014, 2015, 2016])}${random.pick(['10', '11', '12'])}`
  const monitored = number % 33 === 0
  return {
    dataOn: DATA_ON,
    county: BANNER_NAME,
    township: TOWNSHIPS[village.township] ?? '',
    village: village.name,
    naturalVillage: null,
    householdCode: `15252720201231${String(number).padStart(3, '0')}`,
    causes: random.pick(CAUSES),
    dangerousHousing: '否',
    waterSafe: '是',
    perCapita: `${random.int(4200, 12_800)}.${two(random.int(0, 99))}`,
    householdPhone: `1390000${String(1000 + number)}`,
    householdIdentifiedOn: identified,
    householdKind: '脱贫户',
    monitoredKind: monitored ? '脱贫不稳定户' : null,
    riskEliminated: monitored ? '否' : null,
    riskIdentifiedOn: monitored ? '202006' : null,
    riskEliminatedOn: null,
  }
}

/** 永合 is a name that two villages of 幸福乡 bear: the list must write which one it means. */
const TWO_OF_A_NAME = '152527200901'

/** Households in the order of the list; the first is in the village whose name another bears too. */
export function sampleHouseholds(): SampleRow[][] {
  const random = seeded(SEED + 1)
  const places = demonstrationVillages().filter(
    v => v.county === SAMPLE_BANNER && v.code >= '152527100900' && v.name.includes('示例'),
  )
  const twin = places.find(v => v.code === TWO_OF_A_NAME)!
  const chosen = places.filter((v, i) => i % 4 === 0 && v !== twin).slice(0, 20)
  let serial = 0
  return Array.from({ length: 100 }, (_, i): SampleRow[] => {
    const village = i === 0 ? twin : chosen[Math.floor((i * chosen.length) / 100)]!
    const shared = home(random, village, i + 1)
    const mongol = random.chance(village.steppe ? 0.8 : 0.15)
    const { surname } = hanName(random, 'male')
    const people = family(random, SIZES[i % 10]!)
    return people.map((someone, n) => {
      serial += 1
      const birthOn = `${YEAR - someone.age}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
      const own = someone.relation === '配偶' || someone.relation === '之母' ? undefined : surname!
      const { name } = mongol ? mongolName(random, someone.sex) : hanName(random, someone.sex, own)
      const identified = String(shared.householdIdentifiedOn)
      return {
        ...shared,
        seq: String(serial),
        personCode: `${shared.householdCode}${two(n + 1)}`,
        name,
        idNumber: sampleNumber(serial, birthOn, someone.sex),
        memberCount: people.length,
        relation: someone.relation,
        ethnicity: mongol ? '蒙古族' : '汉族',
        ...condition(random, someone),
        personPhone: null,
        personIdentifiedOn:
          birthOn.slice(0, 7).replace('-', '') > identified
            ? birthOn.slice(0, 7).replace('-', '')
            : identified,
      } as SampleRow
    })
  })
}
