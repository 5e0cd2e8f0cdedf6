/** Where an announcement hangs: each board with its running time, the photos of both ends, and what can be done about it. */
import { useState } from 'react'
import type { Json } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { pathOf } from './announcementView.part.ts'
import type { View } from './announcementView.part.ts'
import type { PostingRow as Row } from './announcement.reply.ts'
import { POSTING_LEVELS, POSTING_STATES } from './announcement.terms.ts'
import type { PostingLevel, PostingState } from './announcement.terms.ts'
import { POSTING_COLUMNS as P } from './announcement.words.ts'

type PostingRow = Json<Row>

const TONES: Record<PostingState, Tone> = {
  online: 'good',
  hanging: 'warn',
  due: 'bad',
  early: 'bad',
  whole: 'good',
}

const isBoard = (values: Readonly<Record<string, unknown>>): boolean =>
  POSTING_LEVELS[values.level as PostingLevel]?.board ?? false

const addDays = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** A photo lies as near to its board as is known: under the narrower of the announcement's place and the reader's own. */
function useFilePlace(data: View): string {
  const { me } = useMe()
  const own = me?.acting.areaCode ?? ''
  return own.startsWith(data.county) && own.length > data.areaCode.length ? own : data.areaCode
}

const photoFields = (area: string, zh: string, en: string): readonly Field[] => [
  { kind: 'file', key: 'fileId', area, accept: 'image/*', title: { zh, en }, required: true },
  { kind: 'date', key: 'photoOn', title: P.photoOn, required: true, until: todayOn() },
]

export function Hang({ data }: { data: View }) {
  const area = useFilePlace(data)
  const { me } = useMe()
  if (!data.may.hang || !data.publishedOn) return null
  const local = (me?.acting.areaCode.length ?? 6) > 6
  const fields: readonly Field[] = [
    {
      kind: 'choice',
      key: 'level',
      title: P.level,
      required: true,
      options: choices(POSTING_LEVELS).filter(o => !local || POSTING_LEVELS[o.value as PostingLevel].board),
    },
    {
      kind: 'area',
      key: 'areaCode',
      title: { zh: '公告栏所在地', en: 'Where the board stands' },
      required: true,
      when: isBoard,
      levels: ['township', 'village'],
      under: data.county,
    },
    { kind: 'text', key: 'place', title: P.place, required: true, max: 120, example: '党群服务中心公告栏' },
    {
      kind: 'text',
      key: 'url',
      title: P.url,
      required: true,
      max: 300,
      when: v => v.level !== undefined && !isBoard(v),
    },
    { kind: 'date', key: 'fromOn', title: P.fromOn, required: true, half: true, until: todayOn() },
    {
      kind: 'date',
      key: 'toOn',
      title: P.toOn,
      required: true,
      half: true,
      when: isBoard,
      help:
        data.leastDays === null
          ? { zh: '公示天数参数未填，不能登记。', en: 'The parameter of the days is empty.' }
          : { zh: `不少于 ${data.leastDays} 天`, en: `${data.leastDays} days at least` },
    },
    ...photoFields(area, '张贴照片', 'Photo of the board as hung').map(f => ({ ...f, when: isBoard })),
  ]
  return (
    <CommandButton
      label={{ zh: '登记张贴', en: 'Hang' }}
      button={data.postings.length ? { size: 'small' } : { size: 'small', type: 'primary' }}
      fields={fields}
      to={`${pathOf(data)}/postings`}
      initial={{
        level: local ? (me!.acting.areaCode.length === 12 ? 'village' : 'township') : 'village',
        areaCode: local ? me!.acting.areaCode : data.areaCode.length > 6 ? data.areaCode : undefined,
        fromOn: todayPart(),
        photoOn: todayPart(),
        ...(data.leastDays === null
          ? {}
          : { toOn: { on: addDays(todayOn(), data.leastDays), precision: 'day' } }),
      }}
      submit={{ zh: '登记张贴', en: 'Hang' }}
      done={{ zh: '已登记，公示开始计时', en: 'Entered; its time runs' }}
    />
  )
}

export function Boards({ data }: { data: View }) {
  const { t } = useWords()
  return (
    <Card title={t('公开与张贴', 'Where it hangs')} extra={<Hang data={data} />}>
      {data.postings.length ? (
        <ul className="boards">
          {data.postings.map(p => (
            <Board key={p.id} posting={p} data={data} />
          ))}
        </ul>
      ) : (
        <p className="soft">
          {data.publishedOn
            ? t(
                '还没有张贴。乡镇、嘎查村或项目地公告栏张贴时拍照登记。',
                'It hangs nowhere yet. Enter each board with a photo when it is hung.',
              )
            : t('发布后登记张贴。', 'Boards are entered once it is published.')}
        </p>
      )}
    </Card>
  )
}

function Board({ posting: p, data }: { posting: PostingRow; data: View }) {
  const { t } = useWords()
  return (
    <li>
      <div className="board-head">
        <b>{t(POSTING_LEVELS[p.level])}</b>
        <Tag tone={TONES[p.state]}>
          {t(POSTING_STATES[p.state])}
          {p.state === 'hanging' ? t(`，还有 ${p.daysLeft} 天`, `, ${p.daysLeft} days left`) : ''}
        </Tag>
      </div>
      <div>
        {[p.areaName, p.place].filter(Boolean).join(' · ')}
        {p.url ? (
          <>
            {' '}
            <a href={p.url} target="_blank" rel="noreferrer noopener">
              {t('网页', 'Page')}
            </a>
          </>
        ) : null}
      </div>
      <div className="soft small">
        <Day on={p.fromOn} /> — {p.toOn ? <Day on={p.toOn} /> : t('长期', 'for long')}
        {p.leastDays
          ? t(
              `（不少于 ${p.leastDays} 天，${p.daysSource}）`,
              ` (${p.leastDays} days at least, ${p.daysSource})`,
            )
          : ''}
        {t('，张贴人 ', ', by ')}
        {p.putUpBy}
      </div>
      {p.removedOn ? (
        <div className="soft small">
          {p.state === 'early' ? t('撤下：', 'Taken down ') : t('核验：', 'Looked at ')}
          <Day on={p.removedOn} /> {p.takenDownBy}
          {p.removalNote ? `，${p.removalNote}` : ''}
        </div>
      ) : null}
      <div className="board-photos">
        <Photo data={data} id={p.fileId} on={p.photoOn} label={t('张贴', 'As hung')} place={p.place} />
        <Photo
          data={data}
          id={p.removalFileId}
          on={p.removalPhotoOn}
          label={t('期满', 'At its end')}
          place={p.place}
        />
      </div>
      {p.writes ? <Acts posting={p} data={data} /> : null}
    </li>
  )
}

interface PhotoProps {
  readonly data: View
  readonly id: string | null
  readonly on: string | null
  readonly label: string
  readonly place: string
}

function Photo({ data, id, on, label, place }: PhotoProps) {
  const { t } = useWords()
  const [closed, setClosed] = useState(false)
  if (!id) return null
  // Taken by the office above, under its own place.
  if (closed)
    return (
      <p className="small soft">
        {t(`${label}照片由上级单位留存`, `${label}: the photo lies with the office above`)} <Day on={on} />
      </p>
    )
  const href = `/api/files/${data.county}/${id}`
  return (
    <figure>
      <a href={href} download>
        <img
          src={href}
          alt={`${label} ${place} ${on ?? ''}`}
          loading="lazy"
          onError={() => setClosed(true)}
        />
      </a>
      <figcaption className="small soft">
        {label} <Day on={on} />
      </figcaption>
    </figure>
  )
}

function Acts({ posting: p, data }: { posting: PostingRow; data: View }) {
  const { t } = useWords()
  const area = useFilePlace(data)
  if (p.state !== 'hanging' && p.state !== 'due')
    return p.state === 'online' ? <Mistaken posting={p} data={data} /> : null
  const to = `${pathOf(data)}/postings/${p.id}/take-down`
  const day: Field = {
    kind: 'date',
    key: 'onDate',
    title: { zh: '日期', en: 'Date' },
    required: true,
    until: todayOn(),
  }
  return (
    <div className="board-acts">
      {p.state === 'due' ? (
        <CommandButton
          label={{ zh: '期满核验', en: 'Look at its end' }}
          button={{ size: 'small', type: 'primary' }}
          fields={[day, ...photoFields(area, '期满照片', 'Photo of its end')]}
          to={to}
          initial={{ onDate: todayPart(), photoOn: todayPart() }}
          submit={{ zh: '核验', en: 'Enter' }}
          done={{ zh: '已核验，公示期满', en: 'Entered; it has hung its whole time' }}
        />
      ) : (
        <CommandButton
          label={{ zh: '提前撤下', en: 'Taken down early' }}
          button={{ size: 'small' }}
          lead={
            <p>
              {t(
                '公示期未满撤下的，不能作为公示依据，须重新张贴满期。',
                'Taken down before its time it proves nothing; it has to be hung again.',
              )}
            </p>
          }
          fields={[
            day,
            {
              kind: 'text',
              key: 'note',
              title: { zh: '撤下原因', en: 'Why' },
              required: true,
              max: 300,
              lines: 2,
            },
          ]}
          to={to}
          initial={{ onDate: todayPart() }}
          submit={{ zh: '登记撤下', en: 'Enter' }}
          done={{ zh: '已登记', en: 'Entered' }}
          danger
        />
      )}
      <Mistaken posting={p} data={data} />
    </div>
  )
}

function Mistaken({ posting: p, data }: { posting: PostingRow; data: View }) {
  return (
    <Confirm
      label={{ zh: '撤回登记', en: 'Withdraw the entry' }}
      title={{ zh: '撤回这条张贴登记？', en: 'Withdraw this entry?' }}
      reason="required"
      reasonMin={2}
      button={{ size: 'small', type: 'text' }}
      order={reason => ({ to: `${pathOf(data)}/postings/${p.id}/withdraw`, body: { reason } })}
      done={{ zh: '已撤回', en: 'Withdrawn' }}
    />
  )
}
