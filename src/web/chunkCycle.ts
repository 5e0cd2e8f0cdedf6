/** A chunk, and the chunks that are run before it. */
export type Chunks = ReadonlyMap<string, readonly string[]>

/**
 * Chunks that wait for each other, in the order of their waiting; none is the only right answer. Such a ring runs one of
 * them before what it needs ("te is not a function"), and only in a browser that happens to load them in that order.
 */
export function chunkCycle(chunks: Chunks): readonly string[] | null {
  const done = new Set<string>()
  const way: string[] = []
  const walk = (name: string): readonly string[] | null => {
    const at = way.indexOf(name)
    if (at >= 0) return [...way.slice(at), name]
    if (done.has(name)) return null
    way.push(name)
    for (const next of chunks.get(name) ?? []) {
      const found = walk(next)
      if (found) return found
    }
    way.pop()
    done.add(name)
    return null
  }
  for (const name of chunks.keys()) {
    const found = walk(name)
    if (found) return found
  }
  return null
}
