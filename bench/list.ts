/**
 * A national list of invented households, as large as asked for: 32 columns, a row a person. Most households are as an
 * office would wish; some rows carry what offices really write (another spelling, a missing ethnicity, a wrong digit).
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Client } from 'pg'
import { hanName, mongolName } from '../demo/name.ts'
import { seeded } from '../demo/random.ts'
import type { Random } from '../demo/random.ts'
import { checkDigitOf } from '../src/domain/household/idNumber.rules.ts'
import { NATIONAL_COLUMNS, NATIONAL_KEYS } from '../src/domain/household/nationalList.terms.ts'
import { COUNTY } from './house.ts'

interface Village {
  readonly code: string
  readonly name: string
  readonly township: string
}

export async function villagesOf(owner: Client): Promise<Village[]> {
  const { rows } = await owner.query<Village>(
    `select v.code, v.name, t.name as township from area v join area t on t.code = v.parent_code and t.valid_to is null
     where v.county = $1 and v.level = 'village' and v.valid_to is null order by v.code`,
    [COUNTY],
  )
  return rows
}

/** One household in so many has an error that keeps it out of the batch. */
const ONE_WRONG_IN = 1000

const TITLES = NATIONAL_KEYS.map(key => NATIONAL_COLUMNS[key].zh)

/** Prefix and order repeat after so many people; the day of birth then moves on by one. */
const ORDERS = 499
const ROUND = ORDERS * 100
const DAY_MS = 86_400_000

/** Within twenty years from the given one; two people with one prefix and order never share it. */
function birthOf(n: number, from: number): string {
  const day = (((n % ROUND) * 7919) % 7000) + Math.floor(n / ROUND)
  return new Date(Date.UTC(from, 0, 1) + day * DAY_MS).toISOString().slice(0, 10)
}

/** Nobody's number: the prefix 1599 was never assigned, the check digit is right. `n` makes it unique. */
function idNumber(n: number, birth: string, sex: 'male' | 'female'): string {
  const order = (n % ORDERS) * 2 + (sex === 'male' ? 1 : 0)
  const prefix = 159_900 + (Math.floor(n / ORDERS) % 100)
  const body = `${prefix}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + checkDigitOf(body)
}

interface Member {
  readonly relation: string
  readonly sex: 'male' | 'female'
  readonly from: number
}

const HEAD: Member = { relation: '户主', sex: 'male', from: 1945 }
const SPOUSE: Member = { relation: '配偶', sex: 'female', from: 1945 }

function membersOf(random: Random): Member[] {
  const sex = random.chance(0.5) ? 'male' : 'female'
  const child: Member = { relation: sex === 'male' ? '之子' : '之女', sex, from: 1980 }
  return [HEAD, SPOUSE, child]
}

/** Rows of `households` households of three, in the order of their villages, as the national system exports them. */
export function* rowsOf(households: number, villages: readonly Village[]): Generator<string[]> {
  const random = seeded(households)
  let person = 0
  let seq = 0
  for (let n = 0; n < households; n++) {
    const village = villages[Math.floor((n * villages.length) / households)]!
    const code = `15252799${String(n).padStart(9, '0')}`
    const wrong = n % ONE_WRONG_IN === 500
    const mongol = random.chance(0.2)
    const members = membersOf(random)
    const income = (3000 + random.int(0, 900_000) / 100).toFixed(2)
    const phone = `139${String(10_000_000 + n)}`
    const kind = random.pick(['脱贫户', '脱贫户', '脱贫户', '低保脱贫户'])
    const cause = random.pick(['因病', '因残', '因学', '缺劳力', '缺资金', '缺技术'])
    for (const [i, m] of members.entries()) {
      const birth = birthOf(person, m.from)
      const { name } = mongol ? mongolName(random, m.sex) : hanName(random, m.sex)
      const id = idNumber(person++, birth, m.sex)
      seq += 1
      yield [
        String(seq),
        '2020-12-31',
        '太仆寺旗',
        village.township,
        village.name,
        '',
        code,
        `${code}${String(i + 1).padStart(2, '0')}`,
        name,
        wrong && i === 1 ? `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}` : id,
        String(members.length),
        m.relation,
        n % 100 === 7 && i === 2 ? '' : mongol ? '蒙古族' : '汉族',
        i === 2 ? '初中' : '小学',
        '非在校生',
        i === 0 && n % 5 === 0 ? '长期慢性病' : '健康',
        '普通劳动力',
        i === 2 ? '9' : '0',
        '是',
        cause,
        '否',
        '是',
        income,
        phone,
        i === 0 ? phone : '',
        '201410',
        '201410',
        kind,
        '',
        '',
        '',
        '',
      ]
    }
  }
}

/** Writes the list as a workbook. @returns how many rows it has */
export async function writeList(
  path: string,
  households: number,
  villages: readonly Village[],
): Promise<number> {
  let rows = 0
  function* counted(): Generator<string[]> {
    for (const row of rowsOf(households, villages)) {
      rows += 1
      yield row
    }
  }
  const stream = writeXlsxStream(counted(), { name: '名单', columns: TITLES.map(header => ({ header })) })
  await pipeline(Readable.fromWeb(stream as never), createWriteStream(path))
  return rows
}
