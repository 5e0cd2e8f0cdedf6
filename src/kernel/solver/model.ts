/** A linear programme with whole-number columns, built column by column and row by row; what they mean stays with the caller. */
export interface Program {
  readonly columns: number
  readonly rows: number
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** 1 where the column takes whole numbers only. */
  readonly integer: Int32Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** The matrix by columns: entries `starts[j] … starts[j + 1]` of `indices` (rows) and `values`. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

export interface Builder {
  /** @returns the column's number */
  column(cost: number, lower: number, upper: number, integer?: boolean): number
  /** @returns the row's number */
  row(lower: number, upper: number): number
  /** Adds `value` times the column to the row. */
  put(row: number, column: number, value: number): void
  /** To be maximised. */
  build(): Program
}

export function openProgram(): Builder {
  const columns: {
    cost: number
    lower: number
    upper: number
    integer: boolean
    entries: Map<number, number>
  }[] = []
  const rows: { lower: number; upper: number }[] = []
  return {
    column: (cost, lower, upper, integer = false) =>
      columns.push({ cost, lower, upper, integer, entries: new Map() }) - 1,
    row: (lower, upper) => rows.push({ lower, upper }) - 1,
    put(row, column, value) {
      if (value === 0) return
      const { entries } = columns[column]!
      entries.set(row, (entries.get(row) ?? 0) + value)
    },
    build() {
      const starts = [0]
      const indices: number[] = []
      const values: number[] = []
      for (const { entries } of columns) {
        for (const [row, value] of [...entries].sort((a, b) => a[0] - b[0])) {
          indices.push(row)
          values.push(value)
        }
        starts.push(indices.length)
      }
      return {
        columns: columns.length,
        rows: rows.length,
        cost: Float64Array.from(columns, c => c.cost),
        lower: Float64Array.from(columns, c => c.lower),
        upper: Float64Array.from(columns, c => c.upper),
        integer: Int32Array.from(columns, c => Number(c.integer)),
        rowLower: Float64Array.from(rows, r => r.lower),
        rowUpper: Float64Array.from(rows, r => r.upper),
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      }
    },
  }
}
