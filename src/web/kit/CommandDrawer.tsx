/** A command in a drawer beside the page, the whole screen on a phone. Closing keeps what was typed. */
import { Button, Drawer } from 'antd'
import type { Word } from '../../kernel/words.ts'
import { useWords } from '../lang.tsx'
import { CommandForm } from './CommandForm.tsx'
import type { CommandProps } from './CommandForm.tsx'
import { usePhone } from './phone.ts'

interface Props<A> extends CommandProps<A> {
  readonly title: Word
  readonly open: boolean
  readonly onClose: () => void
  /** Pixels on a wide screen. */
  readonly width?: number
}

const WIDTH = 520

export function CommandDrawer<A = unknown>({ title, open, onClose, width, onDone, ...rest }: Props<A>) {
  const { t } = useWords()
  const phone = usePhone()
  return (
    <Drawer
      title={t(title)}
      open={open}
      onClose={onClose}
      size={phone ? '100%' : (width ?? WIDTH)}
      mask={{ closable: false }}
    >
      <CommandForm<A>
        {...rest}
        beside={<Button onClick={onClose}>{t('取消', 'Cancel')}</Button>}
        onDone={answer => {
          onClose()
          onDone?.(answer)
        }}
      />
    </Drawer>
  )
}
