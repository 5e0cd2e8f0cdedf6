/** A small trend, without axes: the shape of the last periods; its words say first and last. */
interface Props {
  readonly values: readonly number[]
  readonly label: string
  readonly side?: 'giver' | 'receiver'
}

const W = 96
const H = 26

export function Spark({ values, label, side = 'receiver' }: Props) {
  if (values.length < 2) return null
  const top = Math.max(...values, 0)
  const low = Math.min(...values, 0)
  const at = (v: number, i: number): string =>
    `${((i / (values.length - 1)) * (W - 4) + 2).toFixed(1)} ${(H - 3 - ((v - low) / (top - low || 1)) * (H - 6)).toFixed(1)}`
  const points = values.map(at)
  const last = points.at(-1)!.split(' ')
  return (
    <svg className={`spark ${side}`} viewBox={`0 0 ${W} ${H}`} role="img" aria-label={label}>
      <path className="spark-area" d={`M${points.join('L')}L${W - 2} ${H - 1}L2 ${H - 1}Z`} />
      <path className="spark-line" d={`M${points.join('L')}`} />
      <circle cx={last[0]} cy={last[1]} r="2.2" />
    </svg>
  )
}
