/** What this module asks of later ones: the facts an announcement is made from. Answered in `programme.ts` (design §3). */
import type { Reason } from '../../kernel/reason.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Content } from './announcement.content.ts'
import type { AnnouncedRecord, AnnouncementKind } from './announcement.terms.ts'

export interface About {
  readonly county: string
  /** Of a place's year: the banner, or a township of it. */
  readonly areaCode: string
  readonly year: number
  readonly subjectId: string | null
}

export interface Drawn {
  readonly areaCode: string
  readonly year: number
  readonly content: Content
  /** What the law asks for and the facts do not have. */
  readonly missing: readonly Reason[]
}

/** Null where there is no such record in the reader's scope. */
export type Source = (tx: Tx, about: About) => Promise<Drawn | null>

/** By kind; the result of an allocation by the record it is about. */
export type SourceKey = Exclude<AnnouncementKind, 'funds'> | Exclude<AnnouncedRecord, 'project'>

export interface Announced {
  readonly sources: Readonly<Record<SourceKey, Source>>
  /** Which names of registered people of a county stand in a text. */
  namesIn(tx: Tx, county: string, text: readonly string[]): Promise<string[]>
}

export const sourceKey = (kind: AnnouncementKind, subject: AnnouncedRecord | null): SourceKey | null => {
  if (kind === 'funds') return subject === 'appropriation' || subject === 'allocation' ? subject : null
  return (kind === 'before' || kind === 'after') === (subject === 'project') &&
    (subject === 'project' || subject === null)
    ? kind
    : null
}
