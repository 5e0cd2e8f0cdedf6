/** 明细: the very rows a figure is made of, newest first; every one leads to its record. */
import { search } from '../../web/kit/address.ts'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Basis } from '../../kernel/contribution.ts'
import { useAsked } from './asked.screen.tsx'
import type { Evidence } from './evidence.queries.ts'
import type { Listed } from './figure.screen.tsx'
import { BASIS_WORDS } from '../../kernel/figure.ts'
import type { Figure } from '../../kernel/figure.ts'

const TONES: Readonly<Record<Basis, Tone>> = {
  evidenced: 'good',
  confirmed: 'good',
  claimed: 'warn',
  disputed: 'bad',
  declared: 'plain',
}

export function FigureRows({ figure, about }: { figure: Figure; about: Listed }) {
  const { t } = useWords()
  const { may } = useMe()
  const { id, question } = useAsked()
  const asked = search({ ...question })
  if (!may('evidence.read')) return null
  const used = (Object.keys(BASIS_WORDS) as Basis[]).filter(b => figure.basis[b])
  const columns: Column<Evidence>[] = [
    {
      key: 'record',
      title: { zh: '记录', en: 'Record' },
      show: r => (
        <span className="mixed">
          <To to={r.link}>{t(r.title)}</To>
          {r.subtitle ? <span className="soft small"> {t(r.subtitle)}</span> : null}
        </span>
      ),
    },
    { key: 'on', title: { zh: '日期', en: 'Date' }, nowrap: true, show: r => <Day on={r.onDate} /> },
    {
      key: 'area',
      title: { zh: '受援地', en: 'Receiver' },
      show: r => <EndTag side="receiver">{r.areaName}</EndTag>,
    },
    ...(about.sides.includes('giver')
      ? [
          {
            key: 'giver',
            title: { zh: '援助方', en: 'Giver' },
            show: (r: Evidence) => (r.giverName ? <EndTag side="giver">{r.giverName}</EndTag> : '—'),
          },
        ]
      : []),
    ...(about.kinds
      ? [
          {
            key: 'kind',
            title: { zh: '类别', en: 'Kind' },
            show: (r: Evidence) => t(r.kindWords) || '—',
          },
        ]
      : []),
    {
      key: 'basis',
      title: { zh: '依据', en: 'Basis' },
      show: r => <Tag tone={TONES[r.basis]}>{t(BASIS_WORDS[r.basis])}</Tag>,
    },
    {
      key: 'value',
      title: { zh: `数值（${figure.unitWords.zh}）`, en: `Value (${figure.unitWords.en})` },
      number: true,
      show: r => exactly(r.weight ? r.value / r.weight : r.value),
    },
  ]
  return (
    <section id="rows" className="stack">
      <h2 className="section-title">
        {t('明细', 'The rows')}
        <span className="soft small">
          {' '}
          {t(`共 ${exactly(figure.rows)} 条记录`, `${exactly(figure.rows)} records`)}
        </span>
      </h2>
      <Ledger<Evidence>
        name="evidence"
        path={`/api/indicators/${id}/evidence${asked}`}
        {...(may('list.export') ? { export: `/api/exports/evidence${search({ id, ...question })}` } : {})}
        rowKey={r => `${r.type}${r.county}${r.id}${r.distinctKey}${r.basis}${r.onDate}`}
        filters={
          used.length > 1
            ? [
                {
                  key: 'basis',
                  title: { zh: '依据', en: 'Basis' },
                  options: choices(Object.fromEntries(used.map(b => [b, BASIS_WORDS[b]]))),
                },
              ]
            : []
        }
        empty={{
          title: {
            zh: '这个范围内没有记录。可放宽时期或换一个地区。',
            en: 'No record in this range. Widen the period or choose another area.',
          },
        }}
        columns={columns}
      />
    </section>
  )
}
