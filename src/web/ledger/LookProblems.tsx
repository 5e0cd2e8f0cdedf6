/** What is wrong where: kinds, worst first, and their rows with the column and what the cell holds. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Word } from '../../kernel/words.ts'
import { Card } from '../kit/Card.tsx'
import { exactly } from '../kit/number.ts'
import { Tag } from '../kit/Tag.tsx'
import type { Tone } from '../kit/Tag.tsx'
import { useWords } from '../lang.tsx'
import type { Level, Look, Told } from './ledger.ts'

const LEVELS: Readonly<Record<Level, Word & { tone: Tone }>> = {
  error: { zh: '错误', en: 'error', tone: 'bad' },
  ask: { zh: '待定', en: 'to decide', tone: 'warn' },
  warn: { zh: '提示', en: 'warning', tone: 'plain' },
}

/** Rows shown before one asks for more. */
const SHOWN = 50
const kindOf = (p: Told): string => `${p.code} ${p.column?.zh ?? ''}`

export function LookProblems({ look }: { look: Look }) {
  const { t } = useWords()
  const [kind, setKind] = useState<string>()
  if (!look.kinds.length)
    return <Card title={t('核对结果', 'Checks')}>{t('没有发现问题。', 'No problems were found.')}</Card>
  return (
    <Card
      title={t('问题', 'Problems')}
      extra={<span className="soft small">{t('点一类，只看这一类', 'Choose one kind to see only it')}</span>}
    >
      <ul className="problem-kinds">
        {look.kinds.map(k => (
          <li key={kindOf(k)}>
            <button
              type="button"
              aria-pressed={kind === kindOf(k)}
              onClick={() => setKind(kind === kindOf(k) ? undefined : kindOf(k))}
            >
              <Tag tone={LEVELS[k.level].tone}>{t(LEVELS[k.level])}</Tag>
              <span>
                {k.column ? `${t(k.column)}${t('：', ': ')}` : ''}
                {t(k.words)}
              </span>
              <b className="num">{exactly(k.rows)}</b>
            </button>
          </li>
        ))}
      </ul>
      <Rows look={look} kind={kind} />
    </Card>
  )
}

function Rows({ look, kind }: { look: Look; kind: string | undefined }) {
  const { t } = useWords()
  const [most, setMost] = useState(SHOWN)
  const rows = look.problems
    .map(r => ({ ...r, problems: r.problems.filter(p => !kind || kindOf(p) === kind) }))
    .filter(r => r.problems.length)
  const head = [
    t('行号', 'Row'),
    t('内容', 'What'),
    t('列', 'Column'),
    t('单元格内容', 'Cell'),
    t('问题', 'Problem'),
  ]
  return (
    <>
      <table className="sheet cards problem-rows">
        <thead>
          <tr>
            {head.map((h, i) => (
              <th key={h} className={i === 0 ? 'n' : ''}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        {rows.slice(0, most).map(r => (
          <tbody key={r.rowNo}>
            {r.problems.map((p, i) => (
              <tr key={kindOf(p)}>
                <td data-label={head[0]} className="n">
                  {i === 0 ? r.rowNo : <span className="repeated">{r.rowNo}</span>}
                </td>
                <td data-label={head[1]}>{i === 0 ? r.text || '—' : null}</td>
                <td data-label={head[2]}>{p.column ? t(p.column) : t('整行', 'Row')}</td>
                <td data-label={head[3]} className="num">
                  {p.value ?? (p.column ? <span className="soft">{t('（空）', '(empty)')}</span> : '—')}
                </td>
                <td data-label={head[4]}>
                  <span>
                    <Tag tone={LEVELS[p.level].tone}>{t(LEVELS[p.level])}</Tag> {t(p.words)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {most < rows.length ? (
        <p className="more">
          <Button size="small" onClick={() => setMost(n => n + SHOWN)}>
            {t('继续显示', 'Show more')}
          </Button>{' '}
          <span className="soft small">
            {t(
              `已显示 ${exactly(most)} 行，共 ${exactly(rows.length)} 行`,
              `${exactly(most)} of ${exactly(rows.length)} rows shown`,
            )}
          </span>
        </p>
      ) : null}
    </>
  )
}
