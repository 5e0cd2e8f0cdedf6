/** 登录记录: where I am signed in now; a sign-in can be ended, and all but this one at once. */
import { useQuery } from '@tanstack/react-query'
import type { SessionView } from '../../kernel/account/account.schema.ts'
import { api } from '../api.ts'
import { Confirm } from '../kit/Confirm.tsx'
import { Moment } from '../kit/Moment.tsx'
import { ProblemView } from '../kit/ProblemView.tsx'
import { Tag } from '../kit/Tag.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useWords } from '../lang.tsx'

/** As it comes over the wire: instants are text. */
type Row = Pick<SessionView, 'id' | 'current' | 'address' | 'device'> & {
  readonly createdAt: string
  readonly expiresAt: string
}

const PATH = '/api/me/sessions'
const END = { zh: '结束', en: 'End' }

export function Sessions() {
  const { t } = useWords()
  const list = useQuery({ queryKey: [PATH], queryFn: () => api<{ rows: Row[] }>(PATH) })
  if (list.error) return <ProblemView error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Waiting />
  const others = list.data.rows.filter(r => !r.current)
  return (
    <>
      <ul className="list posts">
        {list.data.rows.map(r => (
          <li key={r.id}>
            <span>
              <Moment at={r.createdAt} /> {r.address}
              <br />
              <span className="soft small">{r.device ?? t('未知设备', 'unknown device')}</span>
            </span>
            {r.current ? (
              <Tag tone="good">{t('本次登录', 'this one')}</Tag>
            ) : (
              <Confirm
                label={END}
                title={{ zh: '结束这个登录？', en: 'End this sign-in?' }}
                lead={t('那台设备须重新登录。', 'That device must sign in again.')}
                order={() => ({ to: `${PATH}/${r.id}/end` })}
                button={{ size: 'small' }}
              />
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <Confirm
          label={{ zh: '结束其他所有登录', en: 'End all others' }}
          title={{ zh: '结束其他所有登录？', en: 'End all other sign-ins?' }}
          lead={t(`共 ${others.length} 个。`, `${others.length} of them.`)}
          order={() => ({ to: `${PATH}/end` })}
        />
      ) : null}
    </>
  )
}
