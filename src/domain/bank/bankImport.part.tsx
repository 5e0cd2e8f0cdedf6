/** Choose a file of the bank, look at what it would do, and write it: the same way for statements, card files and returns. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { search } from '../../web/kit/address.ts'
import { useCommand } from '../../web/kit/command.ts'
import { ListDrop } from '../../web/kit/ListDrop.tsx'
import { exactly } from '../../web/kit/number.ts'
import { ListLinks } from '../../web/ledger/ListLinks.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useWords } from '../../web/lang.tsx'

export interface BankPreview {
  readonly rows: number
  readonly errors: number
  readonly problems: readonly {
    readonly rowNo: number
    readonly text: string
    readonly problems: readonly {
      readonly code: string
      readonly field: string
      readonly column: Word
      readonly words: Word
    }[]
  }[]
}

interface Props<P extends BankPreview> {
  readonly title: Word
  /** Its blank form, by the name of the template. */
  readonly list: string
  /** The route that writes; with `/preview` behind it the one that only looks. */
  readonly path: string
  /** What is sent beside the file; undefined while something is missing. */
  readonly query: Readonly<Record<string, string>> | undefined
  /** Over the place where the file is dropped: what has to be chosen first. */
  readonly before?: ReactNode
  /** Said in place of the drop while something other than the banner is missing. */
  readonly first?: Word
  /** What the file would do, in a sentence. */
  readonly effect: (preview: P) => ReactNode
  /** Whether the good rows may be written without the wrong ones. */
  readonly partly?: boolean
  readonly done: Word
}

const MOST = 60

const formOf = (file: File): FormData => {
  const form = new FormData()
  form.append('file', file)
  return form
}

export function BankImport<P extends BankPreview>(props: Props<P>) {
  const { t } = useWords()
  const [sending, setSending] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [looked, setLooked] = useState<{ file: File; preview: P } | null>(null)
  const [done, setDone] = useState(false)
  const look = async (file: File): Promise<void> => {
    setSending(file.name)
    setError(null)
    setDone(false)
    try {
      const preview = await api<P>(`${props.path}/preview${search(props.query ?? {})}`, {
        form: formOf(file),
      })
      setLooked({ file, preview })
    } catch (failed) {
      setError(failed)
    } finally {
      setSending(null)
    }
  }
  return (
    <Card title={t(props.title)} extra={<ListLinks list={props.list} />}>
      {done ? (
        <p className="note" role="status">
          {t(props.done)}
        </p>
      ) : null}
      {looked ? (
        <Decision
          {...props}
          {...looked}
          onEnd={written => {
            setLooked(null)
            setDone(written)
          }}
        />
      ) : (
        <>
          {props.before}
          {props.first && !props.query ? (
            <p className="soft small">{t(props.first)}</p>
          ) : (
            <ListDrop
              ready={props.query !== undefined}
              sending={sending}
              maxMegabytes={8}
              error={error}
              onFile={file => void look(file)}
            />
          )}
        </>
      )}
    </Card>
  )
}

function Decision<P extends BankPreview>({
  path,
  query,
  effect,
  partly,
  file,
  preview,
  onEnd,
}: Props<P> & { file: File; preview: P; onEnd: (written: boolean) => void }) {
  const { t } = useWords()
  const { send, busy, error } = useCommand()
  const { errors, rows } = preview
  const may = errors === 0 || (partly && errors < rows)
  const write = async (): Promise<void> => {
    const more = errors ? { goodRowsOnly: 'true' } : {}
    const sent = await send({ to: `${path}${search({ ...query, ...more })}`, form: formOf(file) }).catch(
      () => undefined,
    )
    if (sent) onEnd(true)
  }
  return (
    <>
      <p>
        <b>{file.name}</b> · {t(`共 ${exactly(rows)} 行`, `${exactly(rows)} rows`)}
        {errors ? (
          <span className="warn">
            {' '}
            · {t(`${exactly(errors)} 行有错误`, `${exactly(errors)} with errors`)}
          </span>
        ) : null}
      </p>
      <p>{effect(preview)}</p>
      <Problems preview={preview} />
      {error ? <ProblemView error={error} /> : null}
      <p>
        {may ? (
          <Button type="primary" loading={busy} onClick={() => void write()}>
            {errors
              ? t(
                  `只导入无误的 ${exactly(rows - errors)} 行`,
                  `Import the ${exactly(rows - errors)} good rows`,
                )
              : t('导入', 'Import')}
          </Button>
        ) : (
          <span className="warn">
            {t('全部改正后才能导入；现在没有写入任何数据。', 'Correct all of it first. Nothing is written.')}
          </span>
        )}{' '}
        <Button type={may ? 'text' : 'default'} onClick={() => onEnd(false)}>
          {t('换一份文件', 'Another file')}
        </Button>
      </p>
    </>
  )
}

function Problems({ preview }: { preview: BankPreview }) {
  const { t } = useWords()
  const { problems } = preview
  if (!problems.length) return null
  const head = [t('行号', 'Row'), t('列', 'Column'), t('问题', 'Problem')]
  return (
    <table className="sheet cards problem-rows">
      <thead>
        <tr>
          {head.map((h, i) => (
            <th key={h} className={i === 0 ? 'n' : ''}>
              {h}
            </th>
          ))}
        </tr>
      </thead>
      {problems.slice(0, MOST).map(row => (
        <tbody key={row.rowNo}>
          {row.problems.map(p => (
            <tr key={p.code + p.field}>
              <td data-label={head[0]} className="n">
                {row.rowNo}
              </td>
              <td data-label={head[1]}>{t(p.column)}</td>
              <td data-label={head[2]}>{t(p.words)}</td>
            </tr>
          ))}
        </tbody>
      ))}
      {problems.length > MOST ? (
        <tbody>
          <tr>
            <td colSpan={head.length} className="soft">
              {t(`另有 ${problems.length - MOST} 行`, `${problems.length - MOST} rows more`)}
            </td>
          </tr>
        </tbody>
      ) : null}
    </table>
  )
}
