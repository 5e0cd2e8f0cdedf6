/** 资金分配结果: what an appropriation was divided into, as `notice` asks it (announcement.source.ts). */
import { sql } from 'drizzle-orm'
import { reason } from '../../kernel/refusal.ts'
import type { Tx } from '../../kernel/tx.ts'
import { column, fact } from '../notice/content.rules.ts'
import { citationJoin } from '../notice/document.queries.ts'
import type { About, Drawn } from '../notice/announcement.source.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'

interface Head extends Record<string, unknown> {
  areaCode: string
  giver: string | null
  source: Source
  year: number
  amountFen: bigint
  /** What the books say is not allocated yet. */
  leftFen: bigint
  onDate: string
  purpose: string
  number: string | null
}

const headOf = async (tx: Tx, { county, subjectId }: About): Promise<Head | undefined> =>
  (
    await tx.db.execute<Head>(sql`select p.area_code as "areaCode", g.name as giver, p.source, p.year, p.amount_fen as "amountFen",
      coalesce(b.balance_fen, 0)::bigint as "leftFen", p.on_date as "onDate", p.purpose, d.number
    from appropriation p left join book_lot b on b.county = p.county and b.id = p.id
      left join area g on g.code = p.giver_code and g.valid_to is null ${citationJoin(sql`p`)}
    where p.county = ${county} and p.id = ${subjectId}::uuid and p.retracted_at is null`)
  ).rows[0]

interface Share extends Record<string, unknown> {
  banner: string
  fen: bigint
  reason: string
}

/** A banner's shares as one line, with the reasons they were given for. */
const sharesOf = async (tx: Tx, { county, subjectId }: About): Promise<Share[]> =>
  (
    await tx.db.execute<Share>(sql`select coalesce(a.name, s.county) as banner, s.fen, s.reason
    from (select county, sum(amount_fen)::bigint as fen, string_agg(distinct reason, '；') as reason from allocation
      where appropriation_county = ${county} and appropriation_id = ${subjectId}::uuid and retracted_at is null group by county) s
    left join area a on a.code = s.county and a.valid_to is null order by s.county`)
  ).rows

export async function appropriationAnnounced(tx: Tx, about: About): Promise<Drawn | null> {
  const head = await headOf(tx, about)
  if (!head) return null
  const shares = await sharesOf(tx, about)
  const allocated = shares.reduce((sum, s) => sum + s.fen, 0n)
  const name = SOURCES[head.source]
  return {
    areaCode: head.areaCode,
    year: head.year,
    content: {
      title: {
        zh: `${head.giver ?? ''}${head.year}年度${name.zh}资金分配结果公告`,
        en: `Allocation of ${head.giver ?? ''}’s ${head.year} funds (${name.en})`,
      },
      facts: [
        ...fact('资金来源', 'Source', 'word', { zh: name.zh, en: name.en }),
        ...fact('资金文件', 'Document', 'text', head.number),
        ...fact('资金年度', 'Year', 'number', head.year),
        ...fact('下达日期', 'Appropriated on', 'date', head.onDate),
        ...fact('用途', 'Purpose', 'text', head.purpose),
        ...fact('下达金额', 'Appropriated', 'money', head.amountFen),
        ...fact('已分配金额', 'Allocated', 'money', allocated),
      ],
      columns: [
        column('受援旗县', 'Banner', 'text'),
        column('分配金额', 'Allocated', 'money', true),
        column('分配理由', 'Reason', 'text'),
      ],
      rows: shares.map(s => [s.banner, String(s.fen), s.reason]),
    },
    missing: [
      ...(shares.length
        ? []
        : [reason('announced.shares', '还没有分配到旗县。', 'Nothing is allocated to a banner yet.')]),
      // A reader who does not see every share would announce a part as the whole.
      ...(allocated === head.amountFen - head.leftFen
        ? []
        : [
            reason(
              'announced.part',
              '有分配不在您的数据范围内，不能代为公告全部结果。',
              'Some shares lie outside your scope; you cannot announce the whole.',
            ),
          ]),
    ],
  }
}
