/** A file sent to the file store at once; the form keeps its id. A refusal stands under the button. */
import { UploadOutlined } from '@ant-design/icons'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { api, newKey } from '../api.ts'
import { useWords } from '../lang.tsx'
import type { FileRef } from './field.ts'
import { ProblemView } from './ProblemView.tsx'

interface Props {
  readonly id?: string
  readonly accept?: string | undefined
  /** The place whose file it is; the reader's own otherwise. */
  readonly area?: string | undefined
  readonly value?: FileRef | undefined
  readonly onChange?: (file: FileRef | undefined) => void
}

export function FileInput({ id, accept, area, value, onChange }: Props) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setBusy(true)
    setError(null)
    const form = new FormData()
    if (area) form.append('areaCode', area)
    form.append('file', file)
    try {
      const made = await api<{ id: string }>('/api/files', { form, key: newKey() })
      onChange?.({ id: made.id, name: file.name })
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Upload
        maxCount={1}
        {...(accept ? { accept } : {})}
        fileList={value ? [{ uid: value.id, name: value.name, status: 'done' }] : []}
        onRemove={() => onChange?.(undefined)}
        customRequest={({ file }) => void send(file as File)}
      >
        <Button {...(id ? { id } : {})} icon={<UploadOutlined aria-hidden="true" />} loading={busy}>
          {t('选择文件', 'Choose a file')}
        </Button>
      </Upload>
      {error ? <ProblemView error={error} /> : null}
    </>
  )
}
