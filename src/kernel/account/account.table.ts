/**
 * Accounts, sessions and grants. They stand in a schema of their own on which the application role has no right at
 * all, so that no query of a reader can reach a password hash or a session token (`asOwner` in account.base.ts).
 * The columns of the first five tables are those that better-auth asks for.
 */
import { boolean, index, integer, pgSchema, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { code, day, instant } from '../column.ts'

export const accountSchema = pgSchema('account')

const stamps = () => ({
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
const id = () => text('id').primaryKey()
const userId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' })

/** A person who may sign in. The e-mail address is made from the user name: staff need none. */
export const user = accountSchema.table('user', {
  id: id(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  username: text('username').notNull().unique(),
  displayUsername: text('display_username'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** True after an administrator made or reset the password: nothing else is open until it is changed. */
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  /** Set by an administrator; a locked account has no sessions. */
  lockedAt: instant('locked_at'),
  ...stamps(),
})

/** A sign-in, and the grant that the person acts under since then. */
export const session = accountSchema.table(
  'session',
  {
    id: id(),
    token: text('token').notNull().unique(),
    userId: userId(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    actingGrantId: text('acting_grant_id'),
    ...stamps(),
  },
  t => [index('session_user').on(t.userId)],
)

/** How a person proves who they are: a password (argon2id), or a provider's subject. */
export const account = accountSchema.table(
  'account',
  {
    id: id(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    ...stamps(),
  },
  t => [index('account_user').on(t.userId), uniqueIndex('account_subject').on(t.providerId, t.accountId)],
)

export const verification = accountSchema.table(
  'verification',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ...stamps(),
  },
  t => [index('verification_identifier').on(t.identifier)],
)

export const twoFactor = accountSchema.table(
  'two_factor',
  {
    id: id(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: userId(),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: instant('locked_until'),
  },
  t => [index('two_factor_user').on(t.userId)],
)

/** A post: this person may act in this role for this area, from … to … (both inclusive). */
export const grant = accountSchema.table(
  'grant',
  {
    id: id(),
    userId: userId(),
    role: text('role').notNull(),
    areaCode: code('area_code').notNull(),
    /** The firm or unit, for roles that see one party's rows. */
    partyId: text('party_id'),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    /** The person whose absence this grant covers. */
    deputyOf: text('deputy_of').references(() => user.id),
    grantedBy: text('granted_by').notNull(),
    grantedAt: instant('granted_at').notNull(),
    endedAt: instant('ended_at'),
  },
  t => [index('grant_user').on(t.userId)],
)

/**
 * Failed sign-ins by the keyed hash of the user name as typed. Names that nobody has are counted alike, so that a
 * lock-out tells nothing about who has an account.
 */
export const signInFailure = accountSchema.table('sign_in_failure', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
  lockedUntil: instant('locked_until'),
})
