/** Money between what a person types (元 or 万元) and what is stored (fen as text); no floating point on the way. */
export type MoneyUnit = 'yuan' | 'wan'

/** Decimal places of the unit that are whole fen. */
const PLACES = { yuan: 2, wan: 6 } as const

/** '12.5' 万元 → '12500000' fen; null when it is not a number or finer than a fen. */
export function fenOf(typed: string, unit: MoneyUnit): string | null {
  const [, sign = '', whole, part = ''] =
    /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(typed.replaceAll(/[,，\s]/g, '')) ?? []
  if (whole === undefined) return null
  const places = PLACES[unit]
  if (/[1-9]/.test(part.slice(places))) return null
  return BigInt(`${sign}${whole}${part.slice(0, places).padEnd(places, '0')}`).toString()
}

/** '12500000' fen → '12.5' 万元, without trailing zeros. */
export function amountOf(fen: string, unit: MoneyUnit): string {
  const places = PLACES[unit]
  const digits = fen.replace('-', '').padStart(places + 1, '0')
  const part = digits.slice(-places).replace(/0+$/, '')
  return `${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -places)}${part ? `.${part}` : ''}`
}

/** '123456700' fen → '1,234,567.00', in yuan, without floating point; whole yuan without their zeros. */
export function amountText(fen: string): string {
  const [whole = '0', part = ''] = amountOf(fen, 'yuan').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part ? `${grouped}.${part.padEnd(2, '0')}` : grouped
}
