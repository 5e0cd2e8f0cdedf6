/** How much a spreadsheet may ask of the machine. Defaults hold 300,000 rows of 32 columns with room to spare. */
export interface SheetLimits {
  /** Of the file as it lies on the disk. */
  readonly maxBytes: number
  /** Of all parts of a workbook once unzipped; they are streamed, never held. */
  readonly maxUnzippedBytes: number
  /** Unzipped to zipped, for a part of more than 16 MB: deflate reaches 1,032, real sheets of repeated words about 60. */
  readonly maxRatio: number
  readonly maxEntries: number
  /** Rows with at least one value; formatted empty rows do not count. */
  readonly maxRows: number
  readonly maxColumns: number
  /** Time spent reading without rows that justify it; the time the caller takes to use a chunk does not count. */
  readonly timeoutMs: number
  /** Heap of the child process. */
  readonly memoryMb: number
}

const MB = 1024 * 1024

export const SHEET_LIMITS: SheetLimits = {
  maxBytes: 64 * MB,
  maxUnzippedBytes: 1536 * MB,
  maxRatio: 300,
  maxEntries: 10_000,
  maxRows: 400_000,
  maxColumns: 200,
  timeoutMs: 60_000,
  memoryMb: 1024,
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`
