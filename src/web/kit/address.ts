/** Filters live in the address bar, as plain text: `?area=150125&status=poor`. Every view can be sent as a link. */
export type Address = Readonly<Record<string, string>>

export const readAddress = (text: string): Address => {
  const pairs = [...new URLSearchParams(text)].filter(([, value]) => value !== '')
  return Object.fromEntries(pairs)
}

/** `{ a: 1, b: undefined }` → `?a=1`. */
export function search(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  const pairs = Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '')
  return pairs.length ? `?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString()}` : ''
}

/** The part of an address that a list understands: what is not a filter of it is not sent to the server. */
export function filtersIn(address: Readonly<Record<string, unknown>>, keys: readonly string[]): Address {
  const known = keys.flatMap(key => {
    const value = address[key]
    const text = value === undefined || value === null ? '' : String(value).trim()
    return text ? [[key, text] as const] : []
  })
  return Object.fromEntries(known)
}

/** An address with some filters changed; an empty value takes the filter away. */
export function changed(
  address: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, string | undefined>>,
): Address {
  const all = Object.entries({ ...address, ...change })
  return Object.fromEntries(all.flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, String(v)]])))
}

/** A path that may already hold a question, with more of it. */
export function withQuery(path: string, values: Address): string {
  const [base = '', own = ''] = path.split('?')
  return `${base}${search({ ...readAddress(own), ...values })}`
}
