/** Invented households for tests: id numbers are right to the check digit and can be nobody's (prefix 1599xx). */
import { onTestFinished } from 'vitest'
import { checkDigitOf } from '../src/domain/household/idNumber.rules.ts'
import { registerHousehold } from '../src/domain/household/registration.commands.ts'
import type { HouseholdFacts, MemberFacts } from '../src/domain/household/registration.rules.ts'
import type { Reader } from '../src/kernel/access.ts'
import type { Base } from '../src/kernel/db.ts'
import { person } from './helper.ts'

/** 太仆寺旗红旗镇红义村, a second village of the town, one of another town; and one of 武川县. */
export const HONGYI = '152527102216'

let serial = 0

/** A new id number: born on the day, of the sex. */
export function idNumber(birthOn = '1966-05-01', sex: 'male' | 'female' = 'female'): string {
  serial += 1
  const order = String((serial * 2 + (sex === 'male' ? 1 : 0)) % 1000).padStart(3, '0')
  const body = `1599${String(10 + (Math.floor(serial / 499) % 89))}${birthOn.replaceAll('-', '')}${order}`
  return body + checkDigitOf(body)
}

export const head = (facts: Partial<MemberFacts> = {}): MemberFacts => ({
  name: '王凤莲',
  relation: 'head',
  idNumber: idNumber(),
  ethnicity: 'han',
  ...facts,
})

/** A household registered on 2015-11-20 with its head and a son. */
export const facts = (more: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  county: '152527',
  areaCode: HONGYI,
  kind: 'general_poor',
  standard: 'national',
  registeredOn: '2015-11-20',
  members: [
    head(),
    { name: '那日苏', relation: 'son', idNumber: idNumber('1990-02-03', 'male'), ethnicity: 'mongol' },
  ],
  causes: ['illness', 'no_labour'],
  events: [{ kind: 'registered', onDate: more.registeredOn ?? '2015-11-20', basis: 'evidenced' }],
  ...more,
})

/** The banner's own bureau. */
export const bureau = (county = '152527'): Reader => person('banner_bureau', county)

export const registered = (base: Base, more: Partial<HouseholdFacts> = {}, reader = bureau(more.county)) =>
  registerHousehold(base, reader, facts(more))

/** Waits until the clock has moved on, so that two commands stand at different instants. */
export const later = (): Promise<Date> =>
  new Promise(done => {
    const timer = setTimeout(() => done(new Date()), 5)
    onTestFinished(() => clearTimeout(timer))
  })
