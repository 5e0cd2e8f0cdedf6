/** 异议: what was objected, by when it is to be answered, and the answer. */
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { pathOf } from './announcementView.part.ts'
import type { View } from './announcementView.part.ts'
import { CHANNELS, RESULTS } from './announcement.terms.ts'
import { OBJECTION_COLUMNS as O } from './announcement.words.ts'

export function Objections({ data }: { data: View }) {
  const { t } = useWords()
  if (!data.publishedOn) return null
  return (
    <Card title={t('异议与答复', 'Objections')} extra={<TakeDown data={data} />}>
      {data.objectionRows.length ? (
        <ol className="history">
          {data.objectionRows.map(o => (
            <One key={o.id} objection={o} data={data} />
          ))}
        </ol>
      ) : (
        <p className="soft">{t('没有异议。', 'Nobody objected.')}</p>
      )}
    </Card>
  )
}

function TakeDown({ data }: { data: View }) {
  if (!data.may.hang) return null
  return (
    <CommandButton
      label={{ zh: '登记异议', en: 'Take down an objection' }}
      button={{ size: 'small' }}
      fields={[
        {
          kind: 'text',
          key: 'content',
          title: O.content,
          required: true,
          max: 1000,
          lines: 5,
          help: {
            zh: '不登记提出人姓名、电话和证件号；告知查询编号。',
            en: 'No name, telephone or identity number; tell the person the reference.',
          },
        },
      ]}
      to={`${pathOf(data)}/objections`}
      submit={{ zh: '登记', en: 'Enter' }}
      done={a => {
        const { reference } = a as { reference: string }
        return { zh: `已登记，查询编号 ${reference}`, en: `Entered; reference ${reference}` }
      }}
    />
  )
}

function One({ objection: o, data }: { objection: View['objectionRows'][number]; data: View }) {
  const { t } = useWords()
  return (
    <li>
      <div className="history-line">
        <b>{o.reference}</b> <Day on={o.raisedOn} /> <span className="soft">{t(CHANNELS[o.channel])}</span>
        {o.result ? (
          <Tag tone="good">{t(RESULTS[o.result])}</Tag>
        ) : (
          <Tag tone={o.overdue ? 'bad' : 'warn'}>
            {o.overdue ? t('答复超期', 'Overdue') : t('待答复', 'Waits for an answer')}
          </Tag>
        )}
      </div>
      <p>{o.content}</p>
      {o.result ? (
        <>
          <p>
            <span className="soft">{t('答复：', 'Answer: ')}</span>
            {o.answer}
          </p>
          <p className="small soft">
            <Day on={o.answeredOn} /> {o.answeredBy}{' '}
            {o.documentId ? (
              <To to={`/documents/${o.documentCounty}/${o.documentId}`}>
                {o.documentTitle ?? t('佐证文件', 'Evidence')}
              </To>
            ) : null}
          </p>
        </>
      ) : (
        <>
          <p className="small soft">
            {o.dueOn ? (
              <>
                {t('应于 ', 'To be answered by ')}
                <Day on={o.dueOn} />
                {t(' 前答复', '')}
              </>
            ) : (
              t(
                '答复天数参数尚未填写，没有时限；答复前公告不能作为无异议的依据。',
                'The parameter of its days is empty, so it has no deadline; until it is answered the announcement is disputed.',
              )
            )}
          </p>
          {data.may.write ? <Answer objection={o} data={data} /> : null}
        </>
      )}
    </li>
  )
}

function Answer({ objection: o, data }: { objection: View['objectionRows'][number]; data: View }) {
  return (
    <CommandButton
      label={{ zh: '答复', en: 'Answer' }}
      title={{ zh: `答复异议 ${o.reference}`, en: `Answer ${o.reference}` }}
      button={{ size: 'small', type: 'primary' }}
      fields={[
        {
          kind: 'choice',
          key: 'result',
          title: O.result,
          required: true,
          radio: true,
          options: choices(RESULTS),
        },
        {
          kind: 'text',
          key: 'answer',
          title: O.answer,
          required: true,
          max: 1000,
          lines: 5,
          help: {
            zh: '凭查询编号公开可见，不写个人信息。',
            en: 'Shown to whoever has the reference; nothing personal.',
          },
        },
        {
          kind: 'date',
          key: 'onDate',
          title: { zh: '答复日期', en: 'Answered on' },
          required: true,
          until: todayOn(),
        },
        {
          kind: 'document',
          key: 'documentId',
          county: 'documentCounty',
          title: { zh: '佐证文件', en: 'Evidence' },
        },
      ]}
      to={`${pathOf(data)}/objections/${o.id}/answer`}
      initial={{ onDate: todayPart() }}
      submit={{ zh: '答复', en: 'Answer' }}
      done={{ zh: '已答复', en: 'Answered' }}
    />
  )
}
