/** The numbers of a batch: what it will do, what it did, and the figures that move. */
import { Card } from '../../web/kit/Card.tsx'
import { exactly } from '../../web/kit/number.ts'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Batch } from './importBatch.part.tsx'

/** 将新增 N 户 M 人, said first and large. */
export function BatchTotals({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const s = batch.summary!
  return (
    <Card className="batch-totals">
      <p className="batch-headline">
        {t(
          `将新增 ${exactly(s.newHouseholds)} 户 ${exactly(s.newPeople)} 人`,
          `${exactly(s.newHouseholds)} households and ${exactly(s.newPeople)} people will be added`,
        )}
      </p>
      <p className="soft">
        {s.generalHouseholds
          ? t(
              `其中一般农户 ${exactly(s.generalHouseholds)} 户，不计入建档立卡户。`,
              `Of these ${exactly(s.generalHouseholds)} are not registered as poor and add nothing to those figures. `,
            )
          : ''}
        {s.knownHouseholds
          ? t(
              `另有 ${exactly(s.knownHouseholds)} 户已在册，只补充新信息${s.joiningPeople ? `，其中新增成员 ${exactly(s.joiningPeople)} 人` : ''}。`,
              `${exactly(s.knownHouseholds)} more are on file already and get what is new${s.joiningPeople ? `, among it ${exactly(s.joiningPeople)} new members` : ''}. `,
            )
          : ''}
        {t(
          `名单共 ${exactly(batch.rowTotal ?? 0)} 行，其中错误 ${exactly(batch.rowErrors ?? 0)} 行，提示 ${exactly(batch.rowWarnings ?? 0)} 行。`,
          `${exactly(batch.rowTotal ?? 0)} rows; ${exactly(batch.rowErrors ?? 0)} with errors, ${exactly(batch.rowWarnings ?? 0)} with warnings.`,
        )}
      </p>
      <Figures batch={batch} />
    </Card>
  )
}

function Figures({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const figures = batch.summary!.figures
  if (!figures.length) return null
  return (
    <dl className="figure-moves" aria-label={t('会变动的数字', 'Figures that will move')}>
      {figures.map(f => (
        <div key={f.id}>
          <dt>
            <To to={`/figures/${f.id}?area=${batch.county}`}>{t(f.title)}</To>
          </dt>
          <dd>
            <span className="soft">{exactly(f.before)}</span>
            <span aria-hidden="true"> → </span>
            <span className="sr">{t('变为', 'becomes')}</span>
            <b>{exactly(f.after)}</b>{' '}
            <span className={f.after === f.before ? 'soft' : 'moved'}>
              {f.after === f.before
                ? t('不变', 'unchanged')
                : `${f.after > f.before ? '+' : '−'}${exactly(Math.abs(f.after - f.before))}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A result that lasts. */
export function BatchResult({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const s = batch.summary!
  const r = s.result
  const back = batch.state === 'taken_back'
  return (
    <Card className="batch-totals">
      <p className="batch-headline">
        {r
          ? t(
              `${back ? '曾登记' : '已登记'} ${exactly(r.households)} 户 ${exactly(r.people)} 人${back ? '，现已全部撤回' : ''}`,
              `${exactly(r.households)} households and ${exactly(r.people)} people ${back ? 'had been registered; all taken back' : 'registered'}`,
            )
          : t('已提交', 'Committed')}
      </p>
      {r ? (
        <p className="soft">
          {r.updated
            ? t(
                `补充已在册 ${exactly(r.updated)} 户的信息。`,
                `${exactly(r.updated)} households on file were completed. `,
              )
            : ''}
          {r.leftOut
            ? t(
                `因有错误未写入 ${exactly(r.leftOut)} 户；改正后可再次上传，已写入的不会重复。`,
                `${exactly(r.leftOut)} households with errors were left out; correct and upload again, what is written is not written twice. `,
              )
            : ''}
        </p>
      ) : null}
      {back ? null : <Figures batch={batch} />}
      <p className="links">
        <To to={`/households?area=${batch.areaCode}`}>{t('查看本地区户台账', 'Households of the area')}</To>
        <To to={`/duplicates?area=${batch.areaCode}`}>{t('疑似重复', 'Possible duplicates')}</To>
        <To to={`/records/batch/${batch.county}/${batch.id}`}>{t('批次记录与历史', 'Record and history')}</To>
      </p>
    </Card>
  )
}
