import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { standing } from '../../kernel/contribution.ts'
import type { Asked, Indicator } from '../../kernel/contribution.ts'
import type { ExitObject } from './exit.terms.ts'

/** Each declaration names its village or banner, so that one declared out twice counts once, also without a document. */
const exited = (
  object: ExitObject,
): SQL => sql`select 'exit' as record_type, e.county, e.id as record_id, e.area_code, null::text as giver_code,
  null::text as kind, e.on_date, 1::bigint as value, null::bigint as weight, e.area_code as distinct_key, e.basis, e.recorded_at, e.retracted_at
  from exit_declaration e where e.object = ${object} and e.kind = 'exited'`

/** From the last day of the year of designation on; where the year is not known, from the day it was recorded. */
const designated = sql`select 'designation' as record_type, d.county, d.id as record_id, d.area_code,
  coalesce(make_date(d.year, 12, 31), (d.recorded_at at time zone 'Asia/Shanghai')::date) as on_date,
  1::bigint as value, 'evidenced' as basis, d.recorded_at, d.retracted_at
  from designation d where d.object = 'village'`

const declarations = sql`select 'exit', e.county, e.id, e.area_code, e.on_date,
  case e.kind when 'returned' then 1 else 0 end::bigint, e.basis, e.recorded_at, e.retracted_at
  from exit_declaration e where e.object = 'village'`

/** What is said of a village holds until the next thing is said of it. */
const sayings = (all: SQL, asked: Asked): SQL => sql`select s.record_type, s.county, s.record_id, s.area_code,
  null::text as giver_code, null::text as kind, s.on_date, s.until_date, s.value, null::bigint as weight, s.area_code as distinct_key, s.basis,
  s.recorded_at, s.retracted_at
  from (select v.*, lead(v.on_date) over (partition by v.county, v.area_code order by v.on_date, v.recorded_at, v.record_id) as until_date
    from (${all}) v where ${standing(sql`v`, asked)}) s where s.value <> 0`

const RECEIVER = ['receiver'] as const

export const exitIndicators: readonly Indicator[] = [
  {
    id: 'exit.villages',
    version: 1,
    fold: 'distinct',
    unit: 'village',
    sides: RECEIVER,
    open: true,
    title: { zh: '退出的贫困嘎查村', en: 'Poor villages declared out' },
    meaning: {
      zh: '期内公告退出且未撤回的贫困嘎查村，一村只计一次；此后返贫的仍计入公告当期。',
      en: 'Poor villages declared out in the period and not withdrawn, each counted once; one that returned later still counts in the period of its declaration.',
    },
    source: '厅字〔2016〕16号（贫困村退出）',
    contributions: () => exited('village'),
  },
  {
    id: 'exit.banners',
    version: 1,
    fold: 'distinct',
    unit: 'banner',
    sides: RECEIVER,
    open: true,
    title: { zh: '摘帽的贫困旗县', en: 'Poor banners declared out' },
    meaning: {
      zh: '期内经自治区人民政府公告退出且未撤回的贫困旗县。',
      en: 'Poor banners declared out by the region in the period and not withdrawn.',
    },
    source: '内蒙古自治区人民政府公告 2020-03-04',
    contributions: () => exited('banner'),
  },
  {
    id: 'exit.villages_designated',
    version: 1,
    fold: 'stock',
    unit: 'village',
    sides: RECEIVER,
    open: true,
    title: { zh: '识别的贫困嘎查村', en: 'Villages designated as poor' },
    meaning: {
      zh: '截至当日登记识别的贫困嘎查村，含已退出的；识别年度按年末计。',
      en: 'Villages designated as poor up to the day, also those that are out; a year of designation counts from its last day.',
    },
    source: '国开办发〔2014〕24号（建档立卡）',
    contributions: asked => sayings(designated, asked),
  },
  {
    id: 'exit.villages_poor',
    version: 1,
    fold: 'stock',
    unit: 'village',
    sides: RECEIVER,
    open: true,
    title: { zh: '未退出的贫困嘎查村', en: 'Poor villages not out' },
    meaning: {
      zh: '截至当日已识别而未退出、或退出后又返贫的嘎查村。',
      en: 'Villages designated and not out on the day, or returned since.',
    },
    source: '厅字〔2016〕16号（贫困村退出）',
    contributions: asked => sayings(sql`${designated} union all ${declarations}`, asked),
  },
]
