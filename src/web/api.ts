/** The one way to the server: JSON, a CSRF header, and problems in the reader's language. */
import type { Word } from '../kernel/words.ts'

export interface ApiDetail {
  readonly field?: string
  readonly code: string
  readonly detail?: string | Word
}

export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly details: readonly ApiDetail[]
  constructor(status: number, code: string, message: string, details: readonly ApiDetail[] = []) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** What a server's answer looks like after JSON: bigints and instants are text. */
export type Json<T> = T extends bigint | Date
  ? string
  : T extends readonly (infer U)[]
    ? readonly Json<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Json<T[K]> }
      : T

const OFFLINE = {
  zh: '连不上服务器。请检查网络后重试，已填写的内容仍在页面上。',
  en: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
}

/** Listeners for an ended session: the page stays, a sign-in opens over it. */
const ended = new Set<() => void>()
export const onSessionEnd = (tell: () => void): (() => void) => {
  ended.add(tell)
  return () => ended.delete(tell)
}

interface Options {
  readonly method?: string
  readonly body?: unknown
  readonly form?: FormData
  /** One key for one intention: the same submit sent twice is done once. */
  readonly key?: string
  readonly signal?: AbortSignal
}

export async function api<T>(path: string, options: Options = {}): Promise<T> {
  const method = options.method ?? (options.body === undefined && !options.form ? 'GET' : 'POST')
  const headers: Record<string, string> = { 'accept-language': document.documentElement.lang }
  if (method !== 'GET') headers['x-duikou'] = '1'
  if (options.key) headers['idempotency-key'] = options.key
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  const body = options.form ?? (options.body === undefined ? null : JSON.stringify(options.body))
  const response = await fetch(path, {
    method,
    headers,
    body,
    credentials: 'same-origin',
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: Error) => {
    if (error.name === 'AbortError') throw error
    throw new ApiProblem(0, 'offline', OFFLINE[document.documentElement.lang.startsWith('en') ? 'en' : 'zh'])
  })
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
  const said = (await response.json().catch(() => ({}))) as {
    code?: string
    message?: string
    details?: ApiDetail[]
  }
  if (response.status === 401 && said.code === 'access.signIn') for (const tell of ended) tell()
  throw new ApiProblem(
    response.status,
    said.code ?? 'server.failed',
    said.message ?? response.statusText,
    said.details,
  )
}

export const newKey = (): string => crypto.randomUUID()
