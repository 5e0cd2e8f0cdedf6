/**
 * The fifth batch in post at the end of 2020: 107 cadres, known by their posts and never by a name. Those of whom the
 * story tells have its district, host and month.
 */
import { postingBatch } from '../src/domain/secondment/posting.table.ts'
import { getTableName } from 'drizzle-orm'
import { later } from './rows.ts'
import type { Row } from './rows.ts'
import type { Random } from './random.ts'
import type { Banner } from './village.ts'

export const BATCH = 'beijing-inner-mongolia-5'
const LEAGUES = ['150100', '150400', '150500', '150700', '150900', '152200', '152500']
const IN_POST = 107

export const BATCH_TABLE = getTableName(postingBatch)

export interface Cadre {
  readonly id: string
  readonly county: string
  readonly name: string
  readonly fromOn: string
  readonly toOn: string
}

/** What the story says of single postings: where from, and when. */
const TOLD: Readonly<Record<string, Partial<Record<string, string>>>> = {
  '150125': { sender_unit: '门头沟区某单位（示例）' },
  '150422': { from_on: '2019-04-30', from_precision: 'month' },
  '150723': {
    sender_unit: '西城区西长安街街道办事处',
    origin: 'volunteered',
    origin_note: '主动申请来扶贫',
  },
}

const POSTS = ['旗县委常委、副旗县长（挂职）', '扶贫办副主任（挂职）', '农牧局副局长（挂职）']

export function secondments(
  random: Random,
  banners: readonly Banner[],
  names: ReadonlyMap<string, string>,
  tail: { readonly recorded_at: string; readonly batch_id: string },
) {
  const at = Date.parse(tail.recorded_at)
  const batch: Row = {
    id: random.id(at),
    code: BATCH,
    ordinal: 5,
    giver_code: '110000',
    receiver_code: '150000',
    name: '北京第五批赴内蒙古挂职干部团队',
    from_on: '2018-05-01',
    to_on: '2021-05-31',
    source: '《北京日报》2020 年报道（示例人员）',
    recorded_at: tail.recorded_at,
    recorded_by: 'demonstration',
  }
  const postings: Row[] = []
  const cadres: Cadre[] = []
  const add = (county: string, district: string, post: string, hostUnit: string, told: Row = {}): void => {
    const name = `挂职干部${String(postings.length + 1).padStart(3, '0')}（示例）`
    const row: Row = {
      county,
      id: random.id(at),
      area_code: county,
      person_name: name,
      kind: 'cadre',
      direction: 'to_steppe',
      sender_unit: `${names.get(district) ?? '北京市'}某单位（示例）`,
      district_code: district,
      host_unit: hostUnit,
      post,
      batch_code: BATCH,
      from_on: later('2017-12-20', random.int(0, 10)),
      from_precision: 'day',
      to_on: '2021-05-31',
      to_precision: 'month',
      origin: random.chance(0.2) ? 'volunteered' : 'assigned',
      origin_note: null,
      ...told,
      ...tail,
    }
    postings.push(row)
    cadres.push({
      id: row.id as string,
      county,
      name,
      fromOn: row.from_on as string,
      toOn: row.to_on as string,
    })
  }
  add('150000', '110000', '自治区政府副秘书长（挂职）、团队领队', '内蒙古自治区人民政府办公厅')
  for (const banner of banners)
    POSTS.forEach((post, i) =>
      // The one who signs from the beginning is the second: what the story tells of a banner is its first.
      add(
        banner.code,
        banner.district ?? '110000',
        post,
        `${banner.name}人民政府`,
        i === 0 ? TOLD[banner.code] : {},
      ),
    )
  for (let n = 0; postings.length < IN_POST; n++)
    add(LEAGUES[n % LEAGUES.length]!, '110000', '扶贫办副主任（挂职）', '盟市扶贫开发办公室')
  return { batch, postings, cadres }
}
