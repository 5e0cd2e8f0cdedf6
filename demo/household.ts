/**
 * About 50,000 households with 150,000 people in the 2,663 villages. Everyone is invented: names from lists, id numbers
 * under an area prefix that was never assigned (159xxx) with the right check digit, so that they can be nobody's.
 */
import type { CopyValue } from '../src/kernel/copy.ts'
import type { Vault } from '../src/kernel/secret.ts'
import { gramsOf } from '../src/domain/household/name.rules.ts'
import { hanName, mongolName } from './name.ts'
import type { Random } from './random.ts'
import { HONGYI } from './village.ts'
import type { Village } from './village.ts'

export const HOUSEHOLDS = 50_000

export const TABLES = {
  household: [
    'county',
    'id',
    'area_code',
    'household_code',
    'head_name',
    'kind',
    'standard',
    'phone_sealed',
    'registered_on',
    'registered_precision',
    'revision',
    'recorded_at',
    'batch_id',
  ],
  person: [
    'county',
    'id',
    'area_code',
    'person_code',
    'name',
    'id_kind',
    'id_sealed',
    'id_index',
    'sex',
    'birth_on',
    'ethnicity',
    'revision',
    'recorded_at',
    'batch_id',
  ],
  membership: [
    'county',
    'id',
    'area_code',
    'household_id',
    'person_id',
    'relation',
    'joined_on',
    'joined_precision',
    'joined_reason',
    'recorded_at',
    'batch_id',
  ],
  person_condition: [
    'county',
    'id',
    'area_code',
    'person_id',
    'on_date',
    'education',
    'schooling',
    'health',
    'labour',
    'months_worked',
    'serious_illness_insured',
    'recorded_at',
    'batch_id',
  ],
  household_condition: [
    'county',
    'id',
    'area_code',
    'household_id',
    'on_date',
    'food_secure',
    'clothed',
    'in_school',
    'insured',
    'housing_safe',
    'water_safe',
    'recorded_at',
    'batch_id',
  ],
  household_cause: [
    'county',
    'id',
    'area_code',
    'household_id',
    'cause',
    'rank',
    'on_date',
    'recorded_at',
    'batch_id',
  ],
  income_line: [
    'county',
    'id',
    'area_code',
    'household_id',
    'year',
    'line',
    'amount_fen',
    'note',
    'recorded_at',
    'batch_id',
  ],
  income_declared: [
    'county',
    'id',
    'area_code',
    'household_id',
    'year',
    'per_capita_fen',
    'recorded_at',
    'batch_id',
  ],
  status_event: [
    'county',
    'id',
    'area_code',
    'household_id',
    'kind',
    'on_date',
    'on_precision',
    'detail',
    'basis',
    'recorded_at',
    'batch_id',
  ],
  identity: ['code', 'kind', 'county', 'id', 'area_code'],
  name_gram: ['county', 'gram', 'person_id', 'household_id', 'area_code'],
} as const

export type TableName = keyof typeof TABLES
export type Rows = Record<TableName, CopyValue[][]>

export const emptyRows = (): Rows =>
  Object.fromEntries(Object.keys(TABLES).map(t => [t, []])) as unknown as Rows

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const MARKS = '10X98765432'

/** An id number nobody can have, right to the check digit (GB 11643). */
function idNumber(prefix: string, birthOn: string, sequence: number, sex: 'male' | 'female'): string {
  const order = (sequence * 2 + (sex === 'male' ? 1 : 0)) % 1000
  const body = prefix + birthOn.replaceAll('-', '') + String(order).padStart(3, '0')
  return body + MARKS[[...body].reduce((sum, c, i) => sum + WEIGHTS[i]! * Number(c), 0) % 11]
}

const CAUSES = [
  'illness',
  'illness',
  'illness',
  'disability',
  'schooling',
  'disaster',
  'no_land',
  'no_water',
  'no_skill',
  'no_labour',
  'no_labour',
  'no_capital',
  'no_road',
  'no_drive',
]

interface Person {
  readonly relation: string
  readonly sex: 'male' | 'female'
  readonly birth: number
}

/** Who lives in a household: one to six people around a head. */
function family(random: Random, size: number): Person[] {
  const head: Person = {
    relation: 'head',
    sex: random.chance(0.82) ? 'male' : 'female',
    birth: random.int(1942, 1982),
  }
  const spouse: Person = {
    relation: 'spouse',
    sex: head.sex === 'male' ? 'female' : 'male',
    birth: head.birth + random.int(-3, 6),
  }
  const child = (n: number): Person => {
    const sex = random.chance(0.52) ? 'male' : 'female'
    return {
      relation: sex === 'male' ? 'son' : 'daughter',
      sex,
      birth: Math.min(2017, head.birth + random.int(22, 32) + n * 2),
    }
  }
  const elder: Person = { relation: 'mother', sex: 'female', birth: head.birth - random.int(21, 30) }
  const grown = head.birth < 1962
  const rest = [spouse, child(0), child(1), ...(grown ? [child(2)] : [elder]), child(3)]
  return [head, ...rest.slice(0, size - 1)].map(p => ({ ...p, birth: Math.max(1925, p.birth) }))
}

/** 1–6 people, 3 on average: 150,000 people in 50,000 households. */
const SIZES = [1, 2, 2, 2, 3, 3, 3, 4, 4, 6]

const STAND = '2020-09-30'
const age = (birth: number): number => 2020 - birth

function condition(
  random: Random,
  person: Person,
): { education: string; schooling: string; health: string; labour: string; months: number } {
  const years = age(person.birth)
  if (years < 16)
    return {
      education: years < 7 ? 'preschool' : 'primary',
      schooling: years < 3 ? 'none' : years < 7 ? 'preschool' : years < 13 ? 'primary' : 'junior',
      health: 'healthy',
      labour: 'none',
      months: 0,
    }
  const health = random.chance(years > 60 ? 0.45 : 0.16)
    ? random.pick(['chronic', 'chronic', 'serious', 'disabled'])
    : 'healthy'
  const labour =
    health === 'serious'
      ? 'lost'
      : years > 70
        ? 'none'
        : years > 60 || health !== 'healthy'
          ? 'weak'
          : random.chance(0.1)
            ? 'skilled'
            : 'ordinary'
  const education =
    years > 60
      ? random.pick(['illiterate', 'primary', 'primary', 'junior'])
      : random.pick(['primary', 'junior', 'junior', 'senior', 'college'])
  return {
    education,
    schooling: 'none',
    health,
    labour,
    months: labour === 'ordinary' || labour === 'skilled' ? random.pick([0, 3, 6, 8, 10]) : 0,
  }
}

export interface Maker {
  readonly random: Random
  readonly vault: Vault
  readonly recordedAt: string
  readonly batch: string
  /** The village's exit year: its households left poverty no later. */
  readonly exitRound: ReadonlyMap<string, number>
}

let serial = 0

/** Fills `rows` with one household of a village. */
function makeHousehold(
  maker: Maker,
  village: Village,
  rows: Rows,
  given?: { size: number; head: Person },
): void {
  const { random, vault, recordedAt, batch } = maker
  const at = Date.parse(recordedAt)
  const { county, code: area } = village
  const tail = [recordedAt, batch] as const
  const id = random.id(at)
  const people = given
    ? [given.head, { relation: 'spouse', sex: 'male', birth: 1964 } as const]
    : family(random, random.pick(SIZES))
  const mongol = random.chance(village.steppe ? 0.7 : 0.15)
  const surname = hanName(random, 'male').surname!
  const registeredOn = `${random.pick([2014, 2014, 2015, 2015, 2016, 2017])}-${random.pick(['10', '11', '12'])}-${String(random.int(1, 28)).padStart(2, '0')}`
  serial += 1
  const householdCode = `15${String(serial).padStart(9, '0')}`
  let headName = ''
  let works = false
  people.forEach((person, i) => {
    const own = person.relation === 'spouse' || person.relation === 'mother'
    const { name } = mongol
      ? mongolName(random, person.sex)
      : hanName(random, person.sex, own ? undefined : surname)
    if (i === 0) headName = name
    const pid = random.id(at)
    const birthOn = `${person.birth}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
    const number = idNumber(`1599${String((serial % 89) + 10)}`, birthOn, serial * 7 + i, person.sex)
    const index = vault.blind(number)
    rows.person.push([
      county,
      pid,
      area,
      `${householdCode}${i + 1}`,
      name,
      'resident',
      vault.seal(number),
      index,
      person.sex,
      birthOn,
      mongol ? 'mongol' : 'han',
      1,
      ...tail,
    ])
    const born = birthOn > registeredOn
    rows.membership.push([
      county,
      random.id(at),
      area,
      id,
      pid,
      person.relation,
      born ? birthOn : registeredOn,
      'day',
      born ? 'birth' : 'identified',
      ...tail,
    ])
    const is = condition(random, person)
    works ||= is.months > 0
    rows.person_condition.push([
      county,
      random.id(at),
      area,
      pid,
      STAND,
      is.education,
      is.schooling,
      is.health,
      is.labour,
      is.months,
      random.chance(0.99),
      ...tail,
    ])
    rows.identity.push([index, 'person', county, pid, area])
    for (const gram of gramsOf(name)) rows.name_gram.push([county, gram, pid, id, area])
  })
  rows.identity.push([`h:${householdCode}`, 'household', county, id, area])
  story(maker, village, id, people.length, registeredOn, rows)
  const kind = random.pick(['general_poor', 'general_poor', 'general_poor', 'allowance_poor', 'destitute'])
  const phone = vault.seal(`139${String(10_000_000 + (serial % 80_000_000)).padStart(8, '0')}`)
  rows.household.push([
    county,
    id,
    area,
    householdCode,
    headName,
    // Whom the state supports as destitute has nobody who works.
    works && kind === 'destitute' ? 'allowance_poor' : kind,
    'national',
    phone,
    registeredOn,
    'day',
    1,
    ...tail,
  ])
}

/** Causes, status time-line, checks and income of a household. */
function story(
  maker: Maker,
  village: Village,
  id: string,
  size: number,
  registeredOn: string,
  rows: Rows,
): void {
  const { random, recordedAt, batch } = maker
  const at = Date.parse(recordedAt)
  const { county, code: area } = village
  const tail = [recordedAt, batch] as const
  const causes = [...new Set([random.pick(CAUSES), ...(random.chance(0.4) ? [random.pick(CAUSES)] : [])])]
  causes.forEach((cause, rank) =>
    rows.household_cause.push([county, random.id(at), area, id, cause, rank, registeredOn, ...tail]),
  )
  const event = (kind: string, on: string, detail: string | null = null): void => {
    rows.status_event.push([county, random.id(at), area, id, kind, on, 'day', detail, 'evidenced', ...tail])
  }
  event('registered', registeredOn)
  const first = Math.max(2016, Number(registeredOn.slice(0, 4)) + 1)
  // Villages left with a few households still poor; the last ones followed by the end of 2020.
  const round = random.chance(0.03)
    ? 2020
    : random.int(first, Math.max(first, maker.exitRound.get(area) ?? 2019))
  event('proposed_exit', `${round}-11-${String(random.int(1, 10)).padStart(2, '0')}`)
  event('village_notice', `${round}-11-${String(random.int(12, 20)).padStart(2, '0')}`)
  event('exited_enjoying', `${round}-12-${String(random.int(1, 28)).padStart(2, '0')}`)
  if (round < 2020 && random.chance(0.025))
    event('monitored', random.day('2020-04-01', '2020-11-30'), 'unstable')
  rows.household_condition.push([
    county,
    random.id(at),
    area,
    id,
    STAND,
    true,
    true,
    true,
    true,
    true,
    true,
    ...tail,
  ])
  incomes(random, at, county, area, id, size, rows, tail)
}

const yuan = (amount: number): bigint => BigInt(Math.round(amount)) * 100n

function incomes(
  random: Random,
  at: number,
  county: string,
  area: string,
  id: string,
  size: number,
  rows: Rows,
  tail: readonly [string, string],
): void {
  let level = 1800 + random.next() * 1600
  const wage = random.next() * 0.6
  for (const year of [2018, 2019, 2020]) {
    level *= 1.12 + random.next() * 0.2
    const lines: [string, number, string][] = [
      ['a1', level * size * wage, '务工收入，用工单位证明'],
      ['b1', level * size * (0.75 - wage * 0.6), '种植收入，亩数×单产×单价'],
      ['b2', level * size * 0.35, '养殖收入，出栏登记'],
      ['d2', random.chance(0.4) ? 1200 * size : 0, '低保金，民政发放'],
      ['e1', -1, '种子、化肥、地膜'],
    ]
    let net = 0
    for (const [line, raw, note] of lines) {
      const amount = line === 'e1' ? level * size * 0.12 : raw
      if (amount < 1) continue
      net += (line.startsWith('e') ? -1 : 1) * Math.round(amount)
      rows.income_line.push([county, random.id(at), area, id, year, line, yuan(amount), note, ...tail])
    }
    rows.income_declared.push([
      county,
      random.id(at),
      area,
      id,
      year,
      yuan(net / size + (random.chance(0.05) ? 150 : 0)),
      ...tail,
    ])
  }
}

/** All households of one village; 红义村 also has the one the story tells of, by its circumstances and not by name. */
export function makeVillage(maker: Maker, village: Village, count: number, rows: Rows): void {
  if (village.code === HONGYI)
    makeHousehold(maker, village, rows, { size: 2, head: { relation: 'head', sex: 'female', birth: 1966 } })
  for (let n = village.code === HONGYI ? 1 : 0; n < count; n++) makeHousehold(maker, village, rows)
}
