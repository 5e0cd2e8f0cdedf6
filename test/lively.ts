/**
 * A lively history from one seed: households that come, are lifted out, fall back, are monitored, move and lose members,
 * money given, confirmed, disputed and reversed, villages declared out, cadres in post; in three banners of two leagues.
 */
import { seeded } from '../demo/random.ts'
import type { Random } from '../demo/random.ts'
import { declareExit, designate, withdrawExit } from '../src/domain/exit/exit.commands.ts'
import {
  allocate,
  appropriate,
  confirmPayment,
  pay,
  reversePayment,
} from '../src/domain/fund/fund.commands.ts'
import { settle, spend } from '../src/domain/fund/spending.commands.ts'
import { correctHousehold, withdrawHousehold } from '../src/domain/household/household.commands.ts'
import { recordIncome } from '../src/domain/household/income.commands.ts'
import { addMember, memberLeaves } from '../src/domain/household/member.commands.ts'
import { moveHousehold } from '../src/domain/household/move.commands.ts'
import { registerHousehold } from '../src/domain/household/registration.commands.ts'
import { recordStatus } from '../src/domain/household/status.commands.ts'
import { registerPosting } from '../src/domain/secondment/posting.commands.ts'
import { registerDocument } from '../src/domain/notice/document.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import type { Base } from '../src/kernel/db.ts'
import { Problem } from '../src/kernel/problem.ts'
import { facts, head, idNumber } from './household.ts'
import { ownerCodes, person } from './helper.ts'

export const COUNTIES = ['152527', '152528', '150125'] as const
const DISTRICT: Record<string, string> = { 152527: '110114', 152528: '110115', 150125: '110109' }

interface Place {
  readonly county: string
  readonly area: string
}

export interface Lively {
  /** Sees and writes everything. */
  readonly all: Reader
  readonly villages: readonly Place[]
  /** Instants between the commands. */
  readonly instants: readonly Date[]
  readonly random: Random
  /** One more change of some kind. */
  change(): Promise<void>
}

interface Known extends Place {
  id: string
  members: string[]
}

/** What a rule refuses is no change; everything else is an error of the test. */
const allowed = async <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof Problem && /^(rule|input|fund|record)\./.test(error.code)) return undefined
    throw error
  })

export async function lively(base: Base, seed = 7, changes = 260): Promise<Lively> {
  const random = seeded(seed)
  const owners = await ownerCodes(base)
  const all = { ...person('region_office', '150000', owners), seesNames: true }
  const beijing = person('beijing_office', '110000', owners)
  const villages: Place[] = []
  await base.transaction(async client => {
    for (const county of COUNTIES) {
      const found = await client.query<{ code: string }>(
        `select min(code) as code from area where level = 'village' and county = $1 group by township order by 1 limit 2`,
        [county],
      )
      villages.push(...found.rows.map(r => ({ county, area: r.code })))
    }
  })
  const documents = new Map<string, string>()
  for (const county of COUNTIES) {
    const made = await registerDocument(base, person('banner_bureau', county), {
      number: `扶组发〔2018〕${county}号`,
      title: '公告',
      kind: 'exit',
      issuer: '旗县',
      issuedOn: '2018-12-20',
      issuedPrecision: 'day',
    })
    documents.set(county, made.id)
  }
  const households: Known[] = []
  const payments: { county: string; id: string }[] = []
  const allocations: { county: string; id: string }[] = []
  const exits: { county: string; id: string }[] = []
  const day = (): string => random.day('2015-01-01', '2021-12-31')
  const some = (): Known | undefined => (households.length ? random.pick(households) : undefined)

  const appropriation = await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    amountFen: 1_000_000_00n,
    onDate: '2018-01-02',
    onPrecision: 'day',
    purpose: '协作',
  } as Parameters<typeof appropriate>[2])

  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const at = random.pick(villages)
      const size = random.int(1, 4)
      const made = await registerHousehold(
        base,
        all,
        facts({
          county: at.county,
          areaCode: at.area,
          registeredOn: random.day('2014-06-01', '2016-12-31'),
          members: Array.from({ length: size }, (_, i) =>
            i === 0
              ? head()
              : {
                  name: '那日苏',
                  relation: 'son',
                  idNumber: idNumber('1990-02-03', 'male'),
                  ethnicity: 'mongol',
                },
          ),
        }),
      )
      const found = await base.transaction(c =>
        c.query<{ person_id: string }>('select person_id from membership where household_id = $1', [made.id]),
      )
      households.push({ ...at, id: made.id, members: found.rows.map(r => r.person_id) })
    },
    async () => {
      const h = some()
      if (!h) return
      const kind = random.pick([
        'exited_enjoying',
        'exited_not_enjoying',
        'returned',
        'monitored',
        'risk_eliminated',
        'natural_end',
      ] as const)
      const detail =
        kind === 'monitored'
          ? random.pick(['unstable', 'sudden'] as const)
          : kind === 'risk_eliminated'
            ? 'assisted'
            : null
      await recordStatus(base, all, h, { kind, onDate: day(), detail, basis: 'declared' } as Parameters<
        typeof recordStatus
      >[3])
    },
    async () => {
      const h = some()
      if (!h) return
      const year = random.int(2017, 2020)
      await recordIncome(base, all, h, {
        year,
        lines: [
          { line: 'a1', amountFen: BigInt(random.int(1, 900_000)) },
          { line: 'e1', amountFen: BigInt(random.int(1, 90_000)) },
        ],
        ...(random.chance(0.4) ? { declaredPerCapitaFen: BigInt(random.int(1, 900_000)) } : {}),
      } as Parameters<typeof recordIncome>[3])
    },
    async () => {
      const h = some()
      if (!h) return
      if (random.chance(0.5))
        await addMember(base, all, h, { ...head({ name: '后来的', relation: 'daughter' }), joinedOn: day() })
      else await memberLeaves(base, all, h, random.pick(h.members), { leftOn: day(), reason: 'death' })
    },
    async () => {
      const h = some()
      if (!h || !random.chance(0.4)) return
      const to = random.pick(villages)
      if (to.area === h.area) return
      const moved = await moveHousehold(base, all, h, { toCounty: to.county, toArea: to.area, onDate: day() })
      Object.assign(h, { id: moved.id, county: to.county, area: to.area })
    },
    async () => {
      const h = some()
      if (!h || !random.chance(0.3)) return
      await correctHousehold(base, all, h, {
        revision: random.int(1, 3),
        registeredOn: random.day('2014-06-01', '2017-12-31'),
      })
    },
    async () => {
      const h = some()
      if (h && random.chance(0.1)) await withdrawHousehold(base, all, h, '重复登记')
    },
    async () => {
      const county = random.pick(COUNTIES)
      const made = await allocate(base, beijing, {
        county,
        appropriationCounty: appropriation.county,
        appropriationId: appropriation.id,
        amountFen: BigInt(random.int(1000, 90_000)),
        onDate: random.day('2018-02-01', '2020-12-31'),
        reason: '按任务',
      } as Parameters<typeof allocate>[2])
      allocations.push({ county, id: made.id })
    },
    async () => {
      const from = allocations.length ? random.pick(allocations) : undefined
      if (!from) return
      const made = await pay(base, beijing, {
        county: from.county,
        allocationId: from.id,
        amountFen: BigInt(random.int(1, 30_000)),
        onDate: random.day('2018-03-01', '2021-06-30'),
        voucher: '付-1',
        payee: '旗县财政局',
        purpose: '产业',
      } as Parameters<typeof pay>[2])
      payments.push({ county: from.county, id: made.id })
      // Every other one is spent in part by its banner, and accounted for.
      if (payments.length % 2) return
      const bureau = person('banner_bureau', from.county)
      const spent = { county: from.county, onDate: '2021-06-30', amountFen: 1n }
      const { id } = await spend(base, bureau, {
        ...spent,
        paymentId: made.id,
        voucher: '支-1',
        payee: '合作社',
        purpose: '产业',
      })
      await settle(base, bureau, { ...spent, spendingId: id, number: '报-1' })
    },
    async () => {
      const one = payments.length ? random.pick(payments) : undefined
      if (!one) return
      const bureau = person('banner_bureau', one.county)
      if (random.chance(0.8))
        await confirmPayment(base, bureau, one, {
          stance: random.pick(['confirmed', 'disputed'] as const),
          reason: '与账不符',
        } as Parameters<typeof confirmPayment>[3])
      else await reversePayment(base, beijing, one, '票据有误')
    },
    async () => {
      const at = random.pick(villages)
      if (exits.length && random.chance(0.2)) await withdrawExit(base, all, random.pick(exits), '有误')
      else {
        const made = await declareExit(base, person('banner_bureau', at.county), {
          county: at.county,
          areaCode: at.area,
          object: 'village',
          kind: random.pick(['exited', 'returned'] as const),
          round: 2018,
          onDate: random.day('2018-06-01', '2021-12-31'),
          onPrecision: 'day',
          incidence: 0.012,
          documentCounty: at.county,
          documentId: documents.get(at.county),
        } as Parameters<typeof declareExit>[2])
        exits.push({ county: at.county, id: made.id })
      }
    },
    async () => {
      const county = random.pick(COUNTIES)
      await registerPosting(base, all, {
        county,
        personName: '甲',
        kind: 'cadre',
        direction: 'to_steppe',
        senderUnit: '某单位',
        districtCode: DISTRICT[county]!,
        hostUnit: '旗县人民政府',
        post: '挂职',
        fromOn: random.day('2018-01-01', '2020-01-01'),
        fromPrecision: 'day',
        ...(random.chance(0.5) ? { toOn: random.day('2020-02-01', '2021-12-31'), toPrecision: 'day' } : {}),
        origin: 'volunteered',
      } as Parameters<typeof registerPosting>[2])
    },
  ]
  const change = async (): Promise<void> => {
    await allowed(random.pick(acts)() as Promise<unknown>)
  }
  for (const at of villages)
    await designate(base, all, {
      county: at.county,
      areaCode: at.area,
      object: 'village',
      level: 'national',
      year: 2014,
    })
  const instants: Date[] = []
  for (let n = 0; n < 20; n++) await acts[0]!()
  for (let n = 0; n < changes; n++) {
    await change()
    if (n % 60 === 59) {
      await new Promise(done => setTimeout(done, 5))
      instants.push(new Date())
      await new Promise(done => setTimeout(done, 5))
    }
  }
  return { all, villages, instants, random, change }
}
