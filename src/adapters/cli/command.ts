import { eq } from 'drizzle-orm'
import type { House } from '../../house.ts'
import type { Reader, Role } from '../../kernel/access.ts'
import { grant, user } from '../../kernel/account/account.table.ts'
import { owning } from '../../kernel/account/owner.ts'
import { isValidOn, readerOf } from '../../kernel/account/reader.rules.ts'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import { desk as programme } from '../../programme.ts'
import type { Settings } from '../../settings.ts'

export interface Desk {
  readonly house: House
  /** The owner of this machine. */
  readonly owner: Reader
  readonly settings: Settings
  readonly args: readonly string[]
  print(text: string): void
}

export type CliCommand = (desk: Desk) => Promise<number>

/** A command about the data folder itself, which may hold no house that opens. */
export type FolderCommand = (desk: Omit<Desk, 'house' | 'owner'>) => Promise<number>

/** Another user's reader, by the first post that is valid today. */
export async function readerNamed(desk: Desk, username: string | undefined): Promise<Reader> {
  if (!username) return desk.owner
  return owning(desk.house.base, async db => {
    const rows = await db
      .select({ grant, name: user.name })
      .from(grant)
      .innerJoin(user, eq(user.id, grant.userId))
      .where(eq(user.username, username))
    const on = today()
    const post = rows.find(r => isValidOn(r.grant, on))
    if (!post) throw new Problem('input.reference', { what: username })
    return readerOf(
      { userId: post.grant.userId, userName: post.name },
      { ...post.grant, role: post.grant.role as Role },
      on,
      await programme.places.ground(db),
    )
  })
}
