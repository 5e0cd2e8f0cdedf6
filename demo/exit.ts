/** Designations and exits: the banners' in the rounds of reference/banners.csv, the villages' no later than their banner's. */
import type { CopyValue } from '../src/kernel/copy.ts'
import type { DemoDocument } from './document.ts'
import type { Random } from './random.ts'
import type { Banner, Village } from './village.ts'

export const DESIGNATION = ['county', 'id', 'area_code', 'object', 'level', 'year', 'recorded_at', 'batch_id']
export const EXIT = [
  'county',
  'id',
  'area_code',
  'object',
  'kind',
  'round',
  'on_date',
  'on_precision',
  'incidence',
  'basis',
  'document_county',
  'document_id',
  'recorded_at',
  'batch_id',
]

const FIRST_ROUND = 2016
const NOTICE_MONTH = '12'

export interface ExitRows {
  readonly documents: DemoDocument[]
  readonly designations: CopyValue[][]
  readonly exits: CopyValue[][]
}

export function exits(
  random: Random,
  banners: readonly Banner[],
  villages: readonly Village[],
  recordedAt: string,
  batch: string,
): ExitRows {
  const at = Date.parse(recordedAt)
  const rows: ExitRows = { documents: [], designations: [], exits: [] }
  const document = (
    county: string,
    round: number,
    object: string,
    on: string,
    precision: DemoDocument['precision'],
  ): DemoDocument => {
    const made: DemoDocument = {
      id: random.id(at),
      county,
      kind: 'exit',
      issuedOn: on,
      precision: precision ?? 'day',
      number: `示例扶组发〔${on.slice(0, 4)}〕${rows.documents.length + 1}号`,
      title: `关于${round}年度${object}退出的公告（示例）`,
      issuer: object === '贫困旗县' ? '自治区扶贫开发领导小组（示例）' : '旗县扶贫开发领导小组（示例）',
    }
    rows.documents.push(made)
    return made
  }
  for (const banner of banners) {
    rows.designations.push([
      banner.code,
      random.id(at),
      banner.code,
      'banner',
      'national',
      null,
      recordedAt,
      batch,
    ])
    const act = document(banner.code, banner.round, '贫困旗县', banner.exitOn, banner.precision)
    const incidence = (0.001 + random.next() * 0.012).toFixed(4)
    rows.exits.push([
      banner.code,
      random.id(at),
      banner.code,
      'banner',
      'exited',
      banner.round,
      banner.exitOn,
      banner.precision,
      incidence,
      'evidenced',
      act.county,
      act.id,
      recordedAt,
      batch,
    ])
    const own = villages.filter(v => v.county === banner.code)
    const rounds = Array.from(
      { length: Math.min(banner.round, 2019) - FIRST_ROUND + 1 },
      (_, i) => FIRST_ROUND + i,
    )
    const acts = new Map(
      rounds.map(round => [
        round,
        document(
          banner.code,
          round,
          '贫困嘎查村',
          random.day(`${round}-${NOTICE_MONTH}-01`, `${round}-${NOTICE_MONTH}-25`),
          'day',
        ),
      ]),
    )
    for (const village of own) {
      rows.designations.push([
        banner.code,
        random.id(at),
        village.code,
        'village',
        'national',
        2014,
        recordedAt,
        batch,
      ])
      const round = random.pick(rounds)
      const notice = acts.get(round)!
      rows.exits.push([
        banner.code,
        random.id(at),
        village.code,
        'village',
        'exited',
        round,
        notice.issuedOn,
        'day',
        (random.next() * 0.019).toFixed(4),
        'evidenced',
        banner.code,
        notice.id,
        recordedAt,
        batch,
      ])
    }
  }
  return rows
}
