/** The commands of a page: each in its own drawer, opened by its name. */
import { createContext, useContext, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { CommandProps } from '../../web/kit/CommandForm.tsx'
import { CommandDrawer } from '../../web/kit/CommandDrawer.tsx'
import type { Word } from '../../kernel/words.ts'

export interface Act extends CommandProps<unknown> {
  readonly key: string
  readonly title: Word
  readonly width?: number
}

const Opening = createContext<(act: Act) => void>(() => undefined)

/** Opens the drawer of an act. */
export const useAct = (): ((act: Act) => void) => useContext(Opening)

/** A drawer that was closed keeps what was typed until the same act is done or another is opened. */
export function Acts({ children }: { children: ReactNode }) {
  const [act, setAct] = useState<Act | null>(null)
  const [open, setOpen] = useState(false)
  const [round, setRound] = useState(0)
  const begin = useMemo(
    () => (next: Act) => {
      setAct(next)
      setOpen(true)
    },
    [],
  )
  return (
    <Opening value={begin}>
      {children}
      {act ? (
        <CommandDrawer
          {...act}
          key={`${act.key} ${round}`}
          open={open}
          onClose={() => setOpen(false)}
          onDone={answer => {
            setRound(n => n + 1)
            act.onDone?.(answer)
          }}
        />
      ) : null}
    </Opening>
  )
}
