/**
 * Projects that are on their way on the day the demonstration is loaded, so that what waits for a signature, a paper or a
 * decision is real: made by the commands that offices use, hence with their history. Their money is 整合涉农, so that
 * Beijing's sums stay as published; the one that stands idle has a late allocation of 2020 and shows in no payment.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allocate, appropriate } from '../src/domain/fund/fund.commands.ts'
import { registerDocument } from '../src/domain/notice/document.commands.ts'
import { uploadFile } from '../src/domain/notice/file.commands.ts'
import { registerAsset } from '../src/domain/project/asset.commands.ts'
import { consentChange, requestChange } from '../src/domain/project/change.commands.ts'
import { addFunding } from '../src/domain/project/funding.commands.ts'
import { attachProof, passGate, signGate, tickNegative } from '../src/domain/project/gate.commands.ts'
import { GATE_ORDER, ITEMS, PROOF_ITEMS } from '../src/domain/project/gate.terms.ts'
import type { Gate, ProofItem, Side } from '../src/domain/project/gate.terms.ts'
import { proposeProject, takeStep } from '../src/domain/project/library.commands.ts'
import type { At } from '../src/domain/project/opened.commands.ts'
import { recordProgress } from '../src/domain/project/progress.commands.ts'
import { CATEGORIES } from '../src/domain/project/project.terms.ts'
import { registerPosting } from '../src/domain/secondment/posting.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import { today } from '../src/kernel/clock.ts'
import type { Base } from '../src/kernel/db.ts'
import type { FileStore } from '../src/kernel/file.ts'
import { personOf } from './person.ts'
import { picture } from './picture.ts'
import { later } from './rows.ts'
import { wan } from './special.ts'
import { banners, HONGYI } from './village.ts'
import type { Banner } from './village.ts'
import { WAY_CASES } from './wayCase.ts'
import type { Report, WayCase } from './wayCase.ts'

/** The banner of the demonstration's accounts has all of them, its district's other one three, every other one. */
const OWN = '152527'
const OWN_DISTRICT = '110114'
const CITY = '110000'

interface Place {
  readonly code: string
  readonly name: string
}

interface Ground {
  readonly base: Base
  readonly files: FileStore
  readonly on: string
  readonly banner: Banner
  readonly district: string
  readonly west: Reader
  readonly east: Reader
  readonly posting: string
  readonly places: readonly Place[]
  /** Each paper is registered when it is first cited. */
  readonly papers: Map<string, Promise<At>>
  readonly photos: Map<string, Promise<string>>
  readonly folder: string
}

const ago = (g: Ground, days: number): string => later(g.on, -days)

const paper = (g: Ground, side: Side, title: string): Promise<At> => {
  const known = g.papers.get(title)
  if (known) return known
  const made = registerDocument(g.base, side === 'west' ? g.west : g.east, {
    areaCode: side === 'west' ? g.banner.code : g.district,
    title: `${g.banner.name}${title}（示例）`,
    kind: 'minutes',
    issuer: side === 'west' ? '旗县主管部门（示例）' : '结对区支援合作部门（示例）',
    issuedOn: ago(g, 1),
    issuedPrecision: 'day',
  })
  g.papers.set(title, made)
  return made
}

const cited = async (g: Ground, side: Side, title: string) => {
  const { county, id } = await paper(g, side, title)
  return { documentCounty: county, documentId: id }
}

async function photoOf(g: Ground, areaCode: string, stage: 0 | 1 | 2): Promise<string> {
  const key = `${areaCode}:${stage}`
  const known = g.photos.get(key)
  if (known) return known
  const path = join(g.folder, `${stage}.png`)
  const bytes = picture(stage)
  await writeFile(path, bytes)
  const upload = { path, name: '现场示意图.png', bytes: bytes.length }
  const made = uploadFile(g.base, g.files, g.west, upload, areaCode).then(f => f.id)
  g.photos.set(key, made)
  return made
}

const GATE_PAPERS: Record<Gate, string> = {
  initiation: '项目立项材料',
  investment: '项目资金与合同材料',
  construction: '项目建设巡查材料',
  acceptance: '项目验收与决算材料',
}

/** A notice has hung for its days before it proves anything. */
const NOTICE = 12
const LEAD = 4

async function prove(g: Ground, at: At, gate: Gate, day: number, c: WayCase): Promise<void> {
  const lacks = (item: ProofItem): boolean =>
    c.passed[gate] === undefined && (c.lacks === 'all' || (c.lacks ?? []).includes(item))
  for (const item of PROOF_ITEMS.filter(i => ITEMS[i].gate === gate && !lacks(i))) {
    const { proof } = ITEMS[item]
    const side: Side = item === 'east_consent' ? 'east' : 'west'
    await attachProof(g.base, side === 'west' ? g.west : g.east, at, {
      item,
      onDate: ago(g, day + LEAD + (proof === 'notice' ? NOTICE : 0)),
      ...(proof === 'notice' ? { untilOn: ago(g, day + LEAD), place: '嘎查村公告栏（示例）' } : {}),
      ...(proof === 'photo' ? { place: '项目现场（示例）' } : {}),
      ...(proof === 'contract' ? { amountFen: wan(c.wan) } : {}),
      ...(await cited(g, side, side === 'west' ? GATE_PAPERS[gate] : '项目东部方意见')),
    })
  }
}

/** The banner's bureau by its account; the east on paper, by the posting of whoever signed. */
async function sign(g: Ground, at: At, gate: Gate, day: number, sides: readonly Side[]): Promise<void> {
  if (sides.includes('west')) await signGate(g.base, g.west, at, { gate, onDate: ago(g, day) })
  if (sides.includes('east') && g.district !== CITY)
    await signGate(g.base, g.east, at, {
      gate,
      onDate: ago(g, day),
      postingId: g.posting,
      ...(await cited(g, 'east', '项目环节签字单')),
    })
}

async function report(g: Ground, at: At, place: Place, r: Report): Promise<void> {
  const village = personOf(g.west, 'village_worker', place.code, `${place.name}村委会`)
  const photo = r.photo && {
    fileId: await photoOf(g, place.code, r.photo[0]),
    place: `${place.name}${r.photo[1]}`,
    takenOn: ago(g, r.ago),
  }
  const said = { kind: 'progress', onDate: ago(g, r.ago), percent: r.percent, note: r.note } as const
  await recordProgress(g.base, village, at, { ...said, ...(photo ? { photo } : {}) })
}

/** What lies between two gates: the negative list, the works and what they left. */
async function settle(g: Ground, at: At, gate: Gate, c: WayCase, place: Place): Promise<void> {
  if (gate === 'initiation') await tickNegative(g.base, g.west, at, await negative(g))
  if (gate === 'construction' && c.started !== undefined) {
    await recordProgress(g.base, g.west, at, { kind: 'started', onDate: ago(g, c.started) })
    for (const r of c.reports ?? []) await report(g, at, place, r)
  }
  if (gate === 'acceptance' && c.completed !== undefined) {
    await recordProgress(g.base, g.west, at, { kind: 'completed', onDate: ago(g, c.completed) })
    if (CATEGORIES[c.category].assets && !c.lacks)
      await registerAsset(g.base, g.west, at, {
        name: named(place, `${c.what}资产`),
        class: CATEGORIES[c.category].industry ? 'operating' : 'public',
        originalFen: wan(Math.round(c.wan * 0.9)),
        ownership: 'collective',
        owner: '嘎查村集体（示例）',
        keeper: '嘎查达',
        registeredOn: ago(g, c.completed - 4),
      })
  }
}

async function negative(g: Ground): Promise<string[]> {
  const found = await g.base.transaction(client =>
    client.query<{ code: string }>(
      `select distinct code from negative_item where retracted_at is null and from_year <= $1 and (to_year is null or to_year >= $1)`,
      [Number(g.on.slice(0, 4))],
    ),
  )
  return found.rows.map(r => r.code)
}

/** 示例 is said once. */
const named = (place: Place, what: string): string =>
  place.name.endsWith('（示例）') ? `${place.name}${what}` : `${place.name}${what}（示例）`

/** Into the library, and kept in it year by year. */
async function admitted(g: Ground, c: WayCase, place: Place): Promise<At> {
  const at = await proposeProject(g.base, g.west, {
    county: g.banner.code,
    areaCode: place.code,
    name: named(place, c.what),
    category: c.category,
    nature: 'new',
    content: `${c.content}（示例）`,
    scale: c.scale,
    plannedFrom: later(g.on, c.planned[0]),
    plannedTo: later(g.on, c.planned[1]),
    unit: `${g.banner.name}农牧部门（示例）`,
    head: '分管副旗县长',
    budgetFen: wan(c.wan),
    households: c.households,
    people: c.households * 3,
    registeredHouseholds: Math.round(c.households / 2),
    registeredPeople: Math.round(c.households * 1.5),
    participation: '嘎查村民代表会议通过',
    mechanism: CATEGORIES[c.category].linkage ? '利益联结到户' : '改善生产生活条件',
    onDate: ago(g, 400),
  })
  await takeStep(g.base, g.west, at, { step: 'review', onDate: ago(g, 370) })
  const admittedOn = ago(g, 340)
  const first = Number(admittedOn.slice(0, 4))
  const minutes = await cited(g, 'west', '领导小组项目审定纪要')
  await takeStep(g.base, g.west, at, { step: 'admit', onDate: admittedOn, year: first, ...minutes })
  for (let year = first + 1; year <= Number(g.on.slice(0, 4)); year++) {
    const begun = `${year}-01-05`
    await takeStep(g.base, g.west, at, { step: 'update', onDate: begun < g.on ? begun : g.on, year })
  }
  return at
}

async function project(g: Ground, c: WayCase, place: Place): Promise<void> {
  const at = await admitted(g, c, place)
  await addFunding(g.base, g.west, at, { source: 'integrated', amountFen: wan(c.wan) })
  for (const gate of GATE_ORDER) {
    const day = c.passed[gate]
    await settle(g, at, gate, c, place)
    if (day === undefined) {
      const timely = gate === 'construction' ? c.started : gate === 'acceptance' ? c.completed : 0
      if (timely === undefined) return
      await prove(g, at, gate, 2, c)
      await sign(g, at, gate, 1, c.signed ?? [])
      await change(g, at, c)
      return
    }
    await prove(g, at, gate, day, c)
    await sign(g, at, gate, day + 1, ['west', 'east'])
    await passGate(g.base, g.west, at, { gate, onDate: ago(g, day) })
  }
}

async function change(g: Ground, at: At, c: WayCase): Promise<void> {
  if (!c.change) return
  const plannedTo = later(g.on, c.planned[1] + c.change.days)
  const made = await requestChange(g.base, g.west, at, { after: { plannedTo }, reason: c.change.reason })
  if (c.change.consented && g.district !== CITY)
    await consentChange(g.base, g.east, at, made.id, {
      onDate: g.on,
      postingId: g.posting,
      ...(await cited(g, 'east', '项目变更意见')),
    })
}

/** A cadre of the paired district in post today; the person is invented, as everybody here. */
const posted = (base: Base, west: Reader, banner: Banner, district: string, on: string, n: number) =>
  registerPosting(base, west, {
    county: banner.code,
    personName: `挂职干部${201 + n}（示例）`,
    kind: 'cadre',
    direction: 'to_steppe',
    senderUnit: '结对区某单位（示例）',
    districtCode: district,
    hostUnit: `${banner.name}人民政府`,
    post: '旗县委常委、副旗县长（挂职）',
    fromOn: later(on, -480),
    fromPrecision: 'day',
    toOn: later(on, 300),
    toPrecision: 'day',
    origin: 'assigned',
  })

async function placesOf(base: Base, county: string): Promise<Place[]> {
  const found = await base.transaction(client =>
    client.query<Place>(
      `select code, name from area where valid_to is null and level = 'village' and county = $1
         and code in (select area_code from household where county = $1) order by code <> $2, code limit 12`,
      [county, HONGYI],
    ),
  )
  return found.rows
}

/** Allocated at the end of 2020, bound to a project that has not begun, and not a fen of it paid. */
async function idle(g: Ground): Promise<void> {
  const giver = { source: 'district', giverCode: g.district, year: 2020, onDate: '2020-11-20' } as const
  const amountFen = wan(60)
  const from = await appropriate(g.base, g.east, {
    ...giver,
    amountFen,
    onPrecision: 'day',
    purpose: '2020年年末追加协作资金（示例）',
  })
  const to = await allocate(g.base, g.east, {
    county: g.banner.code,
    appropriationCounty: g.district,
    appropriationId: from.id,
    amountFen,
    onDate: '2020-11-25',
    reason: '结对区年末追加，用于冷链配套（示例）',
  })
  const c: WayCase = {
    what: '冷链配套',
    category: 'storage',
    content: '新增冷藏车 2 台、预冷设备 1 套',
    scale: '2 台',
    wan: 60,
    households: 18,
    passed: {},
    lacks: 'all',
    planned: [-60, 90],
  }
  const at = await admitted(g, c, g.places.at(-1)!)
  await addFunding(g.base, g.west, at, { source: giver.source, allocationId: to.id, amountFen })
}

async function banner(base: Base, files: FileStore, system: Reader, b: Banner, n: number): Promise<void> {
  const on = today()
  const district = b.district ?? CITY
  const west = personOf(system, 'banner_bureau', b.code, `${b.name}主管部门`)
  const east = personOf(system, 'district_office', district, '结对区支援合作部门', [district, b.code])
  const posting = await posted(base, west, b, district, on, n)
  const places = await placesOf(base, b.code)
  const folder = await mkdtemp(join(tmpdir(), 'duikou-demo-'))
  const g: Ground = {
    base,
    files,
    on,
    banner: b,
    district,
    west,
    east,
    posting: posting.id,
    places,
    papers: new Map(),
    photos: new Map(),
    folder,
  }
  try {
    const own = b.code === OWN
    const some = district === OWN_DISTRICT ? [0, 4, 8] : [0]
    const cases = own ? WAY_CASES : some.map(k => WAY_CASES[(n + k) % WAY_CASES.length]!)
    // Nobody signs for the east where no district is known: what has passed a gate is left out.
    const possible = cases.filter(c => district !== CITY || !Object.keys(c.passed).length)
    const [home, ...others] = places as [Place, ...Place[]]
    for (const [i, c] of possible.entries()) await project(g, c, c.home ? home : others[i % others.length]!)
    if (own) await idle(g)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One banner after another: each has its own chain of audit lines. */
export async function putOnTheWay(base: Base, files: FileStore, system: Reader): Promise<void> {
  for (const [n, b] of banners().entries()) await banner(base, files, system, b, n)
}
