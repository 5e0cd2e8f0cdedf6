/**
 * The one way to write from the browser: an explicit list of fields becomes the body of a command. Refusals stand at
 * the fields they speak of; what was typed stays, whether the server refuses, the network fails or the session ends.
 */
import { App, Button, Form } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { ApiProblem } from '../api.ts'
import type { ApiDetail } from '../api.ts'
import { useWords } from '../lang.tsx'
import { useCommand } from './command.ts'
import type { Order } from './command.ts'
import { bodyOf } from './field.ts'
import type { Field, Values } from './field.ts'
import { FieldInput } from './FieldInput.tsx'
import { placed } from './placed.ts'
import { ProblemView } from './ProblemView.tsx'

export interface CommandProps<A> {
  readonly fields: readonly Field[]
  /** The route; or the whole order, where the answers decide more than the body. */
  readonly to: string | ((body: Record<string, unknown>, values: Values) => Order)
  readonly method?: string
  /** Answers already known, by field key, in the form the input keeps (a date: `{ on, precision }`). */
  readonly initial?: Values
  /** Sent with the answers. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** The verb on the button, as the office says it. */
  readonly submit: Word
  /** Said when it is done. */
  readonly done: Word | ((answer: A) => Word)
  /** Above the fields: what this does, what it needs. */
  readonly lead?: ReactNode
  /** Cannot be undone, or takes something away. */
  readonly danger?: boolean
  onDone?(answer: A): void
}

interface Props<A> extends CommandProps<A> {
  /** Beside the submit button; a drawer puts its 取消 here. */
  readonly beside?: ReactNode
}

export function CommandForm<A = unknown>(props: Props<A>) {
  const { fields, initial, fixed, submit, lead, danger, beside } = props
  const { t } = useWords()
  const { message } = App.useApp()
  const name = useId()
  const [form] = Form.useForm<Record<string, unknown>>()
  const values = (Form.useWatch([], form) ?? initial ?? {}) as Values
  const { send, busy, error, clear } = useCommand<A>()
  const [rest, setRest] = useState<readonly ApiDetail[]>([])
  const asked = fields.filter(f => !f.when || f.when(values))

  const submitted = async (): Promise<void> => {
    const given = form.getFieldsValue(true) as Values
    const body = { ...fixed, ...bodyOf(fields, given) }
    const order =
      typeof props.to === 'string'
        ? { to: props.to, body, ...(props.method ? { method: props.method } : {}) }
        : props.to(body, given)
    try {
      const sent = await send(order)
      if (!sent) return
      form.resetFields()
      void message.success(t(typeof props.done === 'function' ? props.done(sent.answer) : props.done))
      props.onDone?.(sent.answer)
    } catch (failed) {
      const details = failed instanceof ApiProblem ? failed.details : []
      const place = placed(details, asked, word => t(word))
      setRest(place.rest)
      form.setFields(place.at.map(({ name, errors }) => ({ name, errors })))
      const first = place.at[0]
      if (first) form.scrollToField(first.name, { focus: true, block: 'center' })
    }
  }

  return (
    <Form
      form={form}
      name={name}
      layout="vertical"
      className="command"
      initialValues={initial ?? {}}
      onFinish={() => void submitted()}
      onValuesChange={() => {
        if (error) clear()
      }}
      noValidate
    >
      {lead ? <div className="command-lead">{lead}</div> : null}
      <div className="command-fields">
        {asked.map(field => (
          <Question key={field.key} field={field} />
        ))}
      </div>
      {error ? <ProblemView error={error} details={rest} /> : null}
      <div className="command-foot">
        <Button type="primary" htmlType="submit" loading={busy} danger={danger ?? false}>
          {t(submit)}
        </Button>
        {beside}
      </div>
    </Form>
  )
}

function checked(field: Field, value: unknown, t: (word: Word) => string): Promise<void> {
  const wrong = value === undefined || value === '' ? null : field.check!(value)
  return wrong ? Promise.reject(new Error(t(wrong))) : Promise.resolve()
}

function Question({ field }: { field: Field }) {
  const { t } = useWords()
  const title = t(field.title)
  return (
    <Form.Item
      name={field.key}
      className={field.half ? 'half' : ''}
      {...(field.kind === 'flag' ? {} : { label: title })}
      required={field.required ?? false}
      {...(field.help ? { extra: t(field.help) } : {})}
      validateFirst
      rules={[
        ...(field.required ? [{ required: true, message: t(`请填写${title}`, `${title} is needed`) }] : []),
        ...(field.kind === 'text' && field.pattern
          ? [{ pattern: field.pattern, message: t(`${title}格式不符`, `${title} is not in the right form`) }]
          : []),
        ...(field.check ? [{ validator: (_: unknown, value: unknown) => checked(field, value, t) }] : []),
        ...(field.kind === 'secret' && field.min
          ? [{ min: field.min, message: t(`至少 ${field.min} 位`, `At least ${field.min} characters`) }]
          : []),
      ]}
    >
      <FieldInput field={field} />
    </Form.Item>
  )
}
