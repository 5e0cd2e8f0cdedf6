/** Where a list is dropped or chosen. What happens to the file is its page's affair; a refusal stands under it. */
import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'
import type { Word } from '../../kernel/words.ts'
import { useWords } from '../lang.tsx'
import { ProblemView } from './ProblemView.tsx'

export const LIST_TYPES = '.xlsx,.xls,.et,.csv'

interface Props {
  /** Whether the list's banner is known; without one nothing can be sent. */
  readonly ready: boolean
  /** The file on its way. */
  readonly sending: string | null
  readonly maxMegabytes: number
  readonly error: unknown
  /** Said behind the size: what else bounds a list. */
  readonly bound?: Word
  readonly onFile: (file: File) => void
}

const ONE_BANNER: Word = { zh: '；一份名单只能属于一个旗县。', en: '; one list, one banner.' }

export function ListDrop({ ready, sending, maxMegabytes, error, bound = ONE_BANNER, onFile }: Props) {
  const { t } = useWords()
  return (
    <div className="list-upload">
      <Upload.Dragger
        accept={LIST_TYPES}
        showUploadList={false}
        disabled={!ready || sending !== null}
        customRequest={({ file }) => onFile(file as File)}
      >
        <p className="list-upload-words" aria-live="polite">
          <InboxOutlined aria-hidden="true" />{' '}
          {sending
            ? t(`正在上传 ${sending} …`, `Uploading ${sending} …`)
            : ready
              ? t('选择文件，或把文件拖到这里', 'Choose a file, or drop it here')
              : t('请先选择名单所属旗县', 'Choose the banner of the list first')}
        </p>
        <p className="soft small">
          {t(
            `.xlsx、.xls、.et 或 .csv，不超过 ${maxMegabytes} MB`,
            `.xlsx, .xls, .et or .csv, at most ${maxMegabytes} MB`,
          )}
          {t(bound)}
        </p>
      </Upload.Dragger>
      {error ? <ProblemView error={error} /> : null}
    </div>
  )
}
