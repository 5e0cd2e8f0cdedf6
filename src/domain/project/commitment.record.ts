/** What a contract and a funding line look like at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordKind, RecordRef, RecordTitle } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { BOOKED } from '../fund/book.terms.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import { citingIn } from '../notice/document.queries.ts'
import { COMMITMENT_COLUMNS as C } from './commitment.words.ts'
import { field, filled, link, sum } from './field.rules.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  projectId: string
  projectName: string
  source: Source
  amountFen: bigint
  availableFen: bigint | null
  party: string | null
  number: string | null
  subject: string | null
  signedOn: string | null
  reason: string | null
  /** What it draws on, or the contract it reduces. */
  ofId: string | null
  retractedAt: string | null
}

const SELECT = {
  commitment: sql`select t.county, t.id, t.project_id as "projectId", j.name as "projectName", f.source, t.amount_fen as "amountFen", l.balance_fen as "availableFen",
      t.party, t.number, t.subject, t.signed_on as "signedOn", t.reason, t.reduces_id as "ofId", t.retracted_at as "retractedAt"
    from commitment t join project_funding f on f.county = t.county and f.id = t.funding_id`,
  project_funding: sql`select t.county, t.id, t.project_id as "projectId", j.name as "projectName", t.source, t.amount_fen as "amountFen", l.balance_fen as "availableFen",
      null as party, null as number, null as subject, null::date as "signedOn", null as reason, t.allocation_id as "ofId", t.retracted_at as "retractedAt"
    from project_funding t`,
} as const

type What = keyof typeof SELECT

const rows = async (tx: Tx, what: What, refs: readonly RecordRef[]): Promise<Row[]> =>
  (
    await tx.db.execute<Row>(sql`${SELECT[what]} join project j on j.county = t.county and j.id = t.project_id
      left join book_lot l on l.county = t.county and l.id = t.id
      where ${among('t', refs)}`)
  ).rows

const titleOf = (what: What, r: Row): RecordTitle => ({
  title: {
    zh: `${r.reason ? '核减合同' : BOOKED[what].zh} ${sum(r.amountFen).zh}`,
    en: `${r.reason ? 'Reduction of a contract' : BOOKED[what].en} ${sum(r.amountFen).en}`,
  },
  subtitle: {
    zh: [r.projectName, r.party, r.number].filter(Boolean).join(' · '),
    en: [r.projectName, r.party, r.number].filter(Boolean).join(' · '),
  },
  link: `/records/${what}/${r.county}/${r.id}`,
})

const upOf = (what: What, r: Row) =>
  what === 'commitment'
    ? link('reduces', '被核减的合同', 'The contract it reduces', `/records/commitment/${r.county}/${r.ofId}`)
    : link(
        'allocation',
        '所依据的分配',
        'The allocation it draws on',
        `/records/allocation/${r.county}/${r.ofId}`,
      )

const kind = (what: What): RecordKind => ({
  type: what,
  words: BOOKED[what],
  verb: 'project.read',
  describe: async (tx, refs) => new Map((await rows(tx, what, refs)).map(r => [refKey(r), titleOf(what, r)])),
  read: async (tx, county, id) => {
    const [r] = await rows(tx, what, [{ county, id }])
    if (!r) return null
    return {
      ...titleOf(what, r),
      ...(r.retractedAt ? { retractedAt: r.retractedAt } : {}),
      fields: filled([
        field('amountFen', C.amountFen, r.amountFen, 'money'),
        field('availableFen', C.availableFen, r.availableFen, 'money'),
        field('source', C.source, r.source, 'word', SOURCES[r.source]),
        field('party', C.party, r.party),
        field('number', C.number, r.number),
        field('subject', C.subject, r.subject),
        field('signedOn', C.signedOn, r.signedOn, 'date'),
        field('reason', C.reason, r.reason),
      ]),
      links: [
        link(
          'project',
          `项目：${r.projectName}`,
          `Project: ${r.projectName}`,
          `/projects/${r.county}/${r.projectId}`,
        ),
        ...(r.ofId ? [upOf(what, r)] : []),
        link('entries', '账簿分录', 'Entries in the books', `/funds/entries?of=${r.id}`),
      ],
    }
  },
  ...(what === 'commitment' ? { citing: citingIn(sql`commitment`) } : {}),
})

export const commitmentRecords: readonly RecordKind[] = [kind('commitment'), kind('project_funding')]
