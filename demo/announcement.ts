/**
 * 公告公示 of the demonstration: plans and shares of the years were announced, a few were not, so that the alarm has
 * rows; and beside them announcements that live on the day of loading: one hangs, one waits for its photo, one is
 * objected to, one came down too early, one is a draft. Texts are made by the same sources as in earnest.
 */
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import type { Announced } from '../src/domain/notice/announcement.source.ts'
import { sourceKey } from '../src/domain/notice/announcement.source.ts'
import {
  announcement,
  announcementAnswer,
  announcementObjection,
  announcementPosting,
  announcementRemoval,
} from '../src/domain/notice/announcement.table.ts'
import type { AnnouncedRecord, AnnouncementKind } from '../src/domain/notice/announcement.terms.ts'
import { file } from '../src/domain/notice/document.table.ts'
import type { Reader } from '../src/kernel/access.ts'
import { newId, today } from '../src/kernel/clock.ts'
import type { Base } from '../src/kernel/db.ts'
import type { FileStore, Stored } from '../src/kernel/file.ts'
import { within } from '../src/kernel/tx.ts'
import type { Tx } from '../src/kernel/tx.ts'
import { boardPicture } from './boardPicture.ts'
import { later } from './rows.ts'

const DAYS = 10
const SOURCE = '国开办发〔2018〕11号'
const HOME = '152527'
const TOWNSHIP = '152527102'
const VILLAGE = '152527102216'
/** Banners that announced nothing of their last year: what the alarm shows. */
const SILENT = ['150521', '150929', '152202']

interface Ground {
  readonly tx: Tx
  readonly announced: Announced
  readonly batch: string
  readonly numbers: Map<string, number>
  /** The two drawn pictures in the store, and the files that each place has of them. */
  readonly kept: Readonly<Record<When, Stored>>
  readonly photos: Map<string, Photos>
}

type When = 'hung' | 'ended'
type Photos = Readonly<Record<When, string>>

interface About {
  readonly county: string
  readonly kind: AnnouncementKind
  readonly year: number
  readonly subject?: { readonly type: AnnouncedRecord; readonly id: string }
  readonly areaCode?: string
}

interface Made {
  readonly county: string
  readonly id: string
  readonly areaCode: string
}

const at = (on: string): Date => new Date(`${on}T02:00:00.000Z`)

/** Null where there is nothing to tell. */
async function publish(g: Ground, about: About, on: string | null): Promise<Made | null> {
  const { county, kind, subject } = about
  const found = await g.announced.sources[sourceKey(kind, subject?.type ?? null)!](g.tx, {
    county,
    areaCode: about.areaCode ?? county,
    year: about.year,
    subjectId: subject?.id ?? null,
  })
  if (!found || found.missing.length) return null
  const name = await nameOf(g.tx, county)
  const begins = `${county}-${(on ?? '').slice(0, 4)}-`
  const ordinal = (g.numbers.get(begins) ?? 0) + 1
  if (on) g.numbers.set(begins, ordinal)
  const made = { county, id: newId(), areaCode: found.areaCode }
  await g.tx.db.insert(announcement).values({
    ...made,
    kind,
    year: found.year,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    issuer: `${name}主管部门（示例）`,
    officePhone: `${county.startsWith('15') ? '0479' : '010'}-5550${county.slice(2)}`,
    onDate: on ?? today(g.tx.at),
    draftedBy: 'demonstration',
    ...(on
      ? {
          number: begins + String(ordinal).padStart(3, '0'),
          content: found.content,
          publishedOn: on,
          publishedBy: 'demonstration',
        }
      : {}),
    recordedAt: on ? at(on) : g.tx.at,
    batchId: g.batch,
  })
  return made
}

const names = new Map<string, string>()
async function nameOf(tx: Tx, code: string): Promise<string> {
  const known = names.get(code)
  if (known) return known
  const found = await tx.db.execute<{ name: string }>(
    sql`select name from area where code = ${code} and valid_to is null`,
  )
  const name = found.rows[0]?.name ?? code
  names.set(code, name)
  return name
}

async function online(g: Ground, of: Made, on: string): Promise<void> {
  await g.tx.db.insert(announcementPosting).values({
    ...of,
    id: newId(),
    areaCode: of.areaCode.slice(0, 6),
    announcementId: of.id,
    level: 'portal_banner',
    place: '旗县政府门户网站（示例）',
    url: 'https://www.example.gov.cn/',
    fromOn: on,
    putUpBy: 'demonstration',
    recordedAt: at(on),
    batchId: g.batch,
  })
}

/** @param ends whole: looked at on its last day; early: taken down before; open: as it is on the day of loading */
async function hang(
  g: Ground,
  of: Made,
  areaCode: string,
  on: string,
  ends: 'whole' | 'early' | 'open',
): Promise<void> {
  const photos = await photosOf(g, areaCode)
  const postingId = newId()
  const own = { county: of.county, areaCode, announcementId: of.id, batchId: g.batch }
  await g.tx.db.insert(announcementPosting).values({
    ...own,
    id: postingId,
    level: areaCode.length === 12 ? 'village' : 'township',
    place: areaCode.length === 12 ? '党群服务中心公告栏（示例）' : '便民服务大厅公告栏（示例）',
    fromOn: on,
    toOn: later(on, DAYS),
    leastDays: DAYS,
    daysSource: SOURCE,
    fileId: photos.hung,
    photoOn: on,
    putUpBy: 'demonstration',
    recordedAt: at(on),
  })
  if (ends === 'open') return
  const last = later(on, ends === 'whole' ? DAYS : DAYS - 6)
  await g.tx.db.insert(announcementRemoval).values({
    ...own,
    id: newId(),
    postingId,
    onDate: last,
    ...(ends === 'whole' ? { fileId: photos.ended, photoOn: last } : { note: '大风刮落（示例）' }),
    takenDownBy: 'demonstration',
    recordedAt: at(last),
  })
}

interface Said {
  readonly reference: string
  readonly on: string
  readonly content: string
  readonly answer?: string
}

async function object(g: Ground, of: Made, said: Said): Promise<void> {
  const own = { county: of.county, areaCode: of.areaCode, announcementId: of.id, batchId: g.batch }
  const id = newId()
  await g.tx.db.insert(announcementObjection).values({
    ...own,
    id,
    reference: `${of.county}-${said.reference}`,
    channel: 'public',
    contentSealed: g.tx.vault.seal(said.content),
    raisedOn: said.on,
    recordedAt: at(said.on),
  })
  if (said.answer)
    await g.tx.db.insert(announcementAnswer).values({
      ...own,
      id: newId(),
      objectionId: id,
      onDate: later(said.on, 2),
      result: 'rejected',
      answer: said.answer,
      answeredBy: 'demonstration',
      recordedAt: at(later(said.on, 2)),
    })
}

interface Share extends Record<string, unknown> {
  county: string
  id: string
  year: number
  on: string
}

/** The years of the period: every share on the portal of its banner, every plan on portal and board. */
async function years(g: Ground): Promise<void> {
  const shares = await g.tx.db.execute<Share>(sql`select county, id, year, on_date as on from allocation
    where retracted_at is null and year <= 2020 order by county, year, id`)
  const silent = (county: string, year: number): boolean => year === 2020 && SILENT.includes(county)
  for (const s of shares.rows) {
    if (silent(s.county, s.year)) continue
    const on = later(s.on, 12)
    const subject = { type: 'allocation', id: s.id } as const
    const made = await publish(g, { county: s.county, kind: 'funds', year: s.year, subject }, on)
    if (made) await online(g, made, on)
  }
  const plans =
    await g.tx.db.execute<Share>(sql`select a.county, a.year, greatest(min(p.on_date), min(a.on_date)) as on, min(a.id::text) as id from allocation a
    join project_funding f on f.county = a.county and f.allocation_id = a.id and f.retracted_at is null
    join gate_passage p on p.county = f.county and p.project_id = f.project_id and p.gate = 'initiation' and p.retracted_at is null
    where a.retracted_at is null and a.year <= 2020 group by 1, 2 order by 1, 2`)
  for (const s of plans.rows) {
    if (silent(s.county, s.year)) continue
    const on = later(s.on, 5)
    const made = await publish(g, { county: s.county, kind: 'plan', year: s.year }, on)
    if (!made) continue
    await online(g, made, on)
    const township = s.county === HOME ? TOWNSHIP : await firstTownship(g.tx, s.county)
    await hang(g, made, township, on, 'whole')
    if (s.county === HOME && s.year === 2020)
      await object(g, made, {
        reference: 'DEM23-AABB4',
        on: later(on, 3),
        content: '饮水安全项目的受益户数是否包括新搬来的几户？（示例）',
        answer: '受益范围以实施方案为准，新增户在年度调整时一并核定。（示例）',
      })
  }
}

async function firstTownship(tx: Tx, county: string): Promise<string> {
  const found = await tx.db.execute<{ code: string }>(
    sql`select code from area where parent_code = ${county} and valid_to is null order by code limit 1`,
  )
  return found.rows[0]!.code
}

interface Project extends Record<string, unknown> {
  id: string
  areaCode: string
  year: number
  initiation: string
  acceptance: string | null
}

/** Projects of the banner that one signs in to: notices of the past, and what lives on the day of loading. */
async function projects(g: Ground): Promise<void> {
  const { rows } =
    await g.tx.db.execute<Project>(sql`select j.id, j.area_code as "areaCode", extract(year from i.on_date)::int as year,
      i.on_date as initiation, a.on_date as acceptance from project j
    join gate_passage i on i.county = j.county and i.project_id = j.id and i.gate = 'initiation' and i.retracted_at is null
    left join gate_passage a on a.county = j.county and a.project_id = j.id and a.gate = 'acceptance' and a.retracted_at is null
    where j.county = ${HOME} and j.retracted_at is null order by i.on_date, j.id`)
  const done = rows.filter(r => r.acceptance)
  const of = (r: Project, kind: 'before' | 'after'): About => ({
    county: HOME,
    kind,
    year: r.year,
    subject: { type: 'project', id: r.id },
  })
  for (const r of done.slice(0, 6))
    for (const [kind, gate] of [
      ['before', r.initiation],
      ['after', r.acceptance!],
    ] as const) {
      const on = later(gate, -DAYS - 4)
      const made = await publish(g, of(r, kind), on)
      if (made) await hang(g, made, r.areaCode.length > 6 ? r.areaCode : TOWNSHIP, on, 'whole')
    }
  await living(
    g,
    done.slice(6).map(r => of(r, 'after')),
  )
}

/** What the day of loading finds: dates are counted from it. */
async function living(g: Ground, notices: readonly About[]): Promise<void> {
  const now = today(g.tx.at)
  const library = await publish(g, { county: HOME, kind: 'library', year: 2021 }, later(now, -4))
  if (library) {
    await online(g, library, later(now, -4))
    await hang(g, library, TOWNSHIP, later(now, -4), 'open')
  }
  const [due, objected, early, draft] = notices
  const own = ({ areaCode }: Made): string => (areaCode.length === 12 ? areaCode : VILLAGE)
  if (due) {
    const made = await publish(g, due, later(now, -DAYS - 2))
    if (made) await hang(g, made, VILLAGE, later(now, -DAYS - 2), 'open')
  }
  if (objected) {
    const made = await publish(g, objected, later(now, -6))
    if (made) {
      await hang(g, made, own(made), later(now, -6), 'open')
      await object(g, made, {
        reference: 'DEM23-CCDD5',
        on: later(now, -2),
        content: '公告上的完工日期与现场不一致，请复核。（示例）',
      })
    }
  }
  if (early) {
    const made = await publish(g, early, later(now, -8))
    if (made) await hang(g, made, own(made), later(now, -8), 'early')
  }
  if (draft) await publish(g, draft, null)
}

/** The files of a place, made when its first board is hung. */
async function photosOf(g: Ground, areaCode: string): Promise<Photos> {
  const known = g.photos.get(areaCode)
  if (known) return known
  const ids = { hung: newId(), ended: newId() }
  g.photos.set(areaCode, ids)
  for (const when of ['hung', 'ended'] as const)
    await g.tx.db.insert(file).values({
      county: areaCode.slice(0, 6),
      id: ids[when],
      areaCode,
      ...g.kept[when],
      name: when === 'hung' ? '张贴（示例图）.png' : '期满（示例图）.png',
      mediaType: 'image/png',
      uploadedBy: 'demonstration',
      at: g.tx.at,
    })
  return ids
}

export function announceDemonstration(
  base: Base,
  store: FileStore,
  system: Reader,
  announced: Announced,
): Promise<void> {
  return within(base, system, async tx => {
    const batch = newId()
    const g: Ground = {
      tx,
      announced,
      batch,
      numbers: new Map(),
      kept: {
        hung: await store.put(Readable.from(boardPicture('hung')), 1_048_576),
        ended: await store.put(Readable.from(boardPicture('ended')), 1_048_576),
      },
      photos: new Map(),
    }
    await years(g)
    await projects(g)
  })
}
