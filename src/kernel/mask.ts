/**
 * How personal data looks to a reader who may not see it (domain §12). A mask is a display, not a protection: the
 * value itself never leaves the server. Names: nothing is assumed about surnames, and never more than two letters show.
 */
const letters = (name: string): string[] =>
  [...name.normalize('NFKC')].filter(letter => /\p{L}/u.test(letter))

/**
 * 王凤莲 → 王*莲, 王莲 → 王*, 阿拉坦其其格 → 阿***格, 乌云·其木格 → 乌***格, Bataar → B***r, a single letter → *.
 * From five letters on the number of stars says nothing about the length.
 */
export function maskName(name: string): string {
  const all = letters(name)
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (all.length === 1) return '*'
  if (all.length === 2) return `${first}*`
  return `${first}${'*'.repeat(all.length > 4 ? 3 : all.length - 2)}${last}`
}

function maskOnePhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length >= 7 ? `****${digits.slice(-4)}` : '****'
}

/** 13812341234 → 138****1234; a landline shows its last four; several numbers in one cell are masked one by one. */
export function maskPhone(text: string): string {
  return text
    .split(/[、，,;；/\n]+/)
    .filter(part => part.trim() !== '')
    .map(maskOnePhone)
    .join('、')
}
