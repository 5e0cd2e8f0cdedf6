/** A masked value, opened for a stated reason that goes on the record; it is shown until the page is left. */
import { useState } from 'react'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'

interface Props {
  /** The household's route. */
  readonly path: string
  readonly field: 'idNumber' | 'phone' | 'bank'
  readonly personId?: string
  readonly masked: string | null
}

const REASON_MIN = 4

export function Masked({ path, field, personId, masked }: Props) {
  const { t } = useWords()
  const { may } = useMe()
  const [open, setOpen] = useState<string | null>(null)
  if (!masked) return <span className="soft">—</span>
  if (open) return <b className="num">{open}</b>
  return (
    <span className="masked">
      <span className="num">{masked}</span>
      {may('household.reveal') ? (
        <Confirm<{ value: string | null }>
          label={{ zh: '查看', en: 'Show' }}
          title={{ zh: '查看完整信息', en: 'Show it in full' }}
          lead={t('理由和查看人将记入操作记录。', 'Who looked, and why, goes on the record.')}
          reason="required"
          reasonMin={REASON_MIN}
          reasonTitle={{ zh: '查看理由', en: 'Reason' }}
          button={{ size: 'small', type: 'link' }}
          order={reason => ({
            to: `${path}/reveal`,
            body: { field, reason, ...(personId ? { personId } : {}) },
          })}
          done={null}
          onDone={answer => setOpen(answer.value ?? '—')}
        />
      ) : null}
    </span>
  )
}
