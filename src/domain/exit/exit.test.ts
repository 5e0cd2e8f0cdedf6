import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { relation } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { registerDocument } from '../notice/document.commands.ts'
import { listBanners } from './banner.queries.ts'
import { declareExit, designate, withdrawExit } from './exit.commands.ts'
import { exitIndicators } from './exit.indicators.ts'
import { exitRecords } from './exit.record.ts'
import type { ExitInput } from './exit.schema.ts'
import { listVillages } from './village.queries.ts'

const BANNER = '150125'
const VILLAGES = ['150125101201', '150125101202']
const bureau = person('banner_bureau', BANNER)
const region = person('region_office', '150000', ['150000', BANNER])

const exit = (more: Partial<ExitInput> = {}): ExitInput => ({
  county: BANNER,
  areaCode: VILLAGES[0]!,
  object: 'village',
  kind: 'exited',
  round: 2018,
  onDate: '2018-12-20',
  onPrecision: 'day',
  incidence: 0.012,
  ...more,
})

/** Two designated villages under the banner, one document of the bureau. */
async function ground(): Promise<{ base: Base; documentId: string; villages: string[] }> {
  const base = await testBase()
  const found = await base.client.query<{ code: string }>(
    `select code from area where level = 'village' and county = $1 order by code limit 2`,
    [BANNER],
  )
  const villages = found.rows.map(r => r.code)
  for (const areaCode of villages)
    await designate(base, bureau, {
      county: BANNER,
      areaCode,
      object: 'village',
      level: 'national',
      year: 2014,
    })
  const { id } = await registerDocument(base, bureau, {
    number: '武扶组发〔2018〕1号',
    title: '退出公告',
    kind: 'exit',
    issuer: '武川县扶贫开发领导小组',
    issuedOn: '2018-12-20',
    issuedPrecision: 'day',
  })
  return { base, documentId: id, villages }
}

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

async function figure(
  base: Base,
  id: string,
  asked: { from?: string; to?: string; asOf?: string },
  reader: Reader = bureau,
): Promise<string[]> {
  const indicator = exitIndicators.find(i => i.id === id)!
  return within(base, reader, async tx => {
    const place = { counties: [BANNER], lo: '15', hi: '16' }
    const found = await tx.db.execute<{ distinct_key: string }>(
      relation(indicator, { area: '150000', side: 'receiver', knownAt: new Date(), ...asked }, place),
    )
    return found.rows.map(r => r.distinct_key).sort()
  })
}

test('a village is declared out with its document, listed, counted, and its record opens into households', async () => {
  const { base, documentId, villages } = await ground()
  const areaCode = villages[0]!
  const out = await declareExit(base, bureau, exit({ areaCode, documentId }))
  expect(out.notes).toEqual([])
  const { rows } = await within(base, bureau, tx => listVillages(tx, { state: 'exited', limit: 50 }))
  expect(rows).toMatchObject([
    {
      code: areaCode,
      designated: { level: 'national', year: 2014 },
      exit: {
        round: 2018,
        onDate: '2018-12-20',
        basis: 'evidenced',
        document: { number: '武扶组发〔2018〕1号' },
      },
      households: 0,
      people: 0,
    },
  ])
  expect(await figure(base, 'exit.villages', { to: '2020-12-31' })).toEqual([areaCode])
  expect(await figure(base, 'exit.villages', { to: '2018-12-19' })).toEqual([])
  expect(await figure(base, 'exit.villages_poor', { asOf: '2018-12-31' })).toEqual([villages[1]])
  const view = await within(base, bureau, tx => exitRecords[0]!.read(tx, BANNER, out.id))
  expect(view).toMatchObject({
    document: { number: '武扶组发〔2018〕1号', id: documentId },
    links: [{ rel: 'households', link: `/households?area=${areaCode}` }],
  })
})

test('a village that returned is poor again, but still counts as declared out in its period', async () => {
  const { base, villages } = await ground()
  const areaCode = villages[0]!
  await declareExit(base, bureau, exit({ areaCode }))
  await declareExit(
    base,
    bureau,
    exit({ areaCode, kind: 'returned', round: 2019, onDate: '2019-06-30', incidence: null }),
  )
  expect(await figure(base, 'exit.villages', { to: '2020-12-31' })).toEqual([areaCode])
  expect(await figure(base, 'exit.villages_poor', { asOf: '2019-01-01' })).toEqual([villages[1]])
  expect(await figure(base, 'exit.villages_poor', { asOf: '2019-12-31' })).toEqual([...villages].sort())
  expect(await figure(base, 'exit.villages_designated', { asOf: '2020-12-31' })).toEqual([...villages].sort())
  const { rows } = await within(base, bureau, tx => listVillages(tx, { state: 'poor', limit: 50 }))
  expect(rows.map(r => r.exit)).toEqual([null, null])
})

test('withdrawing takes back the last declaration only', async () => {
  const { base, villages } = await ground()
  const areaCode = villages[0]!
  const first = await declareExit(base, bureau, exit({ areaCode }))
  const second = await declareExit(
    base,
    bureau,
    exit({ areaCode, kind: 'returned', round: 2019, onDate: '2019-06-30' }),
  )
  expect(await codesOf(withdrawExit(base, bureau, first, '误登'))).toEqual(['rule.refused'])
  await withdrawExit(base, bureau, second, '误登')
  await withdrawExit(base, bureau, first, '误登')
  expect(await codesOf(withdrawExit(base, bureau, first, '误登'))).toEqual(['record.retracted'])
  expect(await figure(base, 'exit.villages', { to: '2020-12-31' })).toEqual([])
})

test('what is certainly wrong is refused with reasons; what cannot be checked is said', async () => {
  const { base, villages } = await ground()
  const areaCode = villages[0]!
  expect(
    await codesOf(declareExit(base, bureau, exit({ areaCode, incidence: 0.03, onDate: '2999-01-01' }))),
  ).toEqual(['rule.refused', 'exit.future', 'exit.incidenceTooHigh'])
  expect(await codesOf(declareExit(base, bureau, exit({ areaCode: '150125101999' })))).toEqual([
    'rule.refused',
    'exit.notDesignated',
  ])
  expect(
    await codesOf(
      declareExit(base, bureau, exit({ areaCode, documentId: '01890000-0000-7000-8000-000000000000' })),
    ),
  ).toEqual(['input.reference', 'unknown'])
  expect(
    (await declareExit(base, bureau, exit({ areaCode, incidence: null }))).notes.map(n => n.code),
  ).toEqual(['exit.incidenceMissing'])
  expect(await codesOf(declareExit(base, bureau, exit({ areaCode, onDate: '2019-12-20' })))).toEqual([
    'rule.refused',
    'exit.alreadyOut',
  ])
})

test('a banner is the region’s to declare, by a document of its own that the bureau may cite but not open', async () => {
  const { base } = await ground()
  const act = await registerDocument(base, region, {
    number: '内政字〔2020〕33号',
    title: '关于20个旗县退出贫困旗县的公告',
    kind: 'exit',
    issuer: '内蒙古自治区人民政府',
    issuedOn: '2020-03-04',
    issuedPrecision: 'day',
  })
  const banner = exit({
    areaCode: BANNER,
    object: 'banner',
    round: 2019,
    onDate: '2020-03-04',
    documentCounty: '150000',
    documentId: act.id,
  })
  const designation = { county: BANNER, areaCode: BANNER, object: 'banner', level: 'national' } as const
  expect(() => designate(base, bureau, designation)).toThrow('access.role')
  await designate(base, region, designation)
  expect(() => declareExit(base, bureau, banner)).toThrow('access.role')
  const { id } = await declareExit(base, region, banner)
  const view = await within(base, bureau, tx => exitRecords[0]!.read(tx, BANNER, id))
  expect(view?.document).toMatchObject({ county: '150000', number: '内政字〔2020〕33号', fileId: null })
  expect(await within(base, bureau, tx => listBanners(tx))).toMatchObject([
    { code: BANNER, exit: { round: 2019 }, villages: 2, exitedVillages: 0 },
  ])
  expect(await figure(base, 'exit.banners', { to: '2020-03-04' }, region)).toEqual([BANNER])
})

test('another banner neither sees nor declares', async () => {
  const { base, villages } = await ground()
  const other = person('banner_bureau', '152527')
  expect((await within(base, other, tx => listVillages(tx, { state: 'all', limit: 50 }))).rows).toEqual([])
  expect(await codesOf(declareExit(base, other, exit({ areaCode: villages[0]! })))).toEqual(['access.scope'])
})
