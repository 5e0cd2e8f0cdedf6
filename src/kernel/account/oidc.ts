/**
 * The office's own sign-in by OpenID Connect, by configuration. It says who somebody is; what they may do stays with the
 * accounts and grants made here: nobody gets an account by it. The first time a person is known by the user name that
 * the provider states (so the provider must be the one that gives out these names), from then on by its own subject.
 */
import { randomBytes } from 'node:crypto'
import type { GenericOAuthConfig } from 'better-auth/plugins'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { USERNAME } from './account.rules.ts'
import { account, user } from './account.table.ts'
import { hashPassword } from './password.ts'

export interface Oidc {
  /** e.g. `https://sso.example.cn/realms/office`, without `/.well-known/…`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that holds the user name, usually `preferred_username`. */
  readonly claim: string
  /** What the button says. */
  readonly name: string
}

export const OIDC = 'oidc'

/** A place inside ourselves to go on to: one slash, and nothing that a browser takes for a host. */
export const OWN_PATH = /^\/(?![/\\])[\w\-./?=&%~:@+,]*$/

export const emailOf = (username: string): string => `${username}@accounts.invalid`

export const providerOf = (oidc: Oidc): GenericOAuthConfig => ({
  providerId: OIDC,
  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId: oidc.clientId,
  clientSecret: oidc.clientSecret,
  scopes: ['openid', 'profile'],
  pkce: true,
  requireIdTokenVerification: true,
  disableSignUp: true,
  mapProfileToUser(profile) {
    const stated = profile[oidc.claim]
    const name = typeof stated === 'string' ? stated.toLowerCase() : ''
    // Accounts have made-up addresses; without a proper user name there is nobody to be found.
    return USERNAME.test(name) ? { email: emailOf(name), emailVerified: true } : { email: undefined }
  },
})

/** Who came by the office's sign-in needs no one-time password any more: it opens nothing from now on. */
export async function dropPassword(db: Db, userId: string, at: Date): Promise<void> {
  const password = await hashPassword(randomBytes(32).toString('base64'))
  await db
    .update(account)
    .set({ password, updatedAt: at })
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
  await db.update(user).set({ mustChangePassword: false, updatedAt: at }).where(eq(user.id, userId))
}
