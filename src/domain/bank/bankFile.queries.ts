/** A file of the bank read in the limited child process: its rows under the columns that are known, and its own account. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { MoneyUnit } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Upload } from '../../kernel/route.ts'
import type { Cell } from '../../kernel/sheet/cell.ts'
import { recogniseHeader } from '../../kernel/sheet/header.rules.ts'
import { readSheet } from '../../kernel/sheet/read.ts'
import { isNoRecord } from '../../kernel/sheet/row.rules.ts'
import type { Word } from '../../kernel/words.ts'
import type { Cells, Units } from './bankRow.rules.ts'

export const BANK_MAX_BYTES = 8 * 1024 * 1024
const MAX_ROWS = 20_000

export interface Columns<K extends string> {
  readonly of: Readonly<Record<K, Word & { readonly aliases: readonly string[] }>>
  /** What the file cannot do without: one of each group. */
  readonly needed: readonly (readonly K[])[]
}

export interface ReadFile<R> {
  readonly rows: readonly R[]
  /** The account that the rows above the heading name. */
  readonly account: string | null
  readonly hash: string
}

const UNITS: readonly MoneyUnit[] = ['元', '万元', '亿元']
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

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function mustHave<K extends string>({ of, needed }: Columns<K>, found: ReadonlySet<string | null>): void {
  const missing = needed.filter(group => !group.some(key => found.has(key)))
  if (missing.length)
    throw new Problem('sheet.columns', {
      what: missing.map(group => group.map(key => of[key].zh).join('或')).join('、'),
    })
}

/** @throws Problem sheet.* for what is no list of this kind. */
export async function readBankFile<K extends string, R>(
  upload: Upload,
  columns: Columns<K>,
  read: (rowNo: number, cells: Cells<K>, unit: Units<K>) => R,
): Promise<ReadFile<R>> {
  const known = (Object.keys(columns.of) as K[]).map(key => ({
    key,
    names: [columns.of[key].zh, ...columns.of[key].aliases],
  }))
  const rows: R[] = []
  let account: string | null = null
  let header: ReturnType<typeof recogniseHeader> | undefined
  for await (const chunk of readSheet(upload.path, upload.name, { limits: { maxRows: MAX_ROWS } })) {
    let from = 0
    if (!header) {
      header = recogniseHeader(chunk.rows, chunk.opening.merges, known)
      mustHave(columns, new Set(header.mapping.map(m => m.key)))
      from = header.headerRows
      account = accountIn(chunk.rows.slice(0, from))
    }
    const { mapping, unitInTitle } = header
    const unit: Units<K> = key => {
      const own = mapping.find(m => m.key === key)?.unit
      return UNITS.find(u => u === own) ?? unitInTitle ?? '元'
    }
    chunk.rows.slice(from).forEach((row, i) => {
      if (row.every(cell => cell === null || cell === '') || isNoRecord(row)) return
      const cells = Object.fromEntries(
        mapping.flatMap(m => (m.key ? [[m.key, row[m.column] ?? null]] : [])),
      ) as Cells<K>
      rows.push(read(chunk.firstRow + from + i, cells, unit))
    })
  }
  if (!rows.length) throw new Problem('sheet.empty')
  return { rows, account, hash: await hashOf(upload.path) }
}
