import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { loadDemonstration } from '../../../demo/load.ts'
import { emptyDatabase, ownDatabase, plainOwner } from '../../../test/database.ts'
import { person } from '../../../test/helper.ts'
import { registerDocument } from '../../domain/notice/document.commands.ts'
import { uploadFile } from '../../domain/notice/file.commands.ts'
import { figure } from '../../domain/report/figure.queries.ts'
import { questionQuery } from '../../domain/report/report.schema.ts'
import { asked } from '../../domain/report/question.rules.ts'
import { systemReader } from '../../house.ts'
import { fileUses, indicators } from '../../programme.ts'
import { verifyAudit } from '../audit.ts'
import { openPool, poolBase } from '../db.ts'
import type { Base } from '../db.ts'
import { diskStore } from '../file.ts'
import { checkFiles } from '../fileCheck.ts'
import { migrations } from '../migrate.ts'
import { Problem } from '../problem.ts'
import { openKeys, openVault, rotated } from '../secret.ts'
import { within } from '../tx.ts'
import { readBackup } from './read.ts'
import { writeBackup } from './write.ts'

const bureau = person('banner_bureau', '150125')
const folder = mkdtempSync(join(tmpdir(), 'duikou-backup-'))
const keys = rotated(openKeys(join(folder, 'keys.json')))
const files = diskStore(join(folder, 'files'))
const path = join(folder, 'house.backup')
let url: string

/** A small house: the demonstration's records, and above them writes with audit lines, a file, a job, a sign-in. */
beforeAll(async () => {
  url = await ownDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const vault = openVault(keys)
  await loadDemonstration({ client, vault, households: 400, progress: () => undefined })
  await client.query(`insert into house (kind, at, loaded_at) values ('demonstration', now(), now())`)
  await client.query(`insert into account."user" (id, name, email, email_verified, username, created_at, updated_at)
    values ('u', '某', 'u@accounts.invalid', true, 'u', now(), now())`)
  await client.query(`insert into account.session (id, token, user_id, expires_at, created_at, updated_at)
    values ('s', 'a-token', 'u', now() + interval '1 day', now(), now())`)
  await client.query(`insert into job (county, id, area_code, kind, state, done, input, created_by, created_at)
    values ('150125', '01890000-0000-7000-8000-000000000001', '150125', 'x', 'running', 0, '{}', 'u', now())`)
  await client.end()
  const base = poolBase(openPool(url, 3), vault)
  writeFileSync(join(folder, 'a.pdf'), '%PDF-1.7 原件')
  const file = await uploadFile(base, files, bureau, {
    path: join(folder, 'a.pdf'),
    name: 'a.pdf',
    bytes: 20,
  })
  // Texts that COPY has to escape, and its own end line.
  for (const title of ['\\.', '反斜杠 \\ 与\t制表', '末行\n\\.\n之后', '\\N'])
    await registerDocument(base, bureau, {
      title,
      kind: 'other',
      issuer: '某',
      issuedPrecision: 'day',
      fileId: file.id,
    })
  await base.end()
  await writeBackup({ url, path, files, keys, fileUses })
  return () => rmSync(folder, { recursive: true, force: true })
}, 180_000)

async function opened(at: string, how = keys): Promise<Base> {
  const base = poolBase(openPool(at, 3), openVault(how))
  onTestFinished(() => base.end())
  return base
}

/** Everything that can be asked: figures by year and area, chains, and every table's rows. */
async function seen(base: Base) {
  const owner = await systemReader(base, 'test')
  const question = asked(questionQuery.parse({ area: '150000', from: '2018-01-01', to: '2020-12-31' }))
  const figures: Record<string, unknown> = {}
  for (const indicator of indicators)
    figures[indicator.id] = await within(base, owner, async tx => {
      const { value, basis, rows } = await figure(tx, indicator, question, ['area'])
      return { value, basis, rows }
    }).catch((error: Problem) => error.code)
  const chains = await verifyAudit(base, owner)
  const prints = await base.transaction(async client => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'account') order by 1`,
    )
    const found: Record<string, string> = {}
    for (const { name } of rows) {
      const asked = `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as print from ${name} t`
      found[name] = (await client.query<{ print: string }>(asked)).rows[0]?.print ?? ''
    }
    return found
  })
  return { figures, chains, prints }
}

const codeOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

test('a house restored into an empty database has the same rows, figures, chains and files; nobody is signed in', {
  timeout: 240_000,
}, async () => {
  const to = await emptyDatabase()
  const store = diskStore(join(folder, 'restored'))
  const done = await readBackup({ url: to, path, files: store, keys, demo: true })
  expect(done.files).toBe(1)
  const [before, after] = [await seen(await opened(url)), await seen(await opened(to))]
  expect(after.figures).toEqual(before.figures)
  expect(Object.values(after.figures).filter(f => typeof f === 'object').length).toBeGreaterThan(3)
  expect(after.chains).toEqual(before.chains)
  expect(after.chains.find(c => c.county === '150125')).toMatchObject({ lines: 5, brokenAt: null })
  const changed = Object.keys(before.prints).filter(name => before.prints[name] !== after.prints[name])
  expect(changed.sort()).toEqual(['account.session', 'public.job'])
  const base = await opened(to)
  const checked = await checkFiles(base, await systemReader(base, 'test'), store, fileUses)
  expect([checked.cited, checked.missing, checked.damaged]).toEqual([1, [], []])
  await base.transaction(async client => {
    expect((await client.query('select 1 from account.session')).rowCount).toBe(0)
    expect((await client.query('select state from job')).rows).toEqual([{ state: 'failed' }])
    const { rows } = await client.query(
      `select relname from pg_class where relrowsecurity and not relforcerowsecurity`,
    )
    expect(rows).toEqual([])
  })
  // A second restore does not write over it.
  expect(await codeOf(readBackup({ url: to, path, files: store, keys, demo: true }))).toBe('backup.notEmpty')
  expect((await seen(base)).prints).toEqual(after.prints)
})

test('a backup is closed to others, holds no key, no sign-in and no id number in clear, and leaves no part behind', () => {
  const text = gunzipSync(readFileSync(path)).toString('utf8')
  for (const secret of [keys.index, ...Object.values(keys.keys), 'a-token'])
    expect(text).not.toContain(secret)
  expect(text).not.toMatch(/\b1[15]\d{4}(19|20)\d{2}(0[1-9]|1[0-2])\d{2}\d{3}[\dX]\b/)
  expect(readdirSync(folder).filter(name => name.includes('.part'))).toEqual([])
})

test('a backup that is cut off, changed, of another kind, of other keys or newer is refused and nothing is written', {
  timeout: 240_000,
}, async () => {
  const to = await emptyDatabase()
  const store = diskStore(join(folder, 'refused'))
  const whole = readFileSync(path)
  const lines = gunzipSync(whole)
  const manifestEnd = lines.indexOf('\n')
  const manifest = JSON.parse(lines.subarray(0, manifestEnd).toString())
  const withManifest = (more: object): Buffer =>
    gzipSync(
      Buffer.concat([Buffer.from(JSON.stringify({ ...manifest, ...more })), lines.subarray(manifestEnd)]),
    )
  const flipped = Buffer.from(whole)
  flipped[whole.length >> 1] = flipped[whole.length >> 1]! ^ 0xff
  // One row less than the last line says, packed rightly.
  const at = lines.indexOf('\n', lines.indexOf('{"table":"public.household"')) + 1
  const short = gzipSync(Buffer.concat([lines.subarray(0, at), lines.subarray(lines.indexOf('\n', at) + 1)]))
  const newer = [...migrations(), Math.max(...migrations()) + 1]
  const tries: [string, Buffer, string, Partial<Parameters<typeof readBackup>[0]>?][] = [
    ['cut off in the file', whole.subarray(0, whole.length >> 1), 'backup.file'],
    ['cut off before its last line', gzipSync(lines.subarray(0, lines.lastIndexOf('{"end"'))), 'backup.file'],
    ['changed', flipped, 'backup.file'],
    ['a row short', short, 'backup.file'],
    ['something after its end', gzipSync(Buffer.concat([lines, Buffer.from('x')])), 'backup.file'],
    ['no backup', Buffer.from('hello'), 'backup.file'],
    ['empty', Buffer.alloc(0), 'backup.file'],
    ['newer', withManifest({ migrations: newer }), 'backup.newer'],
    ['another kind', whole, 'backup.kind', { demo: false }],
    ['no keys', whole, 'backup.keys', { keys: undefined }],
    ['other keys', whole, 'backup.keys', { keys: openKeys(join(folder, 'other.json')) }],
    ['older keys', whole, 'backup.keys', { keys: openKeys(join(folder, 'keys.json')) }],
  ]
  for (const [what, body, code, more] of tries) {
    const file = join(folder, 'tried')
    writeFileSync(file, body)
    const order = { url: to, path: file, files: store, keys, demo: true, ...more }
    expect(await codeOf(readBackup(order)), what).toBe(code)
  }
  // After all these the right one still goes in.
  expect(await codeOf(readBackup({ url: to, path, files: store, keys, demo: true }))).toBe('done')
})

test('a database user who does not see every row can’t make a backup that silently lacks some', async () => {
  const plain = await plainOwner(await emptyDatabase())
  const order = { url: plain.url, path: join(folder, 'part'), files, keys, fileUses }
  expect(await codeOf(writeBackup(order))).toBe('backup.rights')
})
