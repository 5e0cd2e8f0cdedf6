/** What `notice` asks of projects: one before or after it is built, a banner's share, its plan of a year, its library. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { reason } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { areaNames, placeNames } from '../area/areaName.queries.ts'
import { rangeOf } from '../area/area.rules.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import type { Content } from '../notice/announcement.content.ts'
import type { About, Drawn } from '../notice/announcement.source.ts'
import { column, counted, fact, HOUSEHOLDS } from '../notice/content.rules.ts'
import { citationJoin } from '../notice/document.queries.ts'
import { afterText, beforeText } from './announced.rules.ts'
import type { AnnouncedProject, Text } from './announced.rules.ts'
import { YEARLY } from './library.terms.ts'
import type { At, ProjectRow } from './opened.commands.ts'
import { libraryState } from './project.queries.ts'
import { project } from './project.table.ts'
import { CATEGORIES } from './project.terms.ts'
import type { ProjectCategory } from './project.terms.ts'
import { fundingOf, progressOf } from './state.queries.ts'

/** Nothing is told of fewer people than this; null while nobody has entered it. */
async function floorOf(tx: Tx, county: string): Promise<number | null> {
  const row = await findParameter(tx, 'stats.suppress_below', county)
  return typeof row?.value === 'number' ? row.value : null
}

/** 红旗镇红义村: the way to a place below its banner. */
async function placesOf(tx: Tx, codes: readonly string[]): Promise<(code: string) => string> {
  const names = await placeNames(tx, codes)
  return code => {
    const { county, township, village } = names(code)
    return `${county}${township ?? ''}${village ?? ''}`
  }
}

interface Sums extends Record<string, unknown> {
  spentFen: bigint
  linked: bigint
  assets: bigint
  assetsFen: bigint
}

const sumsOf = async (tx: Tx, { county, id }: At): Promise<Sums> =>
  (
    await tx.db.execute<Sums>(sql`select
      (select coalesce(sum(s.amount_fen), 0)::bigint from project_payment l join spending s on s.county = l.county and s.payment_id = l.payment_id and s.retracted_at is null
        where l.county = ${county} and l.project_id = ${id} and l.retracted_at is null) as "spentFen",
      (select count(distinct h.household_id) from linkage k join linkage_household h on h.county = k.county and h.linkage_id = k.id and h.retracted_at is null
        where k.county = ${county} and k.project_id = ${id} and k.retracted_at is null) as linked,
      (select count(*) from asset a where a.county = ${county} and a.project_id = ${id} and a.retracted_at is null) as assets,
      (select coalesce(sum(a.original_fen), 0)::bigint from asset a where a.county = ${county} and a.project_id = ${id} and a.retracted_at is null) as "assetsFen"`)
  ).rows[0]!

interface Target extends Record<string, unknown> {
  name: string
  unit: string
  target: string
  achieved: string | null
}

const targetsOf = async (tx: Tx, { county, id }: At): Promise<Target[]> =>
  (
    await tx.db.execute<Target>(sql`select name, unit, target, achieved from performance_target
    where county = ${county} and project_id = ${id} and retracted_at is null order by id`)
  ).rows

async function factsOf(tx: Tx, row: ProjectRow): Promise<AnnouncedProject> {
  const sums = await sumsOf(tx, row)
  const place = await placesOf(tx, [row.areaCode])
  return {
    ...row,
    place: place(row.areaCode),
    funding: await fundingOf(tx, row),
    targets: await targetsOf(tx, row),
    ...(await progressOf(tx, row)),
    spentFen: sums.spentFen,
    linkedHouseholds: Number(sums.linked),
    assets: Number(sums.assets),
    assetsFen: sums.assetsFen,
    floor: await floorOf(tx, row.county),
  }
}

const ofProject =
  (text: (p: AnnouncedProject) => Text) =>
  async (tx: Tx, { county, subjectId }: About): Promise<Drawn | null> => {
    const [row] = await tx.db
      .select()
      .from(project)
      .where(
        sql`${project.county} = ${county} and ${project.id} = ${subjectId}::uuid and ${project.retractedAt} is null`,
      )
    if (!row) return null
    const year = Number((row.plannedFrom ?? row.recordedAt.toISOString()).slice(0, 4))
    return { areaCode: row.areaCode, year, ...text(await factsOf(tx, row)) }
  }

interface Listed extends Record<string, unknown> {
  name: string
  areaCode: string
  category: ProjectCategory
  content: string
  unit: string | null
  budgetFen: bigint
  fen: bigint
  households: number | null
}

/** Projects that stand in the library, with the sum of `money`, the dearest first. */
const listed = async (tx: Tx, money: SQL, where: SQL): Promise<Listed[]> =>
  (
    await wide(tx, () =>
      tx.db.execute<Listed>(sql`select j.name, j.area_code as "areaCode", j.category, j.content, j.unit, j.budget_fen as "budgetFen",
        ${money} as fen, j.households from project j where j.retracted_at is null and ${where} order by j.area_code, j.name, j.id`),
    )
  ).rows

const boundOf = (
  of: SQL,
): SQL => sql`coalesce((select sum(f.amount_fen) from project_funding f join allocation a on a.county = f.county and a.id = f.allocation_id
  and a.retracted_at is null where f.county = j.county and f.project_id = j.id and f.retracted_at is null and ${of}), 0)::bigint`

const sumOf = (rows: readonly Listed[], of: (r: Listed) => bigint): bigint =>
  rows.reduce((sum, r) => sum + of(r), 0n)

async function table(
  tx: Tx,
  rows: readonly Listed[],
  county: string,
): Promise<Pick<Content, 'columns' | 'rows'>> {
  const place = await placesOf(
    tx,
    rows.map(r => r.areaCode),
  )
  const floor = await floorOf(tx, county)
  return {
    columns: [
      column('项目名称', 'Project', 'text'),
      column('实施地点', 'Place', 'text'),
      column('项目类别', 'Category', 'word'),
      column('投资规模', 'Budget', 'money', true),
      column('其中：已安排财政资金', 'Of it funds bound', 'money', true),
      column('受益户', 'Households', 'word'),
      column('实施单位', 'Unit in charge', 'text'),
    ],
    rows: rows.map(r => {
      const { zh, en } = CATEGORIES[r.category]
      const homes = r.households === null ? null : counted(r.households, floor, HOUSEHOLDS)
      return [r.name, place(r.areaCode), { zh, en }, String(r.budgetFen), String(r.fen), homes, r.unit]
    }),
  }
}

const none = (rows: readonly Listed[], zh: string, en: string) =>
  rows.length ? [] : [reason('announced.none', zh, en)]

/** 年度计划: the projects that a banner's money of a year is bound to. */
async function plan(tx: Tx, { county, areaCode, year }: About): Promise<Drawn | null> {
  const names = await areaNames(tx, [areaCode])
  const name = names.get(areaCode)
  if (!name) return null
  const { lo, hi } = rangeOf(areaCode)
  const money = boundOf(sql`a.year = ${year}::int`)
  const rows = await listed(
    tx,
    money,
    sql`j.county = ${county} and j.area_code >= ${lo} and j.area_code < ${hi} and ${money} > 0`,
  )
  return {
    areaCode,
    year,
    content: {
      title: { zh: `${name}${year}年度项目实施计划公告`, en: `${name}: plan of ${year}` },
      facts: [
        ...fact('计划年度', 'Year', 'number', year),
        ...fact('项目数', 'Projects', 'number', rows.length),
        ...fact(
          '投资规模合计',
          'Budgets',
          'money',
          sumOf(rows, r => r.budgetFen),
        ),
        ...fact(
          '本年度安排财政资金',
          'Funds of the year',
          'money',
          sumOf(rows, r => r.fen),
        ),
      ],
      ...(await table(tx, rows, county)),
    },
    missing: none(rows, '该年度资金还没有安排到项目。', 'No money of that year is bound to a project.'),
  }
}

/** 项目库: what stands in the library for a year. */
async function library(tx: Tx, { county, areaCode, year }: About): Promise<Drawn | null> {
  const names = await areaNames(tx, [areaCode])
  const name = names.get(areaCode)
  if (!name) return null
  const { lo, hi } = rangeOf(areaCode)
  const rows = await listed(
    tx,
    boundOf(sql`true`),
    sql`j.county = ${county} and j.area_code >= ${lo} and j.area_code < ${hi} and ${libraryState} = 'in_library'
      and exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.retracted_at is null
        and s.year = ${year}::int and s.step = any(${`{${YEARLY.join(',')}}`}::text[]))`,
  )
  return {
    areaCode,
    year,
    content: {
      title: { zh: `${name}${year}年度项目库公告`, en: `${name}: project library of ${year}` },
      facts: [
        ...fact('项目年度', 'Year', 'number', year),
        ...fact('入库项目数', 'Projects', 'number', rows.length),
        ...fact(
          '投资规模合计',
          'Budgets',
          'money',
          sumOf(rows, r => r.budgetFen),
        ),
      ],
      ...(await table(tx, rows, county)),
    },
    missing: none(rows, '该年度项目库没有项目。', 'The library of that year is empty.'),
  }
}

interface Share extends Record<string, unknown> {
  banner: string | null
  giver: string | null
  source: Source
  year: number
  amountFen: bigint
  onDate: string
  reason: string
  number: string | null
}

/** 资金分配结果 of a banner: its share, and the projects it is bound to. */
async function share(tx: Tx, { county, subjectId }: About): Promise<Drawn | null> {
  const found =
    await tx.db.execute<Share>(sql`select n.name as banner, g.name as giver, a.source, a.year, a.amount_fen as "amountFen",
      a.on_date as "onDate", a.reason, d.number
    from allocation a left join area n on n.code = a.county and n.valid_to is null
      left join area g on g.code = a.giver_code and g.valid_to is null ${citationJoin(sql`a`)}
    where a.county = ${county} and a.id = ${subjectId}::uuid and a.retracted_at is null`)
  const a = found.rows[0]
  if (!a) return null
  const money = boundOf(sql`a.id = ${subjectId}::uuid`)
  const rows = await listed(tx, money, sql`j.county = ${county} and ${money} > 0`)
  const name = SOURCES[a.source]
  const bound = sumOf(rows, r => r.fen)
  return {
    areaCode: county,
    year: a.year,
    content: {
      title: {
        zh: `${a.banner ?? county}${a.year}年度${name.zh}资金分配结果公告`,
        en: `${a.banner ?? county}: allocation of ${a.year} funds (${name.en})`,
      },
      facts: [
        ...fact('资金来源', 'Source', 'word', { zh: name.zh, en: name.en }),
        ...fact('援助方', 'Giver', 'text', a.giver),
        ...fact('资金文件', 'Document', 'text', a.number),
        ...fact('资金年度', 'Year', 'number', a.year),
        ...fact('下达旗县日期', 'Allocated on', 'date', a.onDate),
        ...fact('分配金额', 'Allocated', 'money', a.amountFen),
        ...fact('分配理由', 'Reason', 'text', a.reason),
        ...fact('已安排到项目', 'Bound to projects', 'money', bound),
        ...fact('待安排', 'Not yet bound', 'money', a.amountFen - bound),
      ],
      ...(await table(tx, rows, county)),
    },
    missing: [],
  }
}

export const projectAnnounced = {
  before: ofProject(beforeText),
  after: ofProject(afterText),
  allocation: share,
  plan,
  library,
}
