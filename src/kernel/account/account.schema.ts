/** What the account routes accept and answer. */
import { z } from 'zod'
import { MAY, ROLES } from '../access.ts'
import type { Role, Verb } from '../access.ts'
import { PASSWORD, USERNAME } from './account.rules.ts'

const word = z.object({ zh: z.string(), en: z.string() })
const roles = Object.keys(ROLES) as [Role, ...Role[]]
const code = z.string().regex(/^\d{6}(\d{3}){0,2}$/)
const id = z.uuid()

export const byId = z.object({ id })

export const grantInput = z.object({
  role: z.enum(roles).exclude(['public']),
  areaCode: code,
  partyId: z.uuid().optional(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().nullish(),
  /** The account of the person whose absence is covered. */
  deputyOf: id.optional(),
})
export type GrantInput = z.infer<typeof grantInput>

export const accountInput = grantInput.omit({ deputyOf: true }).extend({
  username: z.string().toLowerCase().regex(USERNAME),
  name: z.string().trim().min(1).max(60),
})
export type AccountInput = z.infer<typeof accountInput>

export const actingInput = z.object({ grantId: id })
export const passwordInput = z.object({
  current: z.string().min(1).max(PASSWORD.max),
  next: z.string().min(1).max(1000),
})

export const listQuery = z.object({
  q: z.string().trim().max(60).optional(),
  cursor: z.string().regex(USERNAME).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListQuery = z.infer<typeof listQuery>

const grantView = z.object({
  id,
  role: z.enum(roles),
  roleWords: word,
  areaCode: z.string(),
  areaName: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  endedAt: z.date().nullable(),
  /** The name of the person acted for. */
  deputyOf: z.string().nullable(),
})
export type GrantView = z.infer<typeof grantView>

const accountView = z.object({
  id,
  username: z.string(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  twoFactor: z.boolean(),
  lockedAt: z.date().nullable(),
  createdAt: z.date(),
  grants: z.array(grantView),
})
export type AccountView = z.infer<typeof accountView>
export const accountPage = z.object({ rows: z.array(accountView), next: z.string().nullable() })

const sessionView = z.object({
  id,
  /** The one that asks. */
  current: z.boolean(),
  createdAt: z.date(),
  expiresAt: z.date(),
  /** The network address it was begun from, and what the browser said about itself. */
  address: z.string().nullable(),
  device: z.string().nullable(),
})
export type SessionView = z.infer<typeof sessionView>
export const sessionList = z.object({ rows: z.array(sessionView) })

export const madeAccount = z.object({ id, username: z.string(), oneTimePassword: z.string() })
export const newPassword = z.object({ oneTimePassword: z.string() })
export const done = z.object({ done: z.literal(true) })
export const madeGrant = z.object({ id })

const demoAccount = z.object({
  username: z.string(),
  password: z.string(),
  name: z.string(),
  roleWords: word,
  areaName: z.string().nullable(),
})

export const me = z.object({
  signedIn: z.boolean(),
  user: z
    .object({
      id,
      name: z.string(),
      username: z.string(),
      mustChangePassword: z.boolean(),
      twoFactor: z.boolean(),
    })
    .nullable(),
  grants: z.array(grantView),
  acting: z.object({
    grantId: z.string().nullable(),
    role: z.enum(roles),
    areaCode: z.string(),
    areaName: z.string().nullable(),
    seesNames: z.boolean(),
    verbs: z.array(z.enum(Object.keys(MAY) as [Verb, ...Verb[]])),
  }),
  programme: z.object({
    name: word,
    demo: z.boolean(),
    beginOwn: word,
    /** What the button of the office’s own sign-in says, where there is one: `POST /api/auth/sign-in/social`. */
    oidc: z.string().optional(),
    /** On the sign-in page of the demonstration, and only there. */
    accounts: z.array(demoAccount).optional(),
  }),
})
export type Me = z.infer<typeof me>
export type House = Me['programme']
