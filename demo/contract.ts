/** The contracts of projects: works are contracted when the investment was looked at, and paid under their contract. */
import type { CopyValue } from '../src/kernel/copy.ts'
import type { Made } from './project.ts'
import type { Random } from './random.ts'
import type { Row } from './rows.ts'

const PARTIES = [
  '建筑安装工程公司（示例）',
  '水利水电工程公司（示例）',
  '设施农业公司（示例）',
  '农牧机械公司（示例）',
]

/** A contract a funding line; what was to be drawn on the line is drawn on its contract. */
export function contracts(
  random: Random,
  { projects, tables, drawnOn }: Made,
  tail: { readonly recorded_at: string; readonly batch_id: string },
): Row[] {
  const at = Date.parse(tail.recorded_at)
  const of = new Map<CopyValue, string>()
  const rows: Row[] = []
  for (const [n, project] of projects.entries()) {
    // Labour and training are paid without a contract.
    if (project.category === 'labour') continue
    const lines = tables.project_funding.filter(f => f.project_id === project.id && f.allocation_id)
    for (const [i, line] of lines.entries()) {
      const id = random.id(at)
      of.set(line.id, id)
      rows.push({
        county: project.county,
        id,
        area_code: project.areaCode,
        project_id: project.id,
        funding_id: line.id,
        party: random.pick(PARTIES),
        number: `示合〔${project.year}〕${String(n + 1).padStart(4, '0')}-${i + 1}`,
        subject: `${project.name.replace('（示例）', '')}施工与采购（示例）`,
        signed_on: project.gates.investment!,
        amount_fen: line.amount_fen,
        ...tail,
      })
    }
  }
  for (const [payment, line] of drawnOn) drawnOn.set(payment, of.get(line) ?? line)
  return rows
}
