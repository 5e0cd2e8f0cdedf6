/**
 * Grams of a name: each character with its successor, so that a search for any part of a name is a range of a b-tree.
 * Mongolian names are long and have no surname, so nothing is assumed about where a name begins.
 */
const plain = (name: string): string[] => [
  ...name
    .normalize('NFKC')
    .replace(/[\s·•.。]/g, '')
    .toLowerCase(),
]

/** `王凤莲` → 王凤, 凤莲, 莲: as many as letters, since a single letter is found as the beginning of a gram. */
export function gramsOf(name: string): string[] {
  const letters = plain(name)
  return [...new Set(letters.map((letter, i) => letter + (letters[i + 1] ?? '')))]
}

/** The pairs that together must all be there for a name to hold the text; a single letter begins a gram. */
export function gramsToFind(text: string): { readonly pairs: string[] } | { readonly begin: string } | null {
  const letters = plain(text)
  if (!letters.length) return null
  if (letters.length === 1) return { begin: letters[0]! }
  return { pairs: [...new Set(letters.slice(0, -1).map((letter, i) => letter + letters[i + 1]!))] }
}
