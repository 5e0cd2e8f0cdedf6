/** A row of a ledger of contracts: the project and funding line it means, and the contract. Pure. */
import { cellReader, finding, isClean } from '../../kernel/ledger/cell.rules.ts'
import type { Finding, Judged } from '../../kernel/ledger/ledger.ts'
import type { ListRow } from '../../kernel/sheet/list.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { COMMITMENT_FINDINGS } from './commitmentList.words.ts'
import type { CommitmentKey } from './commitmentList.words.ts'
import type { CommitmentInput } from './commitment.schema.ts'
import { namedProject } from './namedProject.rules.ts'
import type { ByName } from './namedProject.rules.ts'

/** A line that draws on an allocation: money of one's own is not in the books. */
export interface FundedLine {
  readonly id: string
  readonly projectId: string
  readonly source: Source
  readonly year: number
}

export interface Contracts {
  readonly projects: ByName
  readonly lines: ReadonlyMap<string, readonly FundedLine[]>
}

export interface Contract {
  readonly projectId: string
  readonly input: CommitmentInput
}

const named = (lines: readonly FundedLine[]): string =>
  lines.map(l => `${l.year}年${SOURCES[l.source].zh}`).join('、') || '—'

function lineOf(
  lines: readonly FundedLine[],
  asked: { readonly source: Source | null; readonly year: number | null },
  out: Finding<CommitmentKey>[],
): FundedLine | null {
  const fits = lines.filter(
    l => (!asked.source || l.source === asked.source) && (!asked.year || l.year === asked.year),
  )
  const [only] = fits
  if (only && fits.length === 1) return only
  const code = only ? 'line.several' : 'line.none'
  out.push(
    finding<CommitmentKey, keyof typeof COMMITMENT_FINDINGS>(COMMITMENT_FINDINGS, 'error', code, 'source', {
      lines: named(lines),
    }),
  )
  return null
}

export function judgeContract(
  row: ListRow<CommitmentKey>,
  known: Contracts,
): Judged<CommitmentKey, Contract> {
  const cells = cellReader(row)
  const out: Finding<CommitmentKey>[] = []
  const project = namedProject<CommitmentKey>(cells, known.projects, out)
  const asked = { source: cells.term('source', SOURCES), year: cells.year('year') }
  const line =
    project && cells.findings.length === 0 ? lineOf(known.lines.get(project.id) ?? [], asked, out) : null
  const input = {
    number: cells.text('number', 80, true),
    party: cells.text('party', 120, true),
    subject: cells.text('subject', 300, true),
    signedOn: cells.day('signedOn', true),
    amountFen: cells.money('amount', true),
  }
  const findings = [...cells.findings, ...out]
  const text = [input.number, project?.name].filter(Boolean).join(' ')
  if (!project || !line || !isClean(findings)) return { text, facts: null, findings }
  return {
    text,
    facts: { projectId: project.id, input: { ...(input as CommitmentInput), fundingId: line.id } },
    findings,
  }
}
