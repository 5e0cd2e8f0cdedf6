/** Who complained: masked, and opened by the handler for a reason that goes on record. */
import { useState } from 'react'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { useWords } from '../../web/lang.tsx'

interface Props {
  readonly data: {
    readonly named: boolean
    readonly revealable: boolean
    readonly nameMasked: string | null
    readonly phoneMasked: string | null
  }
  readonly path: string
}

export function Complainant({ data, path }: Props) {
  const { t } = useWords()
  if (!data.named) return <>{t('匿名', 'Anonymous')}</>
  if (!data.revealable)
    return <span className="soft">{t('署名，仅办理单位可查看', 'Named; only the handler sees it')}</span>
  return (
    <>
      <Masked path={path} field="name" masked={data.nameMasked} />{' '}
      <Masked path={path} field="phone" masked={data.phoneMasked} />
    </>
  )
}

interface MaskedProps {
  readonly path: string
  readonly field: 'name' | 'phone'
  readonly masked: string | null
}

const REASON_MIN = 4

function Masked({ path, field, masked }: MaskedProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  if (!masked) return null
  if (open) return <b className="num">{open}</b>
  return (
    <span className="masked">
      <span className="num">{masked}</span>
      <Confirm<{ value: string | null }>
        label={
          field === 'name'
            ? { zh: '查看姓名', en: 'Show the name' }
            : { zh: '查看电话', en: 'Show the telephone' }
        }
        title={{ zh: '查看投诉人信息', en: 'Show who complained' }}
        lead={t('理由和查看人将记入操作记录。', 'Who looked, and why, goes on the record.')}
        reason="required"
        reasonMin={REASON_MIN}
        reasonTitle={{ zh: '查看理由', en: 'Reason' }}
        button={{ size: 'small', type: 'link' }}
        order={reason => ({ to: `${path}/reveal`, body: { field, reason } })}
        done={null}
        onDone={answer => setOpen(answer.value ?? '—')}
      />
    </span>
  )
}
