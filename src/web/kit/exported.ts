/** An export on its way: ordered, looked at, cancelled, and fetched by the browser when it is made. */
import { useState } from 'react'
import { api, ApiProblem } from '../api.ts'
import { useWords } from '../lang.tsx'

interface State {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly rows: number
}

/** A short list is there at the first look. */
const LOOK_MS = 500

const FAILED = {
  zh: '导出没有完成，没有生成文件。请重试，或缩小范围后再导出。',
  en: 'The export was not completed and no file was made. Try again, or narrow the list.',
}

/** `/api/exports/households?area=…` as an order. */
function orderOf(path: string) {
  const url = new URL(path, window.location.origin)
  const asked: Record<string, string | string[]> = {}
  for (const key of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(key)
    asked[key] = all.length > 1 ? all : all[0]!
  }
  return { list: url.pathname.split('/').at(-1)!, asked }
}

const ENDED: readonly State['state'][] = ['done', 'failed', 'cancelled']

const wait = (): Promise<void> => new Promise(done => setTimeout(done, LOOK_MS))

/** Also whoever has gone to another page meanwhile gets the file. */
export function useExport(path: string) {
  const { t } = useWords()
  const [ordering, setOrdering] = useState(false)
  const [id, setId] = useState<string | null>(null)
  const [rows, setRows] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const made = async (): Promise<void> => {
    const ordered = await api<{ id: string }>('/api/exports', { body: orderOf(path) })
    const at = `/api/exports/jobs/${ordered.id}`
    setId(ordered.id)
    let job = await api<State>(at)
    for (; !ENDED.includes(job.state); job = await api<State>(at)) {
      setRows(job.rows)
      await wait()
    }
    if (job.state === 'done') window.location.assign(`${at}/file`)
    if (job.state === 'failed') throw new ApiProblem(500, 'export.failed', t(FAILED))
  }
  return {
    making: ordering,
    rows,
    error,
    async order(): Promise<void> {
      setOrdering(true)
      setRows(0)
      setError(null)
      await made().catch(setError)
      setId(null)
      setOrdering(false)
    },
    cancel(): void {
      if (id) void api(`/api/exports/jobs/${id}/cancel`, { method: 'POST' }).catch(setError)
    },
  }
}
