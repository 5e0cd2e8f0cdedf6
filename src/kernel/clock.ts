import { randomFillSync } from 'node:crypto'

const RANDOM_BYTES = 8
/** Drawn for many ids at once: a draw costs more than the rest of an id. */
const pool = Buffer.alloc(RANDOM_BYTES * 512)
let drawn = pool.length

function random(): string {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  pool[drawn] = (pool[drawn]! & 0x3f) | 0x80
  drawn += RANDOM_BYTES
  return pool.toString('hex', drawn - RANDOM_BYTES, drawn)
}

const MOST = 0xfff
let last = 0
let count = 0
let head = ''

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then a counter that keeps ids of one process in order.
 * Ids are made in the application, never by the database (design §7.4).
 */
export function newId(at: number = Date.now()): string {
  if (at > last || count === MOST) {
    last = Math.max(at, last + 1)
    count = 0
    const time = last.toString(16).padStart(12, '0')
    head = `${time.slice(0, 8)}-${time.slice(8)}-7`
  } else count += 1
  const tail = random()
  return `${head}${count.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** Made once: making one costs more than a hundred formattings. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The day in the programme's time zone, `YYYY-MM-DD`. */
export const today = (at: Date = new Date()): string => DAY.format(at)
