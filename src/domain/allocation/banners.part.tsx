/** Banners: baseline against plan, each departure explained. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Card } from '../../web/kit/Card.tsx'
import { exactly } from '../../web/kit/number.ts'
import { useWords } from '../../web/lang.tsx'
import { say } from '../../kernel/words.ts'
import type { BannerResult } from './ruleSet.terms.ts'
import { percent, Wan } from './scenario.part.tsx'
import type { Solution } from './scenario.part.tsx'

interface Props {
  readonly solution: Solution
  /** The same as a sheet. */
  readonly sheet: string
  onChoose(code: string): void
}

export function Banners({ solution, sheet, onChoose }: Props) {
  const { t, lang } = useWords()
  const { banners } = solution.result
  const most = Math.max(1, ...banners.map(b => Math.max(Number(b.planFen), Number(b.baselineFen ?? 0))))
  return (
    <Card
      title={t('旗县：基数与方案', 'Banners: baseline and plan')}
      extra={
        <Button href={sheet} download size="small" icon={<DownloadOutlined aria-hidden="true" />}>
          {t('导出', 'Export')}
        </Button>
      }
    >
      <div className="wide-table" tabIndex={0} role="region" aria-label={t('旗县', 'Banners')}>
        <table className="plain-table banner-table">
          <thead>
            <tr>
              <th>{t('旗县', 'Banner')}</th>
              <th className="n">{t('基数（万元）', 'Baseline')}</th>
              <th className="n">{t('方案（万元）', 'Plan')}</th>
              <th>{t('对比', 'Against')}</th>
              <th className="n">{t('带动户', 'Households')}</th>
              <th className="n">{t('入选', 'In')}</th>
              <th>{t('为什么这样', 'Why so')}</th>
            </tr>
          </thead>
          <tbody>
            {banners.map(b => (
              <tr key={b.code}>
                <td>
                  <button type="button" className="link" onClick={() => onChoose(b.code)}>
                    {b.name}
                  </button>
                </td>
                <td className="n">
                  <Wan fen={b.baselineFen} />
                </td>
                <td className="n">
                  <Wan fen={b.planFen} />
                </td>
                <td>
                  <Against banner={b} most={most} />
                </td>
                <td className="n">{exactly(b.households)}</td>
                <td className="n">
                  {b.projectsIn} / {b.projectsIn + b.projectsOut}
                </td>
                <td>
                  <ul className="why-list">
                    {b.reasons.map(r => (
                      <li key={r.code}>{say(r.words, lang, r.values)}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** The plan as a bar, the baseline as a mark on it. */
function Against({ banner, most }: { banner: BannerResult; most: number }) {
  const { t } = useWords()
  const plan = Number(banner.planFen)
  const baseline = banner.baselineFen === null ? null : Number(banner.baselineFen)
  const ratio = baseline ? percent(plan / baseline) : null
  return (
    <span title={ratio ? t(`为基数的 ${ratio}`, `${ratio} of the baseline`) : ''}>
      <span className="against" aria-hidden="true">
        <i style={{ width: `${(plan / most) * 100}%` }} />
        {baseline === null ? null : <b style={{ left: `${(baseline / most) * 100}%` }} />}
      </span>
      <span className="small num">{ratio ?? '—'}</span>
    </span>
  )
}
