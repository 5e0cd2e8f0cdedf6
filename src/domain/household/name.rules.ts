/**
 * Grams of a name: each character and each pair of neighbours, so that a search for any part of a name is a look-up in
 * a b-tree. Mongolian names are long and have no surname, so nothing is assumed about where a name begins.
 */
const plain = (name: string): string[] => [
  ...name
    .normalize('NFKC')
    .replace(/[\s·•.。]/g, '')
    .toLowerCase(),
]

/** `王凤莲` → 王, 凤, 莲, 王凤, 凤莲. */
export function gramsOf(name: string): string[] {
  const letters = plain(name)
  const pairs = letters.slice(0, -1).map((c, i) => c + letters[i + 1]!)
  return [...new Set([...letters, ...pairs])]
}

/** The grams that together must all be there for a name to hold the text: its pairs, or its only character. */
export function gramsToFind(text: string): string[] {
  const letters = plain(text)
  return letters.length === 1 ? letters : letters.slice(0, -1).map((c, i) => c + letters[i + 1]!)
}
