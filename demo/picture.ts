/** Drawings that stand for photos of a site: sky, steppe and a shed as far as it is built. Made, so that nobody's place is shown. */
import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 480
const HEIGHT = 360
const HORIZON = 210

export type Rgb = readonly [number, number, number]
const SKY: Rgb = [176, 208, 232]
const HILL: Rgb = [132, 158, 120]
const STEPPE: Rgb = [196, 182, 120]
const EARTH: Rgb = [150, 118, 84]
const STEEL: Rgb = [96, 104, 116]
const FILM: Rgb = [226, 236, 240]

const SHED = { left: 90, right: 390, base: 290, top: 180 } as const

/** Of one point: what is nearest is seen. */
function colourAt(x: number, y: number, stage: 0 | 1 | 2): Rgb {
  const inside = x > SHED.left && x < SHED.right
  const u = (x - (SHED.left + SHED.right) / 2) / ((SHED.right - SHED.left) / 2)
  const roof = SHED.base - (SHED.base - SHED.top) * Math.sqrt(Math.max(0, 1 - u * u))
  if (stage === 0 && inside && y > SHED.base - 12 && y < SHED.base + 18) return EARTH
  if (stage > 0 && inside && y > roof && y < SHED.base) {
    if (y < roof + 5 || (x - SHED.left) % 50 < 4 || y > SHED.base - 4) return STEEL
    if (stage === 2) return FILM
  }
  const hill = HORIZON - 22 * Math.sin(x / 70) - 14 * Math.sin(x / 23 + 2)
  if (y < hill) return [SKY[0] + y / 12, SKY[1] + y / 16, SKY[2]]
  return y < HORIZON + 12 ? HILL : [STEPPE[0] - (y % 9), STEPPE[1] - ((x + y) % 7), STEPPE[2]]
}

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG, 8 bit RGB. */
export function png(width: number, height: number, at: (x: number, y: number) => Rgb): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(at(x, y), y * (1 + width * 3) + 1 + x * 3)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const picture = (stage: 0 | 1 | 2): Buffer => png(WIDTH, HEIGHT, (x, y) => colourAt(x, y, stage))
