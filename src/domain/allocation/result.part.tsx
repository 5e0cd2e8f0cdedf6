/** What a solution came to: households, yuan, money by source, and how near to the best possible it is proven to be. */
import { Card } from '../../web/kit/Card.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import type { PurseResult } from './ruleSet.terms.ts'
import { exactly } from '../../web/kit/number.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import { SOURCES } from '../fund/fund.terms.ts'
import { gapWords, percent, moneyWords, Wan, wanText } from './scenario.part.tsx'
import type { Scenario, Solution, YearSums } from './scenario.part.tsx'
import { FACTORS, OUTCOMES } from './scenario.terms.ts'

export function Headline({ scenario, solution }: { scenario: Scenario; solution: Solution }) {
  const { t } = useWords()
  const { result } = solution
  const share = (fen: string): string =>
    percent(Number(solution.costFen) ? Number(fen) / Number(solution.costFen) : 0)
  const isOld = solution.revision < scenario.revision
  return (
    <Card
      title={t('测算结果', 'What came of it')}
      extra={
        <>
          {isOld ? <Tag tone="warn">{t('规则改动以前', 'before the rules changed')}</Tag> : null}{' '}
          <Tag tone={solution.outcome === 'optimal' ? 'good' : 'warn'}>{t(OUTCOMES[solution.outcome])}</Tag>
        </>
      }
    >
      <dl className="head-figures">
        <div>
          <dt>{t('带动建档立卡户', 'Registered households reached')}</dt>
          <dd>{exactly(solution.households)}</dd>
        </div>
        <div>
          <dt>{t('年带动增收（万元）', 'Yearly gain (10,000 yuan)')}</dt>
          <dd>
            <Wan fen={solution.gainFen} />
          </dd>
        </div>
        <div>
          <dt>{t('安排资金（万元）', 'Money divided (10,000 yuan)')}</dt>
          <dd>
            <Wan fen={solution.costFen} />
          </dd>
        </div>
        <div>
          <dt>{t('紧密带动占比', 'Tied to registered poor')}</dt>
          <dd>{share(result.onPoorFen)}</dd>
        </div>
        <div>
          <dt>{t('产业占比', 'Industry')}</dt>
          <dd>{share(result.industryFen)}</dd>
        </div>
        {result.leastRatio === null ? null : (
          <div>
            <dt>{t('最低旗县达到基数的', 'Worst placed banner, of its baseline')}</dt>
            <dd>{percent(result.leastRatio)}</dd>
          </div>
        )}
      </dl>
      <p>
        {t(gapWords(solution))}
        <span className="soft">
          {' '}
          {t(`用时 ${solution.seconds.toFixed(1)} 秒。`, `${solution.seconds.toFixed(1)} seconds.`)}
        </span>
      </p>
      {result.unknownGain ? (
        <p className="warn small">
          {t(
            `${exactly(result.unknownGain)} 个备选方案没有填报年带动增收，只按户数计算；请旗县在“备选方案”补报。`,
            `Of ${exactly(result.unknownGain)} variants nobody has said what households would receive; they count by households only.`,
          )}
        </p>
      ) : null}
      <p className="soft small">
        {t('数据时点 ', 'Data as of ')}
        <Moment at={solution.knownAt} />
        {t(
          `；共 ${exactly(result.projects)} 个项目、${exactly(result.variants)} 个方案参与测算；输入校验码 `,
          `; ${exactly(result.projects)} projects in ${exactly(result.variants)} variants; inputs `,
        )}
        <code title={solution.inputHash}>{solution.inputHash.slice(0, 12)}</code>
      </p>
    </Card>
  )
}

const leftOf = (p: PurseResult): bigint => BigInt(p.amountFen) - BigInt(p.usedFen)

/** Money by source: what there is, what the plan takes, and what is left of it or more of it would do. */
export function Purses({ solution }: { solution: Solution }) {
  const { t } = useWords()
  return (
    <Card title={t('资金来源（万元：已用 / 共有）', 'Money by source (10,000 yuan: used / there is)')}>
      <ul className="purses">
        {solution.result.purses.map(p => {
          const used = Number(p.amountFen) ? Number(p.usedFen) / Number(p.amountFen) : 0
          return (
            <li key={p.id}>
              <span>
                {p.giverName} <span className="soft small">{t(SOURCES[p.source])}</span>{' '}
                {p.expected ? <Tag tone="warn">{t('预计', 'expected')}</Tag> : null}
              </span>
              <span className="num">
                {wanText(p.usedFen)} / {wanText(p.amountFen)}
              </span>
              <span className="soft small">
                {p.banners === null
                  ? t('可用于各旗县', 'for every banner')
                  : t(`只能用于 ${p.banners} 个结对旗县`, `for ${p.banners} paired banners only`)}
              </span>
              <span className="soft small">
                {leftOf(p) > 0n
                  ? t(
                      `剩余 ${moneyWords(leftOf(p).toString()).zh}`,
                      `${moneyWords(leftOf(p).toString()).en} left`,
                    )
                  : p.worth !== null && p.worth > 0.005
                    ? t(
                        `再多一万元约增效益 ${p.worth.toFixed(2)}`,
                        `10,000 yuan more add about ${p.worth.toFixed(2)}`,
                      )
                    : t('再多也用不上', 'more would not be used')}
              </span>
              <span className="purse-bar" aria-hidden="true">
                <i style={{ width: `${used * 100}%` }} />
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** Before anything is solved: what there is to divide, and among what. */
export function Sums({ sums }: { sums: YearSums }) {
  const { t } = useWords()
  const total = sums.purses.reduce((sum, p) => sum + Number(p.amountFen), 0)
  return (
    <Card title={t(`${sums.year} 年可分配资金`, `What there is to divide in ${sums.year}`)}>
      {sums.purses.length ? (
        <>
          <p>
            {t(
              `已下达未分配 ${moneyWords(String(total)).zh}；库内待安排 ${exactly(sums.projects)} 个项目，共需 ${moneyWords(sums.costFen).zh}。`,
              `${moneyWords(String(total)).en} appropriated and not allocated; ${exactly(sums.projects)} projects of the library need ${moneyWords(sums.costFen).en}.`,
            )}
          </p>
          <ul className="purses">
            {sums.purses.map(p => (
              <li key={p.id}>
                <span>
                  {p.giverName}{' '}
                  <span className="soft small">{t(SOURCES[p.source as keyof typeof SOURCES])}</span>
                </span>
                <Wan fen={p.amountFen} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {t(
            `${sums.year} 年没有已下达未分配的资金。可先在“预计资金”中填预计数测算。库内待安排 ${exactly(sums.projects)} 个项目，共需 ${moneyWords(sums.costFen).zh}。`,
            `Nothing is appropriated and unallocated for ${sums.year}. Plan with expected sums first. ${exactly(sums.projects)} projects need ${moneyWords(sums.costFen).en}.`,
          )}
        </p>
      )}
      {sums.projects === 0 ? (
        <p className="warn small">
          {t(
            '项目库中没有列入该年度、尚缺资金的项目。',
            'No project of the library is planned for this year and lacks money.',
          )}
        </p>
      ) : null}
    </Card>
  )
}

/** Why there is no baseline, with what to enter where. */
export function MissingFactors({ solution }: { solution: Solution }) {
  const { t } = useWords()
  const { missing } = solution.result
  if (!missing.length) return null
  const factors = [...new Set(missing.map(m => m.factor))]
  return (
    <Card title={t('因素法基数暂缺', 'No baseline yet')}>
      <ul>
        {factors.map(f => {
          const own = missing.filter(m => m.factor === f)
          const names = own.slice(0, 6).map(m => m.name)
          return (
            <li key={f}>
              {t(FACTORS[f])}
              {t('：', ': ')}
              {names.join(t('、', ', '))}
              {own.length > names.length
                ? t(
                    `等 ${own.length} 个旗县没有数据。`,
                    ` and others, ${own.length} banners in all, are not known.`,
                  )
                : t('没有数据。', ' not known.')}
            </li>
          )
        })}
      </ul>
      <p className="soft small">
        {t(
          '补齐数据，或去掉该因素的权重后重新测算；方案本身不受影响。',
          'Enter them, or take the factor’s weight away and solve again; the plan itself is not affected.',
        )}
      </p>
    </Card>
  )
}
