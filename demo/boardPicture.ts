/** A drawn notice board, so that the demonstration's proofs open: nobody's photograph is invented. */
import { png } from './picture.ts'
import type { Rgb } from './picture.ts'

const [WIDTH, HEIGHT] = [360, 240] as const
type Box = readonly [left: number, top: number, right: number, bottom: number, colour: Rgb]

/** A board on a wall with a sheet on it: on the day it was hung, and at its end in another light. */
export function boardPicture(when: 'hung' | 'ended'): Buffer {
  const wall: Rgb = when === 'hung' ? [214, 205, 186] : [178, 170, 158]
  const sheet: Rgb = when === 'hung' ? [252, 251, 246] : [240, 236, 222]
  const words = Array.from({ length: 9 }, (_, i): Box => {
    const top = 84 + i * 11
    return [128, top, i % 4 === 3 ? 190 : 232, top + 4, [90, 96, 94]]
  })
  const boxes: readonly Box[] = [
    [0, 0, WIDTH, HEIGHT, wall],
    [40, 24, 320, 216, [104, 72, 48]],
    [50, 34, 310, 206, [52, 88, 72]],
    [112, 46, 248, 196, sheet],
    [132, 58, 228, 70, [168, 67, 47]],
    ...words,
  ]
  return png(
    WIDTH,
    HEIGHT,
    (x, y) => boxes.findLast(([l, t, r, b]) => x >= l && x < r && y >= t && y < b)![4],
  )
}
