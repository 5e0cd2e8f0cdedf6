/** 下达 → 分配 → 拨付 → 确认 as four bars of one scale: each is a part of the one above it. */
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import './flowBar.css'

interface Props {
  readonly amountFen: string
  readonly allocatedFen: string
  readonly paidFen: string
  readonly confirmedFen: string
  readonly disputedFen: string
}

export function FlowBar(p: Props) {
  const { t } = useWords()
  const share = (fen: string): number => Math.max(0, Math.min(100, (Number(fen) / Number(p.amountFen)) * 100))
  const left = (whole: string, part: string): string => (BigInt(whole) - BigInt(part)).toString()
  const lines = [
    { key: 'given', name: t('下达', 'Appropriated'), fen: p.amountFen, colour: 'var(--beijing)', note: null },
    {
      key: 'allocated',
      name: t('已分配', 'Allocated'),
      fen: p.allocatedFen,
      colour: 'var(--beijing)',
      note: [t('可分配', 'left'), left(p.amountFen, p.allocatedFen)] as const,
    },
    {
      key: 'paid',
      name: t('已拨付', 'Paid'),
      fen: p.paidFen,
      colour: 'var(--claimed)',
      note: [t('待拨付', 'left'), left(p.allocatedFen, p.paidFen)] as const,
    },
    {
      key: 'confirmed',
      name: t('对方已确认', 'Confirmed'),
      fen: p.confirmedFen,
      colour: 'var(--steppe)',
      note:
        p.disputedFen === '0'
          ? ([t('待确认', 'waiting'), left(p.paidFen, p.confirmedFen)] as const)
          : ([t('有差异', 'disputed'), p.disputedFen] as const),
    },
  ]
  return (
    <ul className="flow-bars">
      {lines.map(l => (
        <li key={l.key}>
          <span>{l.name}</span>
          <span className="flow-bar" aria-hidden="true">
            <i style={{ width: `${share(l.fen)}%`, background: l.colour }} />
          </span>
          <b>
            <Money fen={l.fen} /> {t('元', 'yuan')}
          </b>
          <span className="soft small">
            {l.note ? (
              <>
                {l.note[0]} <Money fen={l.note[1]} />
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  )
}
