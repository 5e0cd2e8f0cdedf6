/** What `duikou audit verify` finds: lines changed, removed, put in another order or added behind the program's back. */
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { person, testBase, testVault } from '../../test/helper.ts'
import { command, commandIn, verifyAudit } from './audit.ts'
import { openPool, poolBase } from './db.ts'
import type { Base } from './db.ts'
import { within } from './tx.ts'

const bureau = person('banner_bureau', '150125')
const other = person('banner_bureau', '152527')
const auditor = person('auditor', '150000', ['150125', '152527'])

const write = (base: Base, reader = bureau, id = 'x') =>
  command(base, reader, { command: 'try', county: reader.areaCode, areaCode: reader.areaCode }, async () => ({
    result: id,
    subject: { type: 'try', id },
    before: { name: '前' },
    after: { name: '后' },
  }))

async function chains(lines = 5) {
  const base = await testBase()
  for (let i = 1; i <= lines; i++) await write(base, bureau, `r${i}`)
  await write(base, other)
  return base
}

const verdict = async (base: Base, heads?: Parameters<typeof verifyAudit>[2]) =>
  (await verifyAudit(base, auditor, heads)).find(v => v.county === '150125')

/** The table's owner, without the program: row-level security is no hindrance to a superuser. */
type Spoil = readonly [what: string, sql: string, brokenAt: bigint, fault: string]

const COLUMNS =
  'county, seq, area_code, at, user_id, user_name, role, command, subject_type, subject_id, detail, row_count, rows_hash, previous_hash, hash'
const where = `where county = '150125'`

const SPOILS: readonly Spoil[] = [
  ['the instant', `update audit_line set at = at + interval '1 ms' ${where} and seq = 3`, 3n, 'changed'],
  ['the person', `update audit_line set user_name = '别人' ${where} and seq = 3`, 3n, 'changed'],
  ['the post', `update audit_line set role = 'township' ${where} and seq = 1`, 1n, 'changed'],
  ['the command', `update audit_line set command = 'other' ${where} and seq = 5`, 5n, 'changed'],
  ['the record', `update audit_line set subject_id = 'r9' ${where} and seq = 2`, 2n, 'changed'],
  [
    'the content',
    `update audit_line set detail = overlay(detail placing case substr(detail, 40, 1) when 'A' then 'B' else 'A' end from 40 for 1) ${where} and seq = 4`,
    4n,
    'changed',
  ],
  ['the count', `update audit_line set row_count = 2 ${where} and seq = 3`, 3n, 'changed'],
  ['the place', `update audit_line set area_code = '150125101' ${where} and seq = 3`, 3n, 'changed'],
  ['a hash', `update audit_line set hash = repeat('0', 64) ${where} and seq = 3`, 3n, 'changed'],
  ['a line removed in the middle', `delete from audit_line ${where} and seq = 3`, 3n, 'removed'],
  ['the first line removed', `delete from audit_line ${where} and seq = 1`, 1n, 'removed'],
  ['the last line removed', `delete from audit_line ${where} and seq = 5`, 5n, 'removed'],
  ['all lines removed', `delete from audit_line ${where}`, 1n, 'removed'],
  [
    'two lines exchanged',
    `update audit_line set seq = -seq ${where} and seq in (2, 3);
     update audit_line set seq = case seq when -2 then 3 else 2 end ${where} and seq < 0`,
    2n,
    'reordered',
  ],
  [
    'a line copied to the end',
    `insert into audit_line (${COLUMNS}) select ${COLUMNS.replace('seq', '6')} from audit_line ${where} and seq = 5`,
    6n,
    'reordered',
  ],
  ['lines left without their head', `delete from audit_head ${where}`, 6n, 'removed'],
  [
    'lines removed and those after moved up',
    `delete from audit_line ${where} and seq = 3; update audit_line set seq = seq - 1 ${where} and seq > 3`,
    3n,
    'reordered',
  ],
]

test('whole chains are whole', async () => {
  const base = await chains()
  expect(await verifyAudit(base, auditor)).toEqual([
    {
      county: '150125',
      lines: 5,
      brokenAt: null,
      fault: null,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    {
      county: '152527',
      lines: 1,
      brokenAt: null,
      fault: null,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
})

for (const [what, sql, brokenAt, fault] of SPOILS)
  test(`found: ${what}`, async () => {
    const base = await chains()
    const done = await base.client.query(sql)
    expect([done].flat().some(d => d.rowCount)).toBe(true)
    expect(await verdict(base)).toMatchObject({ brokenAt, fault })
    const theirs = (await verifyAudit(base, auditor)).find(v => v.county === '152527')
    expect(theirs).toMatchObject({ brokenAt: null, lines: 1 })
  })

test('a chain written anew from some line on is found against ends that were noted before', async () => {
  const base = await chains()
  const noted = (await verifyAudit(base, auditor)).map(({ county, lines, head }) => ({
    county,
    seq: BigInt(lines),
    hash: head,
  }))
  await write(base)
  expect(await verdict(base, noted)).toMatchObject({ brokenAt: null, lines: 6 })
  // Someone with every right takes the last lines away, mends the head, and lets the program write others.
  await base.client.query(`delete from audit_line ${where} and seq > 3;
    update audit_head set seq = 3, hash = (select hash from audit_line ${where} and seq = 3) ${where}`)
  for (const id of ['new4', 'new5', 'new6']) await write(base, bureau, id)
  expect(await verdict(base)).toMatchObject({ brokenAt: null, lines: 6 })
  expect(await verdict(base, noted)).toMatchObject({ brokenAt: 5n, fault: 'rewritten' })
  await base.client.query(`delete from audit_line ${where}; delete from audit_head ${where}`)
  expect(await verdict(base, noted)).toMatchObject({ brokenAt: 1n, fault: 'removed' })
})

test('two transactions that write into the same two chains in opposite order queue', async () => {
  const base = poolBase(openPool(await ownDatabase(), 2), testVault)
  try {
    const both = person('region_office', '150000', ['150125', '152527'])
    let met = 0
    let go = (): void => undefined
    const meeting = new Promise<void>(done => (go = done))
    const line = (county: string) => ({ command: 'try', county, areaCode: county })
    const told = (id: string) => ({ result: id, subject: { type: 'try', id } })
    const across = (outer: string, inner: string) =>
      within(base, both, tx =>
        commandIn(tx, line(outer), async () => {
          await commandIn(tx, line(inner), async () => told(inner))
          if (++met === 2) go()
          await meeting
          return told(outer)
        }),
      )
    await Promise.all([across('150125', '152527'), across('152527', '150125')])
    const verdicts = await verifyAudit(base, both)
    expect(verdicts.map(v => [v.county, v.lines, v.fault])).toEqual([
      ['150125', 2, null],
      ['152527', 2, null],
    ])
  } finally {
    await base.end()
  }
})
