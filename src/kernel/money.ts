/** Money is integer fen (分) in a bigint everywhere; these are the only places where it becomes text. */
export type MoneyUnit = '元' | '万元' | '亿元'
const FEN: Record<MoneyUnit, bigint> = { 元: 100n, 万元: 1_000_000n, 亿元: 10_000_000_000n }

/** `123456n, '元'` → `1,234.56`. Exact: digits beyond `digits` are rounded half away from zero. */
export function formatMoney(fen: bigint, unit: MoneyUnit, digits = 2): string {
  const scale = 10n ** BigInt(digits)
  const negative = fen < 0n
  const scaled = ((negative ? -fen : fen) * scale * 2n + FEN[unit]) / (FEN[unit] * 2n)
  const whole = (scaled / scale).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const part = digits ? `.${(scaled % scale).toString().padStart(digits, '0')}` : ''
  return `${negative && scaled > 0n ? '-' : ''}${whole}${part}`
}

/**
 * Reads an office's amount: `1,234.5`, full-width digits allowed. `unit` is what the column's heading says.
 * @returns fen, or null when the text is not an amount or has more decimals than the unit can hold.
 */
export function parseMoney(text: string, unit: MoneyUnit): bigint | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥]/g, '')
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,8}))?$/.exec(plain)
  if (!match) return null
  const [, sign, whole, part = ''] = match
  const places = BigInt(part.length)
  const scaled = BigInt(whole + part) * FEN[unit]
  const divisor = 10n ** places
  if (scaled % divisor !== 0n) return null
  return (sign ? -1n : 1n) * (scaled / divisor)
}

/** `123456000n, '万元'` → `123.456`: exact and plain, as a cell holds it; at least two decimals. */
export function plainMoney(fen: bigint, unit: MoneyUnit): string {
  const negative = fen < 0n
  const size = negative ? -fen : fen
  const places = FEN[unit].toString().length - 1
  const part = (size % FEN[unit]).toString().padStart(places, '0').replace(/0+$/, '').padEnd(2, '0')
  return `${negative ? '-' : ''}${size / FEN[unit]}.${part}`
}
