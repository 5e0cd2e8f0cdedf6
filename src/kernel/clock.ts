import { randomBytes } from 'node:crypto'

let last = 0n

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then a counter that keeps ids of one process in order.
 * Ids are made in the application, never by the database (design §7.4).
 */
export function newId(at: number = Date.now()): string {
  const now = BigInt(at) << 12n
  last = now > last ? now : last + 1n
  const head = last.toString(16).padStart(15, '0')
  const tail = randomBytes(8)
  tail[0] = (tail[0]! & 0x3f) | 0x80
  const rest = tail.toString('hex')
  return `${head.slice(0, 8)}-${head.slice(8, 12)}-7${head.slice(12)}-${rest.slice(0, 4)}-${rest.slice(4)}`
}

/** Made once: making one costs more than a hundred formattings. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The day in the programme's time zone, `YYYY-MM-DD`. */
export const today = (at: Date = new Date()): string => DAY.format(at)
