/** A button that opens its command in a drawer: the usual 新增 or 登记 of a page. */
import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import { useState } from 'react'
import type { Word } from '../../kernel/words.ts'
import { useWords } from '../lang.tsx'
import { CommandDrawer } from './CommandDrawer.tsx'
import type { CommandProps } from './CommandForm.tsx'

interface Props<A> extends CommandProps<A> {
  /** On the button. */
  readonly label: Word
  /** Over the drawer; the label otherwise. */
  readonly title?: Word
  readonly button?: Pick<ButtonProps, 'type' | 'size' | 'icon' | 'disabled'>
  readonly width?: number
}

export function CommandButton<A = unknown>({ label, title, button, ...rest }: Props<A>) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {t(label)}
      </Button>
      <CommandDrawer<A> {...rest} title={title ?? label} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
