/**
 * 文号 as people type it, in the form of GB/T 9704: the year in hexagonal brackets, no spaces.
 * `内政字 [2020] 33 号` → `内政字〔2020〕33号`.
 */
export function documentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[[【(〔]\s*(\d{4})\s*[\]】)〕]/g, '〔$1〕')
    .replace(/\s+/g, '')
}
