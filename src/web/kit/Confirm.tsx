/** A button that asks before it acts, with the reason where one is due. The refusal stands in the dialog. */
import { App, Button, Input, Modal } from 'antd'
import type { ButtonProps } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { useWords } from '../lang.tsx'
import { useCommand } from './command.ts'
import type { Order } from './command.ts'
import { ProblemView } from './ProblemView.tsx'

interface Props<A> {
  /** On the button. */
  readonly label: Word
  /** The question: 撤回本批次？ */
  readonly title: Word
  /** What will happen, and whether it can be undone. */
  readonly lead?: ReactNode
  readonly reason?: 'required' | 'optional'
  /** Least characters of a required reason. */
  readonly reasonMin?: number
  readonly reasonTitle?: Word
  readonly danger?: boolean
  readonly order: (reason: string | undefined) => Order
  readonly done?: Word | null
  readonly button?: Pick<ButtonProps, 'type' | 'size' | 'icon' | 'disabled'>
  onDone?(answer: A): void
}

const REASON_MAX = 300

export function Confirm<A = unknown>(props: Props<A>) {
  const { label, title, lead, reason, reasonMin = 1, danger, button } = props
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [short, setShort] = useState(false)
  const { send, busy, error, clear } = useCommand<A>()
  const close = (): void => {
    setOpen(false)
    clear()
    setShort(false)
  }
  const act = async (): Promise<void> => {
    const given = text.trim()
    if (reason === 'required' && given.length < reasonMin) {
      setShort(true)
      document.getElementById(id)?.focus()
      return
    }
    const sent = await send(props.order(given || undefined)).catch(() => undefined)
    if (!sent) return
    close()
    setText('')
    if (props.done !== null) void message.success(t(props.done ?? { zh: '已办理', en: 'Done' }))
    props.onDone?.(sent.answer)
  }
  return (
    <>
      <Button {...button} danger={danger ?? false} onClick={() => setOpen(true)}>
        {t(label)}
      </Button>
      <Modal
        title={t(title)}
        open={open}
        onCancel={close}
        onOk={() => void act()}
        okText={t(label)}
        okButtonProps={{ danger: danger ?? false }}
        confirmLoading={busy}
        mask={{ closable: false }}
        width={460}
      >
        {lead ? <div className="confirm-lead">{lead}</div> : null}
        {reason ? (
          <div className="confirm-reason">
            <label htmlFor={id}>
              {t(props.reasonTitle ?? { zh: '理由', en: 'Reason' })}
              {reason === 'optional' ? <span className="soft">{t('（可不填）', ' (optional)')}</span> : null}
            </label>
            <Input.TextArea
              id={id}
              value={text}
              rows={3}
              maxLength={REASON_MAX}
              aria-invalid={short}
              aria-describedby={short ? `${id}-short` : undefined}
              {...(short ? { status: 'error' as const } : {})}
              onChange={e => {
                setText(e.target.value)
                setShort(false)
              }}
            />
            {short ? (
              <p className="bad small" id={`${id}-short`} role="alert">
                {t(
                  `请写明理由，至少 ${reasonMin} 个字。`,
                  `State the reason, ${reasonMin} characters or more.`,
                )}
              </p>
            ) : null}
          </div>
        ) : null}
        {error ? <ProblemView error={error} /> : null}
      </Modal>
    </>
  )
}
