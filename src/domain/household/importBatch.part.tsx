/** What the screens of an import know of a batch. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import type { Tone } from '../../web/kit/Tag.tsx'
import type { Word } from '../../kernel/words.ts'
import type { BatchSummary } from './import.reply.ts'
import type { BatchState } from './import.terms.ts'

export interface Batch {
  readonly county: string
  readonly id: string
  readonly areaCode: string
  readonly fileName: string
  readonly state: BatchState
  readonly stateWords: Word
  readonly rowTotal: number | null
  readonly rowErrors: number | null
  readonly rowWarnings: number | null
  readonly summary: BatchSummary | null
  readonly failureWords: Word | null
  readonly createdAt: string
  readonly committedAt: string | null
  readonly takenBackAt: string | null
  readonly progress: {
    readonly done: number
    readonly total: number | null
    readonly step: string | null
  } | null
}

export const TONES: Readonly<Record<BatchState, Tone>> = {
  reading: 'plain',
  preview: 'warn',
  committing: 'plain',
  committed: 'good',
  taking_back: 'plain',
  taken_back: 'plain',
  cancelled: 'plain',
  failed: 'bad',
}

const RUNNING: readonly BatchState[] = ['reading', 'committing', 'taking_back']
export const isRunning = (state: BatchState): boolean => RUNNING.includes(state)

const LOOK_AGAIN_MS = 600

/** The batch, asked again while a job works on it. */
export const useBatch = (county: string, id: string) =>
  useQuery({
    queryKey: ['import', county, id],
    queryFn: () => api<Batch>(`/api/imports/${county}/${id}`),
    refetchInterval: q => (q.state.data && isRunning(q.state.data.state) ? LOOK_AGAIN_MS : false),
  })
