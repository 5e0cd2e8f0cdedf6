import { expect, test } from 'vitest'
import { library } from '../../../test/library.ts'
import { LINXI, office, TAIBUS, WAN, WUCHUAN, YEAR } from '../../../test/scenario.ts'
import type { Line, Shown } from '../../../test/scenario.ts'
import { seeded } from '../../../demo/random.ts'
import { person } from '../../../test/helper.ts'

const titles = (lines: readonly Line[], isIn: boolean): string[] =>
  lines.filter(l => l.isIn === isIn).map(l => l.title)

test('a year is divided: the district’s money stays with its banner, each project says why it is in or out', async () => {
  const o = await office()
  // The agreement's 80 % on registered poor comes with the year's parameters.
  expect((await o.show()).rules).toMatchObject({ minOnPoor: 0.8, householdWeight: 1, gainWeight: 0.5 })
  await o.rules({ minOnPoor: null })
  const shown = await o.solve()
  expect(shown).toMatchObject({ state: 'solved', solution: { outcome: 'optimal', households: 150, gap: 0 } })
  const { result, costFen } = shown.solution!
  // 90 of the district and 10 of the city pay for 武川甲, 150 of the city for 太仆寺甲; the 40 left are enough for none.
  const lines = await o.lines()
  expect(titles(lines, true).sort()).toEqual(['太仆寺甲', '武川甲'])
  expect(result.purses.map(p => [p.id, p.usedFen])).toEqual([
    ['district:110109', (90n * WAN).toString()],
    ['municipal:110000', (160n * WAN).toString()],
  ])
  const district = result.banners.flatMap(b =>
    b.draws.filter(d => d.purse === 'district:110109').map(() => b.code),
  )
  expect(new Set(district)).toEqual(new Set([WUCHUAN]))
  // Σ by purse, by banner and by project are the same money, to the fen.
  const sum = (list: readonly string[]): bigint => list.reduce((s, f) => s + BigInt(f), 0n)
  expect(sum(result.purses.map(p => p.usedFen))).toBe(BigInt(costFen))
  expect(sum(result.banners.map(b => b.planFen))).toBe(BigInt(costFen))
  expect(sum(lines.filter(l => l.isIn).flatMap(l => Object.values(l.paidBy)))).toBe(BigInt(costFen))
  for (const l of lines.filter(l => l.isIn)) expect(sum(Object.values(l.paidBy))).toBe(BigInt(l.costFen))
  for (const p of result.purses) expect(BigInt(p.usedFen) <= BigInt(p.amountFen)).toBe(true)
  const out = lines.find(l => l.title === '太仆寺乙')!
  expect(out).toMatchObject({ isIn: false })
  expect(out.because.words.zh).toMatch(/^未入选/)
  expect(shown.solution!.inputHash).toMatch(/^[0-9a-f]{64}$/)
})

test('rules move the plan: a floor, a pin, a ban, a share; the same question has the same hash', async () => {
  const o = await office()
  await o.rules({ minOnPoor: null })
  const first = await o.solve()
  const again = await o.solve()
  expect(again.solution!.inputHash).toBe(first.solution!.inputHash)
  expect(again.solution!.id).not.toBe(first.solution!.id)

  const poorest = o.projects.find(p => p.name === '太仆寺乙')!
  await o.beijing.tell(`${o.path}/pin`, { variantId: poorest.id, as: 'pinned' })
  const pinned = await o.solve()
  expect(pinned.solution!.inputHash).not.toBe(first.solution!.inputHash)
  expect(pinned.solution!.objective).toBeLessThan(first.solution!.objective)
  expect((await o.lines({ why: 'pinned' })).map(l => l.title)).toEqual(['太仆寺乙'])
  await o.beijing.tell(`${o.path}/pin`, { variantId: poorest.id, as: 'forbidden' })
  await o.solve()
  expect((await o.lines({ why: 'forbidden' })).map(l => l.title)).toEqual(['太仆寺乙'])

  await o.beijing.tell(`${o.path}/pin`, { variantId: poorest.id, as: 'free' })
  await o.rules({ minOnPoor: null, banners: { [LINXI]: { floorFen: (130n * WAN).toString() } } })
  const floored = await o.solve()
  expect(floored.solution!.result.banners.find(b => b.code === LINXI)!.planFen).toBe((130n * WAN).toString())
})

test('rules that contradict each other are named with what could be loosened; loosened, it solves', async () => {
  const o = await office()
  const [first] = o.projects
  await o.rules({
    minOnPoor: null,
    pinned: [first!.id],
    banners: { [WUCHUAN]: { ceilingFen: (50n * WAN).toString() } },
  })
  const shown = await o.solve()
  expect(shown.state).toBe('infeasible')
  const { conflict } = shown.solution!.result
  expect(conflict.map(c => c.loosen)).toEqual(
    expect.arrayContaining([
      { kind: 'ceiling', banner: WUCHUAN },
      { kind: 'pinned', variant: first!.id },
    ]),
  )
  expect(conflict.map(c => c.words.zh).join()).toContain('武川县的上限')
  await o.rules({ banners: {} })
  expect((await o.solve()).state).toBe('solved')
})

test('the baseline waits for what is not known and names it; known factors explain each departure', async () => {
  const o = await office()
  await o.rules({ minOnPoor: null, factors: { condition: 1 } })
  const { missing } = (await o.solve()).solution!.result
  expect(missing).toContainEqual(expect.objectContaining({ factor: 'condition', banner: WUCHUAN }))
  await o.rules({ factors: { equal: 1 } })
  const { banners } = (await o.solve()).solution!.result
  const sum = banners.reduce((s, b) => s + BigInt(b.baselineFen ?? '0'), 0n)
  expect(sum).toBe(290n * WAN)
  const taibus = banners.find(b => b.code === TAIBUS)!
  expect(BigInt(taibus.planFen)).not.toBe(BigInt(taibus.baselineFen!))
  expect(taibus.reasons.length).toBeGreaterThan(0)
  const nothing = banners.find(b => b.code === '150421')!
  expect(nothing.reasons.map(r => r.code)).toContain('departure.library')
})

test('one proposes, another approves: allocations equal the plan to the fen; undone, the money is free again', async () => {
  const o = await office()
  await o.rules({ minOnPoor: null })
  const { solution } = await o.solve()
  await o.beijing.tell(`${o.path}/propose`, { reason: '按测算结果分配' })
  const [proposed] = (await o.show()).takeOvers
  expect(proposed).toMatchObject({ state: 'proposed', totalFen: solution!.costFen })
  const decide = `/api/takeOvers/${proposed!.county}/${proposed!.id}/decide`
  const allocated = async () =>
    (
      await o.beijing.ask<{ rows: { county: string; source: string; amountFen: string }[] }>(
        '/api/allocations',
      )
    ).rows
  expect(await allocated()).toEqual([])
  // Whoever proposed it may not approve it, and its rules stand still.
  expect((await o.beijing.post(decide, { decision: 'approve' })).statusCode).toBe(422)
  expect((await o.beijing.post(`${o.path}/solve`)).statusCode).toBe(422)
  expect((await o.region.post(decide, { decision: 'approve' })).statusCode).toBe(403)

  await o.second.tell(decide, { decision: 'approve' })
  const rows = await allocated()
  const by = (list: { banner: string; purse: string; fen: bigint }[]): Record<string, bigint> => {
    const sums: Record<string, bigint> = {}
    for (const { banner, purse, fen } of list)
      sums[`${banner} ${purse}`] = (sums[`${banner} ${purse}`] ?? 0n) + fen
    return sums
  }
  const planned = solution!.result.banners.flatMap(b =>
    b.draws.map(d => ({ banner: b.code, purse: d.purse.split(':')[0]!, fen: BigInt(d.fen) })),
  )
  expect(by(rows.map(r => ({ banner: r.county, purse: r.source, fen: BigInt(r.amountFen) })))).toEqual(
    by(planned),
  )
  expect((await o.show()).takeOvers[0]!.state).toBe('approved')
  expect((await o.second.post(decide, { decision: 'approve' })).statusCode).toBe(422)
  expect(await allocated()).toHaveLength(rows.length)

  expect((await o.second.post(decide, { decision: 'undo' })).statusCode).toBe(422)
  await o.second.tell(decide, { decision: 'undo', reason: '重新测算' })
  expect(await allocated()).toEqual([])
  expect((await o.show()).takeOvers[0]!.state).toBe('undone')
  // It is open again, and what is free is what there was.
  const after = await o.solve()
  expect(after.solution!.inputHash).toBe(solution!.inputHash)
})

test('nothing is overdrawn: money allocated meanwhile makes the approval fail as a whole', async () => {
  const o = await office()
  await o.rules({ minOnPoor: null })
  await o.solve()
  await o.beijing.tell(`${o.path}/propose`, { reason: '按测算结果分配' })
  const [proposed] = (await o.show()).takeOvers
  const { rows } = await o.beijing.ask<{ rows: { county: string; id: string; source: string }[] }>(
    '/api/appropriations',
  )
  const city = rows.find(r => r.source === 'municipal')!
  await o.beijing.tell('/api/allocations', {
    county: LINXI,
    appropriationCounty: city.county,
    appropriationId: city.id,
    amountFen: (150n * WAN).toString(),
    onDate: '2019-03-01',
    reason: '急用',
  })
  const answer = await o.second.post(`/api/takeOvers/${proposed!.county}/${proposed!.id}/decide`, {
    decision: 'approve',
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'fund.overdrawn' })
  expect((await o.beijing.ask<{ rows: unknown[] }>('/api/allocations')).rows).toHaveLength(1)
  expect((await o.show()).takeOvers[0]!.state).toBe('proposed')
})

test('money that is only expected can be planned with and not taken over', async () => {
  const o = await office()
  await o.rules({
    minOnPoor: null,
    expected: [{ source: 'municipal', giverCode: '110000', amountFen: (400n * WAN).toString() }],
  })
  const { solution } = await o.solve()
  expect(solution!.result.purses.find(p => p.id === 'municipal:110000')!.amountFen).toBe(
    (400n * WAN).toString(),
  )
  const answer = await o.beijing.post(`${o.path}/propose`, { reason: '按测算结果分配' })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ details: [{ code: 'takeOver.short' }] })
})

test('drafts are seen by the two offices and the auditor only, and changed by their own office', async () => {
  const o = await office()
  const bureau = o.house.as(person('banner_bureau', WUCHUAN))
  const district = o.house.as(person('district_office', '110109', ['110109', WUCHUAN]))
  for (const who of [bureau, district]) {
    expect((await who.get('/api/scenarios')).statusCode).toBe(403)
    expect((await who.get(o.path)).statusCode).toBe(403)
  }
  expect(await o.region.ask<Shown>(o.path)).toMatchObject({ id: o.at.id })
  expect((await o.region.post(`${o.path}/solve`)).statusCode).toBe(403)
  const copy = await o.region.tell<{ county: string; id: string }>(`${o.path}/copy`, { title: '自治区稿' })
  expect(copy.county).toBe('150000')
  // What the region proposes Beijing approves.
  await o.region.tell(`/api/scenarios/150000/${copy.id}/solve`)
  await o.house.work()
  await o.region.tell(`/api/scenarios/150000/${copy.id}/propose`, { reason: '自治区建议' })
  const [proposed] = (await o.beijing.ask<Shown>(`/api/scenarios/150000/${copy.id}`)).takeOvers
  await o.beijing.tell(`/api/takeOvers/150000/${proposed!.id}/decide`, { decision: 'approve' })
  expect((await o.region.ask<Shown>(`/api/scenarios/150000/${copy.id}`)).takeOvers[0]!.state).toBe('approved')
})

test('another way to carry out a project: at most one of them is in, and the other says so', async () => {
  const o = await office()
  const bureau = o.house.as(person('banner_bureau', TAIBUS))
  const big = o.projects.find(p => p.name === '太仆寺甲')!
  const variant = {
    county: TAIBUS,
    projectId: big.id,
    sources: ['municipal'],
    onPoor: true,
  }
  await bureau.tell('/api/variants', {
    ...variant,
    title: '全部',
    costFen: (150n * WAN).toString(),
    households: 90,
  })
  await bureau.tell('/api/variants', {
    ...variant,
    title: '一期',
    costFen: (60n * WAN).toString(),
    households: 70,
    gainFen: (10n * WAN).toString(),
  })
  expect(
    (
      await bureau.post('/api/variants', {
        ...variant,
        title: '过大',
        costFen: (151n * WAN).toString(),
        households: 1,
      })
    ).statusCode,
  ).toBe(422)
  await o.rules({ minOnPoor: null })
  await o.solve()
  const own = (await o.lines({ banner: TAIBUS })).filter(l => l.title.startsWith('太仆寺甲'))
  expect(own.filter(l => l.isIn).map(l => l.title)).toEqual(['太仆寺甲（一期）'])
  expect(own.find(l => !l.isIn)).toMatchObject({ why: 'otherVariant' })
})

test('what comes first and what later years are bound are said with a variant, and held by the plan', async () => {
  const o = await office()
  const bureau = o.house.as(person('banner_bureau', TAIBUS))
  const big = o.projects.find(p => p.name === '太仆寺甲')!
  const small = o.projects.find(p => p.name === '太仆寺乙')!
  const variant = {
    county: TAIBUS,
    projectId: big.id,
    title: '跨年',
    sources: ['municipal'],
    onPoor: true,
    costFen: (100n * WAN).toString(),
    households: 90,
    gainFen: '0',
    requires: [small.id],
    tails: [{ year: 2021, fen: (30n * WAN).toString() }],
  }
  const refused = async (change: object): Promise<string[]> => {
    const answer = await bureau.post('/api/variants', { ...variant, ...change })
    expect(answer.statusCode).toBe(422)
    return answer.json<{ details: { code: string }[] }>().details.map(d => d.code)
  }
  const wuchuan = o.projects.find(p => p.name === '武川甲')!
  expect(await refused({ requires: [wuchuan.id] })).toEqual(['variant.requires'])
  expect(await refused({ requires: [big.id] })).toEqual(['variant.itself'])
  expect(await refused({ tails: [{ year: YEAR, fen: '1' }] })).toEqual(['variant.tails'])
  const twice = { year: 2021, fen: '1' }
  expect(await refused({ tails: [twice, twice] })).toEqual(['variant.tailTwice'])
  await bureau.tell('/api/variants', variant)
  const { rows } = await bureau.ask<{ rows: object[] }>('/api/variants')
  expect(rows).toMatchObject([{ requiredNames: ['太仆寺乙'], tails: variant.tails }])
  expect(await o.beijing.ask('/api/scenarios/sums', { year: String(YEAR) })).toMatchObject({
    tails: variant.tails,
  })

  const own = async () => (await o.lines({ banner: TAIBUS })).find(l => l.title.startsWith('太仆寺甲'))!
  // 太仆寺乙 (150 万) and the variant (100 万) do not fit into 200 万 together.
  await o.rules({ minOnPoor: null })
  await o.solve()
  expect(await own()).toMatchObject({ isIn: false })
  const expected = [{ source: 'municipal', giverCode: '110000', amountFen: (400n * WAN).toString() }] as const
  await o.rules({ minOnPoor: null, expected })
  await o.solve()
  expect(await own()).toMatchObject({ isIn: true })
  // Later money that is not there keeps it out, whatever this year has.
  await o.rules({ minOnPoor: null, expected, tails: { 2021: (29n * WAN).toString() } })
  await o.solve()
  expect(await own()).toMatchObject({ isIn: false })
})

test('the curve: the fairer, the less good in sum and the better the worst placed banner', async () => {
  const o = await office()
  await o.rules({ minOnPoor: null, factors: { equal: 1 } })
  await o.beijing.tell(`${o.path}/curve`)
  await o.house.work()
  const { curve } = await o.show()
  expect(curve).toMatchObject({ state: 'done' })
  expect(curve!.points.map(p => p.fairness)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(curve!.points.at(-1)!.households).toBeLessThanOrEqual(curve!.points[0]!.households)
})

test('stopped by a person, a solve keeps the best plan so far and says how far it may be from the best possible', async () => {
  const o = await office()
  const random = seeded(1)
  const LATER = Array.from({ length: 12 }, (_, i) => YEAR + 1 + i)
  await library(
    o.house.base,
    YEAR,
    Array.from({ length: 240 }, (_, i) => {
      const wan = random.int(20, 200)
      return {
        county: random.pick([WUCHUAN, TAIBUS, LINXI]),
        name: `大库${i}`,
        wan,
        households: Math.round(wan * (0.2 + random.next())),
        tails: LATER.map(() => random.int(20, 80)),
      }
    }),
  )
  const expect1 = (source: 'municipal' | 'district', giverCode: string, wan: bigint) => ({
    source,
    giverCode,
    amountFen: (wan * WAN).toString(),
  })
  const floor = { floorFen: (1003n * WAN).toString() }
  await o.rules({
    expected: [expect1('municipal', '110000', 4507n), expect1('district', '110109', 503n)],
    banners: { [WUCHUAN]: floor, [TAIBUS]: floor, [LINXI]: floor },
    bands: [{ upTo: null, weight: 1 }],
    // Each later year binds them all together: not to be proven before somebody stops it.
    tails: Object.fromEntries(LATER.map(year => [year, (1500n * WAN).toString()])),
    gap: 0,
    seconds: 60,
  })
  const { jobId } = await o.beijing.tell<{ jobId: string }>(`${o.path}/solve`)
  const working = o.house.work()
  const seen: { best: number | null; bound: number | null }[] = []
  for (let n = 0; n < 200; n++) {
    const { progress, state } = await o.show()
    expect(state).toBe('solving')
    if (progress) seen.push(progress as (typeof seen)[number])
    if (seen.at(-1)?.best) break
    await new Promise(done => setTimeout(done, 50))
  }
  expect(seen.at(-1)!.bound).toBeGreaterThanOrEqual(seen.at(-1)!.best!)
  await o.beijing.tell(`/api/jobs/110000/${jobId}/cancel`)
  await working
  const shown = await o.show()
  expect(shown).toMatchObject({ state: 'solved', solution: { outcome: 'best' } })
  expect(shown.solution!.gap).toBeGreaterThan(0)
  expect(shown.solution!.bound).toBeGreaterThan(shown.solution!.objective)
  expect(shown.solution!.households).toBeGreaterThan(0)
  const lines = await o.lines({ in: 'in', limit: '500' })
  expect(lines.length).toBeGreaterThan(0)
})
