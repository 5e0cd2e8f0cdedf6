/**
 * A route is a value: method, path, who may, schemas, one call. The HTTP adapter opens it, the OpenAPI document
 * describes it, and the access test tries every one of them as every role.
 */
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Reader, Session, Verb } from './access.ts'
import type { Base } from './db.ts'
import type { Jobs } from './job.ts'
import type { FileStore } from './file.ts'
import type { Lang, Word } from './words.ts'

/** What a call stands on: the house's parts and the reader at its door. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly base: Base
  readonly jobs: Jobs
  readonly files: FileStore
  readonly reader: Reader
  /** The sign-in that the call belongs to; none for the public. */
  readonly session: Session | undefined
  readonly lang: Lang
  readonly params: P
  readonly query: Q
  readonly body: B
  /** The `Idempotency-Key` header. */
  readonly key: string | undefined
  /** An uploaded file, for a route with `upload`. */
  readonly upload: Upload | undefined
}

export interface Upload {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** What a route may answer instead of JSON. */
export interface Download {
  readonly download: Readable
  readonly fileName: string
  readonly mediaType: string
}

type Schema = z.ZodType

export interface Route<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** e.g. `/api/households/:county/:id` */
  readonly path: string
  readonly verb: Verb | 'public'
  readonly summary: Word
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply?: R
  /** The media types of the file that it answers with instead. */
  readonly file?: readonly string[]
  readonly upload?: { readonly maxBytes: number }
  /** Fewer calls an hour from one address than anything else: what anybody may leave, and what a code opens. */
  readonly perHour?: number
  readonly run: (call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<z.infer<R> | Download>
}

/** Declares a route; the schemas type its call. A schema that is left out admits nothing. */
export function route<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  r: Route<P, Q, B, R>,
): Route {
  return r as unknown as Route
}
