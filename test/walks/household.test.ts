/**
 * The walk that must stay short (design §6): an office uploads its list (1), households are registered (2), the
 * overview's figures move (7), and a click on the banner opens villages, rows, the payment, the household and its
 * history (8). Steps 3–6 join with the modules that own them.
 */
import { expect, test } from 'vitest'
import { demonstrationVillages, SAMPLE_BANNER } from '../../demo/sampleList.ts'
import { villageAreas } from '../../demo/village.ts'
import { insertRows } from '../../src/domain/area/area.reference.ts'
import { refreshStale } from '../../src/domain/report/rollup.commands.ts'
import type { Figure } from '../../src/kernel/figure.ts'
import { within } from '../../src/kernel/tx.ts'
import { indicators } from '../../src/programme.ts'
import { openTestHouse } from '../house.ts'
import type { Person, TestHouse } from '../house.ts'
import { person } from '../helper.ts'

const OWNERS = ['150000', SAMPLE_BANNER]
const clerk = { ...person('banner_bureau', SAMPLE_BANNER), userName: '乌云（太仆寺旗主管部门）' }
const beijing = {
  ...person('beijing_office', '110000', ['110000', ...OWNERS]),
  userName: '李（北京市支援合作办）',
}
const region = { ...person('region_office', '150000', OWNERS), userName: '自治区主管部门' }
const system = { ...region, userId: 'system:rollup' }

/** 2018–2020, as the demonstration's programme. */
const TERM = [
  ['programme.from', '2018-01-01'],
  ['programme.to', '2020-12-31'],
] as const

async function begin(): Promise<TestHouse> {
  const house = await openTestHouse({ demo: true, own: true })
  const own = demonstrationVillages().filter(v => v.county === SAMPLE_BANNER)
  await house.base.transaction(async client => {
    await insertRows(client, 'area', villageAreas(own))
    for (const [key, day] of TERM)
      await client.query(
        `insert into parameter (id, key, area_code, purpose, value, unit, status, source, name_zh, name_en, recorded_at, recorded_by)
         values (gen_random_uuid(), $1, '000000', '', to_jsonb($2::text), '日期', 'F', '演示', $1, $1, now(), '演示')`,
        [key, day],
      )
  })
  return house
}

/** What the server does every two seconds. */
const publish = (house: TestHouse): Promise<unknown> =>
  within(house.base, system, tx => refreshStale(tx, indicators))

async function headline(someone: Person, id: string): Promise<number> {
  const { headline: figures } = await someone.ask<{ headline: Figure[] }>('/api/overview')
  return figures.find(f => f.id === id)!.value ?? 0
}

interface Evidence {
  rows: { type: string; county: string; id: string; areaCode: string; link: string }[]
}

interface RecordView {
  fields: { key: string; value: unknown }[]
  links: { rel: string; link: string }[]
  document?: { number: string | null }
}

const recordAt = (link: string): string => `/api${link}`

test('list → household → figure → evidence → household and its history', async () => {
  const house = await begin()
  const [office, capital, above] = [house.as(clerk), house.as(beijing), house.as(region)]
  expect(await headline(above, 'household.people_lifted')).toBe(0)

  // 1 an office uploads the national list → 2 households registered.
  const list = await office.download('/api/samples/national-list-corrected')
  const sent = await office.upload('/api/imports', list.name, list.bytes, { county: SAMPLE_BANNER })
  const at = sent.json<{ county: string; id: string }>()
  const batch = `/api/imports/${at.county}/${at.id}`
  await house.work()
  await office.tell(`${batch}/commit`, { goodRowsOnly: false })
  await house.work()
  expect(await office.ask(batch)).toMatchObject({ state: 'committed' })

  // Money for the banner: appropriated by a document, allocated, paid with a voucher, confirmed by the receiver.
  const document = await capital.tell<{ county: string; id: string }>('/api/documents', {
    number: '京财农指〔2019〕11号',
    title: '关于下达2019年京蒙扶贫协作资金的通知',
    kind: 'fund',
    issuer: '北京市财政局',
    issuedOn: '2019-02-28',
  })
  const cited = { documentCounty: document.county, documentId: document.id }
  const money = { amountFen: '300000000', onDate: '2019-03-01', ...cited }
  const given = await capital.tell<{ county: string; id: string }>('/api/appropriations', {
    ...money,
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    purpose: '产业扶贫',
  })
  const share = await capital.tell<{ id: string }>('/api/allocations', {
    ...money,
    county: SAMPLE_BANNER,
    appropriationCounty: given.county,
    appropriationId: given.id,
    reason: '按任务分配',
  })
  const paid = await capital.tell<{ county: string; id: string }>('/api/payments', {
    ...money,
    county: SAMPLE_BANNER,
    allocationId: share.id,
    voucher: '付字第0001号',
    payee: '太仆寺旗财政局',
    purpose: '产业扶贫',
  })
  await office.tell(`/api/payments/${paid.county}/${paid.id}/confirm`, { stance: 'confirmed' })

  // 7 the overview's figures move, for everyone.
  await publish(house)
  expect(await headline(above, 'household.people_lifted')).toBe(300)
  expect(await headline(above, 'fund.invested')).toBe(3_000_000)

  // 8 a click on the banner opens townships, then villages …
  const asked = { asOf: '2020-12-31', by: 'area' }
  const registered = (area: string): Promise<Figure> =>
    office.ask('/api/indicators/household.registered', { area, ...asked })
  const banner = await registered(SAMPLE_BANNER)
  expect(banner.value).toBe(100)
  const sum = (figure: Figure): number => figure.groups!.reduce((n, g) => n + (g.value ?? 0), 0)
  expect(sum(banner)).toBe(100)
  const township = banner.groups!.find(g => (g.value ?? 0) > 5)!
  const villages = await registered(township.key)
  expect([villages.value, sum(villages)]).toEqual([township.value, township.value])
  const village = villages.groups![0]!

  // … then rows, which are as many as the figure says …
  const rows = await office.ask<Evidence>('/api/indicators/household.registered/evidence', {
    area: village.key,
    asOf: '2020-12-31',
    limit: '200',
  })
  expect(rows.rows).toHaveLength(village.value!)
  expect(rows.rows.every(r => r.areaCode === village.key)).toBe(true)

  // … then the payment with its document, voucher and the way back to the appropriation …
  const payments = await office.ask<Evidence>('/api/indicators/fund.invested/evidence', {
    area: SAMPLE_BANNER,
    from: '2019-01-01',
    to: '2019-12-31',
  })
  expect(payments.rows.map(r => [r.type, r.id])).toEqual([['payment', paid.id]])
  const payment = await office.ask<RecordView>(`/api/records/payment/${paid.county}/${paid.id}`)
  expect(payment.fields.map(f => f.value)).toContain('付字第0001号')
  expect(payment.document?.number).toBe('京财农指〔2019〕11号')
  expect(payment.links.map(l => l.rel)).toEqual(expect.arrayContaining(['allocation']))

  // … then the household and its history, which grows with what the office does to it.
  const home = recordAt(rows.rows[0]!.link)
  const dossier = await office.ask<{
    household: { county: string; id: string; revision: number }
    members: unknown[]
    events: { kind: string }[]
  }>(home)
  expect(dossier.members.length).toBeGreaterThan(0)
  expect(dossier.events.map(e => e.kind)).toEqual(['registered', 'exited_enjoying'])
  const corrected = await house.app.inject({
    method: 'PATCH',
    url: home,
    headers: { 'x-test-user': clerk.userId, 'x-duikou': '1' },
    payload: { revision: dossier.household.revision, naturalVillage: '二队' },
  })
  expect(corrected.statusCode, corrected.body).toBe(200)
  const { county, id } = dossier.household
  const history = await office.ask<{
    rows: { command: string; userName: string; commandWords: { zh: string } }[]
  }>(`/api/records/household/${county}/${id}/history`)
  expect(history.rows[0]).toMatchObject({ command: 'correctHousehold', userName: clerk.userName })

  // A list that was worked on since is not torn out as a whole; nothing of it changes.
  await office.post(`${batch}/takeBack`)
  await house.work()
  expect(await office.ask(batch)).toMatchObject({ state: 'committed' })
  expect((await registered(SAMPLE_BANNER)).value).toBe(100)
})
