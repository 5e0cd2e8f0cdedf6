/** The stage of a batch, read back household by household, a page at a time: memory stays flat. */
import type { Tx } from '../../kernel/tx.ts'
import type { Finding } from './finding.terms.ts'
import { unpackRow } from './import.rules.ts'
import type { StagedRow } from './import.rules.ts'

const PAGE_ROWS = 2000

/** As it lies in the stage. */
export interface SealedRow {
  readonly row_no: number
  readonly area_code: string
  readonly household_key: string
  readonly problems: Finding[]
  readonly row_sealed: string
}

export interface StagePart {
  readonly pageRows?: number | undefined
  /** These households only. */
  readonly keys?: readonly string[]
}

const SELECT = `select row_no, area_code, household_key, problems, row_sealed from batch_row where county = $1 and batch_id = $2`
const ORDER = 'order by household_key, row_no'

/** Rows in the order of their households, through a cursor: the stage is read once along its index. */
async function* sealedRows(
  { client }: Tx,
  county: string,
  batchId: string,
  part: StagePart,
): AsyncGenerator<SealedRow[]> {
  if (part.keys) {
    const text = `${SELECT} and household_key = any($3) ${ORDER}`
    yield (await client.query<SealedRow>(text, [county, batchId, part.keys])).rows
    return
  }
  await client.query('set local enable_sort = off')
  await client.query(`declare stage no scroll cursor for ${SELECT} ${ORDER}`, [county, batchId])
  await client.query('set local enable_sort = on')
  const limit = part.pageRows ?? PAGE_ROWS
  for (;;) {
    const { rows } = await client.query<SealedRow>(`fetch ${limit} from stage`)
    if (rows.length) yield rows
    if (rows.length < limit) break
  }
  await client.query('close stage')
}

/** Whole households, as many as a page holds; still sealed. */
export async function* stagedPages(
  tx: Tx,
  county: string,
  batchId: string,
  part: StagePart = {},
): AsyncGenerator<SealedRow[][]> {
  let home: SealedRow[] = []
  for await (const page of sealedRows(tx, county, batchId, part)) {
    const homes: SealedRow[][] = []
    for (const row of page) {
      if (home.length && home[0]!.household_key !== row.household_key) {
        homes.push(home)
        home = []
      }
      home.push(row)
    }
    yield homes
  }
  if (home.length) yield [home]
}

export const opened = (tx: Tx, r: SealedRow): StagedRow => ({
  rowNo: r.row_no,
  areaCode: r.area_code,
  findings: r.problems,
  ...unpackRow(tx.vault.open(r.row_sealed)),
})

export async function* stagedHouseholds(
  tx: Tx,
  county: string,
  batchId: string,
  part: StagePart = {},
): AsyncGenerator<StagedRow[]> {
  for await (const homes of stagedPages(tx, county, batchId, part))
    for (const home of homes) yield home.map(r => opened(tx, r))
}
