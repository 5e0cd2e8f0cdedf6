/** The answers of the household's forms as the bodies that its routes take. Pure. */
import type { DatePart, Values } from '../../web/kit/field.ts'

type Body = Record<string, unknown>

/** Answers that speak of a person on a day, and not of who it is. */
const CONDITION_KEYS = ['education', 'schooling', 'health', 'labour', 'monthsWorked'] as const
const isCondition = (key: string): boolean => (CONDITION_KEYS as readonly string[]).includes(key)

const identity = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !isCondition(key)))

/** Health is several words in one; the other answers stay as they are. */
const healthOf = (body: Body): Body =>
  Array.isArray(body.health) ? { ...body, health: body.health.join(',') } : body

/** What is said of a person's condition, where anything is. */
export function conditionOf(body: Body, onDate: string): Body | undefined {
  const said = Object.entries(body).filter(([key, v]) => isCondition(key) && v !== undefined)
  return said.length ? { ...healthOf(Object.fromEntries(said)), onDate } : undefined
}

/** One person of a form: the condition of that day stands apart. */
export function memberOf(body: Body, onDate: string): Body {
  const condition = conditionOf(body, onDate)
  return { ...identity(body), ...(condition ? { condition } : {}) }
}

/** The registration form: the place's banner, causes in their rank, people with their condition on that day. */
export function registrationOf(body: Body, people: readonly Body[]): Body {
  const { mainCause, furtherCauses, ...rest } = body
  const onDate = String(body.registeredOn ?? '')
  return {
    ...rest,
    county: String(body.areaCode ?? '').slice(0, 6),
    causes: [mainCause, ...((furtherCauses as string[] | undefined) ?? [])].filter(Boolean),
    members: people.map(person => memberOf(person, onDate)),
  }
}

/** The key under which a form asks whether what is masked is to be emptied. */
export const emptyKey = (key: string): string => `${key}Emptied`

/** What is masked cannot be emptied by deleting its text: the tick beside it is sent as nothing, unless it is replaced. */
export function emptiedOf(body: Body, keys: readonly string[]): Body {
  const rest = Object.fromEntries(
    Object.entries(body).filter(([key]) => !keys.some(k => emptyKey(k) === key)),
  )
  const emptied = keys.filter(key => body[emptyKey(key)] === true && !(key in rest))
  return { ...rest, ...Object.fromEntries(emptied.map(key => [key, null])) }
}

const dateText = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'on' in value ? (value as DatePart).on : value

/** Only what was changed; what was emptied is sent as nothing. */
export function correctionOf(body: Body, before: Values, after: Values): Body {
  const changed = Object.entries(body).filter(([key, value]) => dateText(before[key]) !== value)
  const emptied = Object.keys(before).filter(key => !(key in body) && before[key] && !after[key])
  return { ...Object.fromEntries(changed), ...Object.fromEntries(emptied.map(key => [key, null])) }
}
