/** What became of an objection, by its reference alone; what was written is not shown back. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../web/api.ts'
import type { Json } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { Failure } from '../../web/open/Failure.tsx'
import type { lookedUpReply } from './announcement.reply.ts'
import { RESULTS } from './announcement.terms.ts'

type View = Json<z.infer<typeof lookedUpReply>>

export default function OpenObjectionPage() {
  const { t } = useWords()
  const { values, set } = useFilters()
  return (
    <Page
      title={t('异议查询', 'Follow an objection')}
      lead={t('输入提交异议时给的查询编号。', 'Enter the reference that was given when it was sent.')}
    >
      <form
        className="open-form"
        onSubmit={event => {
          event.preventDefault()
          const typed = new FormData(event.currentTarget).get('reference')
          set({
            reference:
              String(typed ?? '')
                .trim()
                .toUpperCase() || undefined,
          })
        }}
      >
        <div className="field">
          <label htmlFor="reference">{t('查询编号', 'Reference')}</label>
          <input
            id="reference"
            name="reference"
            key={values.reference ?? ''}
            defaultValue={values.reference ?? ''}
            required
            maxLength={18}
            placeholder="150125-XXXXX-XXXXX"
            autoComplete="off"
            autoCapitalize="characters"
          />
        </div>
        <button type="submit" className="primary">
          {t('查询', 'Look up')}
        </button>
      </form>
      {values.reference ? <Found reference={values.reference} /> : null}
    </Page>
  )
}

function Found({ reference }: { reference: string }) {
  const { t } = useWords()
  const path = `/api/public/objections/${encodeURIComponent(reference)}`
  const { data, error } = useQuery({ queryKey: [path], queryFn: () => api<View>(path) })
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  return (
    <Card
      title={data.reference}
      extra={
        data.result ? (
          <Tag tone="good">{t(RESULTS[data.result])}</Tag>
        ) : (
          <Tag tone="warn">{t('待答复', 'Waits for an answer')}</Tag>
        )
      }
    >
      <dl className="facts one">
        <div>
          <dt>{t('公告', 'Announcement')}</dt>
          <dd>
            {data.link && data.title ? (
              <To to={data.link}>{t(data.title)}</To>
            ) : (
              t('公告已撤回', 'The announcement was withdrawn')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('提出日期', 'Raised on')}</dt>
          <dd>
            <Day on={data.raisedOn} />
          </dd>
        </div>
        {data.result ? (
          <>
            <div>
              <dt>{t('答复', 'Answer')}</dt>
              <dd>{data.answer}</dd>
            </div>
            <div>
              <dt>{t('答复日期', 'Answered on')}</dt>
              <dd>
                <Day on={data.answeredOn} />
              </dd>
            </div>
          </>
        ) : (
          <div>
            <dt>{t('答复时限', 'To be answered by')}</dt>
            <dd>{data.dueOn ? <Day on={data.dueOn} /> : t('未设定', 'not set')}</dd>
          </div>
        )}
      </dl>
    </Card>
  )
}
