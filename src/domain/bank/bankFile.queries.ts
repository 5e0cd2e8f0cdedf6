/** A file of the bank: its rows as facts, and the account that it names for itself. */
import type { Upload } from '../../kernel/route.ts'
import type { Cell } from '../../kernel/sheet/cell.ts'
import { readList } from '../../kernel/sheet/list.ts'
import type { Cells, ListColumns, Units } from '../../kernel/sheet/list.ts'

export const BANK_MAX_BYTES = 8 * 1024 * 1024
const MAX_ROWS = 20_000

export interface ReadFile<R> {
  readonly rows: readonly R[]
  /** The account that the rows above the heading name. */
  readonly account: string | null
  readonly hash: string
}

const OWN_ACCOUNT = /账号[:：]?\s*(\d[\d\s-]{10,24}\d)/

function accountIn(rows: readonly (readonly Cell[])[]): string | null {
  for (const row of rows) {
    const text = row
      .map(cell => String(cell ?? ''))
      .join(' ')
      .normalize('NFKC')
    const found = OWN_ACCOUNT.exec(text.replace('帐号', '账号'))?.[1]
    if (found) return found.replace(/[\s-]/g, '')
  }
  return null
}

/** @throws Problem sheet.* for what is no list of this kind. */
export async function readBankFile<K extends string, R>(
  upload: Upload,
  columns: ListColumns<K>,
  read: (rowNo: number, cells: Cells<K>, unit: Units<K>) => R,
): Promise<ReadFile<R>> {
  const list = await readList(upload, columns, MAX_ROWS)
  return {
    rows: list.rows.map(r => read(r.rowNo, r.cells, r.unit)),
    account: accountIn(list.above),
    hash: list.hash,
  }
}
