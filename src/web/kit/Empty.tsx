/** An empty page teaches: what belongs here, a template to fill in, an example, and where to begin. */
import { DownloadOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'

interface Props {
  readonly title: string
  /** Address of a template to download. */
  readonly template?: string | undefined
  /** One row as it would stand here. */
  readonly example?: string | undefined
  /** The first step, as a button. */
  readonly action?: ReactNode
  readonly children?: ReactNode
}

export function Empty({ title, template, example, action, children }: Props) {
  const { t } = useWords()
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div className="soft">{children}</div> : null}
      {example ? (
        <p className="soft">
          {t('例如：', 'For example: ')}
          {example}
        </p>
      ) : null}
      {template || action ? (
        <p className="empty-steps">
          {action}
          {template ? (
            <a href={template} download>
              <DownloadOutlined aria-hidden="true" /> {t('下载模板', 'Download the template')}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
