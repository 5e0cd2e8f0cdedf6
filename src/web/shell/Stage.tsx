/** Where messages, notices and dialogs of the pages appear. Apart from the shell, which is there before it. */
import { App } from 'antd'
import type { ReactNode } from 'react'

const MESSAGES = { maxCount: 3 }

export default function Stage({ children }: { children: ReactNode }) {
  return <App message={MESSAGES}>{children}</App>
}
