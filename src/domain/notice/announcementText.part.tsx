/** An announcement as it hangs: on the office's page, on the public page and, printed, on an A4 sheet. Without antd. */
import type { ReactNode } from 'react'
import { Day } from '../../web/kit/Day.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Json } from '../../web/api.ts'
import type { Content as Drawn, ContentValue } from './announcement.content.ts'
import { ANNOUNCEMENT_KINDS, HOTLINE } from './announcement.terms.ts'
import type { AnnouncementKind } from './announcement.terms.ts'

type Content = Json<Drawn>

interface Props {
  readonly kind: AnnouncementKind
  readonly number: string | null
  readonly issuer: string
  readonly officePhone: string
  readonly publishedOn: string | null
  readonly content: Content
  /** The code that leads to the public page. */
  readonly code?: ReactNode
}

export function AnnouncementText(props: Props) {
  const { t } = useWords()
  const { content } = props
  return (
    <article className="notice-sheet">
      <header>
        <p className="notice-kind">
          <span>{t(ANNOUNCEMENT_KINDS[props.kind])}</span>
          <span>{props.number ?? t('拟稿，尚未发布', 'Draft, not published')}</span>
        </p>
        <h2>{t(content.title)}</h2>
      </header>
      <dl className="notice-facts">
        {content.facts.map((f, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a frozen text never moves
          <div key={i}>
            <dt>{t(f.label)}</dt>
            <dd>
              <Value kind={f.kind} value={f.value} unit />
            </dd>
          </div>
        ))}
      </dl>
      {content.rows.length ? <Table content={content} /> : null}
      <footer>
        <div>
          <p>
            {t(
              '对以上内容有异议的，可拨打电话、到公告单位或在公开页提出：',
              'Whoever objects may telephone, come to the office, or write on the public page:',
            )}
          </p>
          <p>
            {t('监督电话', 'Supervision')} <b>{HOTLINE}</b>
            {t('；', '; ')}
            {t('公告单位电话', 'office')} <b>{props.officePhone}</b>
          </p>
          <p className="notice-sign">
            {props.issuer}
            <br />
            {props.publishedOn ? <Day on={props.publishedOn} /> : null}
          </p>
        </div>
        {props.code ? <div className="notice-code">{props.code}</div> : null}
      </footer>
    </article>
  )
}

function Value({ kind, value, unit }: { kind: string; value: ContentValue | null; unit?: boolean }) {
  const { t } = useWords()
  if (value === null) return <span className="soft">—</span>
  if (typeof value !== 'string') return <>{t(value)}</>
  if (kind === 'money')
    return (
      <>
        <Money fen={value} /> {unit ? t('元', 'yuan') : null}
      </>
    )
  return kind === 'date' ? <Day on={value} /> : <>{value}</>
}

function Table({ content }: { content: Content }) {
  const { t } = useWords()
  const right = (i: number): string => (content.columns[i]?.kind === 'money' ? 'n' : '')
  return (
    // Too wide for a phone, it scrolls by itself, by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached
    <div className="scroll" tabIndex={0} role="region" aria-label={t('明细表', 'Table')}>
      <table className="sheet">
        <thead>
          <tr>
            {content.columns.map((c, i) => (
              <th key={c.label.zh} className={right(i)} scope="col">
                {t(c.label)}
                {c.kind === 'money' ? t('（元）', ' (yuan)') : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row, n) => (
            // oxlint-disable-next-line react/no-array-index-key -- a frozen text never moves
            <tr key={n}>
              {row.map((value, i) => (
                <td key={content.columns[i]!.label.zh} className={right(i)}>
                  <Value kind={content.columns[i]!.kind} value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {content.columns.some(c => c.sum) ? (
          <tfoot>
            <tr>
              {content.columns.map((c, i) => (
                <td key={c.label.zh} className={right(i)}>
                  {c.sum ? (
                    <Money fen={sumOf(content, i)} />
                  ) : i === 0 ? (
                    t(`合计（${content.rows.length} 行）`, `Total (${content.rows.length})`)
                  ) : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

const sumOf = (content: Content, i: number): string =>
  content.rows.reduce((sum, row) => sum + BigInt(typeof row[i] === 'string' ? row[i] : 0), 0n).toString()
