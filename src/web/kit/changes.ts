/** What a command changed, field by field, from the two pictures in its audit line. */
export interface Change {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)

const text = (v: unknown): string | null => {
  if (v === undefined || v === null || v === '') return null
  return typeof v === 'object' ? JSON.stringify(v) : String(v)
}

/** Fields whose value differs; nothing where the pictures are not of fields. */
export function changes(before: unknown, after: unknown): Change[] {
  const was = isRecord(before) ? before : {}
  const is = isRecord(after) ? after : {}
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap(field => {
    const [a, b] = [text(was[field]), text(is[field])]
    return a === b ? [] : [{ field, before: a, after: b }]
  })
}
