/** 查询办理情况: by number and code; appealed, accepted or withdrawn here too. */
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { Failure } from '../../web/open/Failure.tsx'
import { PublicForm } from '../../web/open/PublicForm.tsx'
import type { PublicField } from '../../web/open/PublicForm.tsx'
import type { Word } from '../../kernel/words.ts'
import type { Lookup } from './complaint.reply.ts'
import { MAX_TEXT, STATES } from './complaint.terms.ts'

const FIELDS: readonly PublicField[] = [
  { key: 'number', title: { zh: '编号', en: 'Number' }, required: true, max: 30 },
  { key: 'code', title: { zh: '查询码', en: 'Code' }, required: true, max: 40 },
]

interface Bearer {
  readonly number: string
  readonly code: string
}

export default function PublicStatusPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('查询办理情况', 'Look a complaint up')}
      crumbs={[{ to: '/public/complaint', label: t('投诉举报', 'Complaints') }]}
    >
      <Card>
        <PublicForm<Lookup>
          fields={FIELDS}
          to="/api/public/complaints/lookup"
          submit={{ zh: '查询', en: 'Look up' }}
          done={(found, sent) => (
            <Status first={found} bearer={{ number: String(sent.number), code: String(sent.code) }} />
          )}
        />
      </Card>
    </Page>
  )
}

function Status({ first, bearer }: { first: Lookup; bearer: Bearer }) {
  const { t } = useWords()
  const [now, setNow] = useState(first)
  const [error, setError] = useState<unknown>(null)
  const again = (): void => {
    setError(null)
    api<Lookup>('/api/public/complaints/lookup', { body: bearer }).then(setNow, setError)
  }
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('编号', 'Number')}</dt>
          <dd className="num">{now.number}</dd>
        </div>
        <div>
          <dt>{t('状态', 'State')}</dt>
          <dd>
            <b>{t(STATES[now.state])}</b>
          </dd>
        </div>
        {now.dueOn ? (
          <div>
            <dt>{t('办理期限', 'Due by')}</dt>
            <dd>
              <Day on={now.dueOn} />
            </dd>
          </div>
        ) : null}
      </dl>
      <ol className="history">
        <li>
          <div className="history-line">
            <b>{t('收到', 'Received')}</b> <Day on={now.receivedOn} />
          </div>
        </li>
        {now.steps.map((s, i) => (
          <li key={`${i}${s.state}`}>
            <div className="history-line">
              <b>{t(STATES[s.state])}</b> <Day on={s.onDate} />
            </div>
            {s.answer ? <p className="pre">{s.answer}</p> : null}
          </li>
        ))}
      </ol>
      {error ? <Failure error={error} retry={again} /> : null}
      <Acts key={now.state} now={now} bearer={bearer} again={again} />
    </>
  )
}

function Acts({ now, bearer, again }: { now: Lookup; bearer: Bearer; again: () => void }) {
  const { t } = useWords()
  return (
    <div className="open-acts">
      {now.agreeable ? (
        <Act
          title={{ zh: '认可答复', en: 'Accept the answer' }}
          lead={t('认可后本件办结，不能再申请复查。', 'It is closed then, and cannot be appealed any more.')}
          to="/api/public/complaints/agree"
          bearer={bearer}
          again={again}
        />
      ) : null}
      {now.appealUntil ? (
        <Act
          title={{ zh: '申请复查', en: 'Appeal' }}
          lead={
            <>
              {t('由答复单位的上一级复查，最后一天', 'The level above reviews it. Last day')}{' '}
              <Day on={now.appealUntil} />
            </>
          }
          note={{ zh: '不服的理由', en: 'Why you are not content' }}
          to="/api/public/complaints/appeal"
          bearer={bearer}
          again={again}
        />
      ) : null}
      {now.withdrawable ? (
        <Act
          title={{ zh: '撤回投诉', en: 'Withdraw it' }}
          lead={t('撤回后不再办理。', 'It is not handled any further then.')}
          note={{ zh: '撤回原因', en: 'Why' }}
          to="/api/public/complaints/withdraw"
          bearer={bearer}
          again={again}
        />
      ) : null}
    </div>
  )
}

interface ActProps {
  readonly title: Word
  readonly lead: React.ReactNode
  readonly note?: Word
  readonly to: string
  readonly bearer: Bearer
  again(): void
}

/** Opened first, so that nothing is pressed by mistake. */
function Act({ title, lead, note, to, bearer, again }: ActProps) {
  const { t } = useWords()
  const fields: PublicField[] = note
    ? [{ key: 'note', title: note, required: true, min: 2, max: MAX_TEXT, lines: 4 }]
    : []
  return (
    <details>
      <summary>{t(title)}</summary>
      <p className="soft">{lead}</p>
      <PublicForm<{ done: true }>
        fields={fields}
        fixed={{ ...bearer }}
        to={to}
        submit={title}
        done={() => <Done again={again} />}
      />
    </details>
  )
}

function Done({ again }: { again: () => void }) {
  const { t } = useWords()
  return (
    <p>
      {t('已收到。', 'It was received.')}{' '}
      <button type="button" className="open-again" onClick={again}>
        {t('查看最新情况', 'See how it stands')}
      </button>
    </p>
  )
}
