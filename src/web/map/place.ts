/** Where things stand on the map: tiles, the givers' column at the right, and the lines between. Pure geometry. */
import { COLUMNS, GIVERS, ROWS, TILES } from './tiles.ts'
import type { Giver, Tile } from './tiles.ts'

export const TILE_W = 60
export const TILE_H = 38
const GAP = 56
export const GIVER_W = 168
export const GIVER_X = COLUMNS * TILE_W + GAP
export const MAP_W = GIVER_X + GIVER_W
export const MAP_H = ROWS * TILE_H
const MUNICIPALITY = '110000'

export interface Pairing {
  readonly district: string
  readonly county: string
  readonly status: string
}

export interface PlacedGiver extends Giver {
  readonly y: number
  readonly height: number
}

const TILE = new Map(TILES.map(t => [t.code, t]))

export const tileAt = (code: string): Tile | undefined => TILE.get(code)
export const tileX = (t: Tile): number => t.col * TILE_W
export const tileY = (t: Tile): number => t.row * TILE_H

/** The municipality first, then each district at the height of its banners, so that few lines cross. */
export function placeGivers(pairings: readonly Pairing[]): PlacedGiver[] {
  const height = (code: string): number => {
    const own = pairings.filter(p => p.district === code).flatMap(p => tileAt(p.county) ?? [])
    return own.length ? own.reduce((sum, t) => sum + t.row, 0) / own.length : ROWS
  }
  const [first, ...rest] = [
    ...GIVERS.filter(g => g.code === MUNICIPALITY),
    ...GIVERS.filter(g => g.code !== MUNICIPALITY).sort(
      (a, b) => height(a.code) - height(b.code) || (a.code < b.code ? -1 : 1),
    ),
  ]
  const each = MAP_H / GIVERS.length
  return [first!, ...rest].map((g, i) => ({ ...g, y: i * each, height: each }))
}

/** From the right edge of a banner's tile to the left edge of its district. */
export function linePath(tile: Tile, giver: PlacedGiver): string {
  const x1 = tileX(tile) + TILE_W - 2
  const y1 = tileY(tile) + TILE_H / 2
  const x2 = GIVER_X
  const y2 = giver.y + giver.height / 2
  const bend = Math.max(40, (x2 - x1) * 0.42)
  return `M${x1} ${y1}C${(x1 + bend).toFixed(0)} ${y1} ${(x2 - bend).toFixed(0)} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}`
}

/** The nearest tile in a direction, so that the arrow keys walk over the gaps. */
export function nextTile(from: Tile, [dx, dy]: readonly [number, number]): Tile | undefined {
  const ahead = TILES.filter(t => (t.col - from.col) * dx + (t.row - from.row) * dy > 0)
  const cost = (t: Tile): number =>
    Math.abs(t.col - from.col) * (dx ? 1 : 3) + Math.abs(t.row - from.row) * (dy ? 1 : 3)
  return ahead.sort((a, b) => cost(a) - cost(b))[0]
}
