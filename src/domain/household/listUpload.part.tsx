/** Where a list is dropped or chosen; it goes to the server at once and nothing is written yet. */
import { InboxOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Upload } from 'antd'
import { useState } from 'react'
import { api, newKey } from '../../web/api.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'

interface Sent {
  readonly county: string
  readonly id: string
}

interface Props {
  /** The list's banner; without one nothing can be sent. */
  readonly county: string | undefined
  readonly onSent: (batch: Sent) => void
}

export const LIST_TYPES = '.xlsx,.xls,.et,.csv'

export function ListUpload({ county, onSent }: Props) {
  const { t } = useWords()
  const client = useQueryClient()
  const [name, setName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setName(file.name)
    setError(null)
    const form = new FormData()
    form.append('file', file)
    try {
      const made = await api<Sent>(`/api/imports?county=${county}`, { form, key: newKey() })
      await client.invalidateQueries({ queryKey: ['/api/imports'] })
      onSent(made)
    } catch (failed) {
      setError(failed)
    } finally {
      setName(null)
    }
  }
  return (
    <div className="list-upload">
      <Upload.Dragger
        accept={LIST_TYPES}
        showUploadList={false}
        disabled={!county || name !== null}
        customRequest={({ file }) => void send(file as File)}
      >
        <p className="list-upload-words" aria-live="polite">
          <InboxOutlined aria-hidden="true" />{' '}
          {name
            ? t(`正在上传 ${name} …`, `Uploading ${name} …`)
            : county
              ? t('选择文件，或把文件拖到这里', 'Choose a file, or drop it here')
              : t('请先选择名单所属旗县', 'Choose the banner of the list first')}
        </p>
        <p className="soft small">
          {t(
            '.xlsx、.xls、.et 或 .csv，不超过 64 MB；一份名单只能属于一个旗县。',
            '.xlsx, .xls, .et or .csv, at most 64 MB; one list, one banner.',
          )}
        </p>
      </Upload.Dragger>
      {error ? <ProblemView error={error} /> : null}
    </div>
  )
}

/** The empty form, and on the demonstration two lists to try it with. */
export function ListLinks() {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['samples'],
    queryFn: () => api<{ rows: readonly { name: string; words: Word; fileName: string }[] }>('/api/samples'),
    staleTime: Infinity,
    retry: false,
  })
  return (
    <span className="links">
      <a href="/api/templates/national-list" download>
        {t('空白模板', 'Blank template')}
      </a>
      {(data?.rows ?? []).map(s => (
        <a key={s.name} href={`/api/samples/${s.name}`} download={s.fileName}>
          {t(s.words)}
        </a>
      ))}
    </span>
  )
}
