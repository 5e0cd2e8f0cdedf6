import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { diskStore } from '../../kernel/file.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { registerDocument } from './document.commands.ts'
import { listDocuments } from './document.queries.ts'
import { documentRecords } from './document.record.ts'
import { uploadFile } from './file.commands.ts'
import { openFile } from './file.queries.ts'

const bureau = person('banner_bureau', '150125')
const other = person('banner_bureau', '152527')
const township = person('township', '150125101')

const document = {
  title: '关于退出的公告',
  kind: 'exit',
  issuer: '武川县人民政府',
  issuedOn: '2019-04-30',
  issuedPrecision: 'month',
} as const

const problemOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'duikou-file-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const upload = (name: string, content: string) => {
    const at = join(path, name)
    writeFileSync(at, content, 'latin1')
    return { path: at, name, bytes: Buffer.byteLength(content, 'latin1') }
  }
  return { store: diskStore(join(path, 'store')), upload }
}

test('a document is registered with its file, found by number and title, and opens as a record', async () => {
  const base = await testBase()
  const { store, upload } = folder()
  const file = await uploadFile(base, store, bureau, upload('公告.pdf', '%PDF-1.7 x'))
  const made = await registerDocument(base, bureau, {
    ...document,
    number: '武政字[2019]7 号',
    fileId: file.id,
  })
  const find = (q: string) => within(base, bureau, tx => listDocuments(tx, { q, limit: 50 }))
  for (const q of ['武政字〔2019〕7号', '(2019)7', '退出'])
    expect((await find(q)).rows).toMatchObject([
      { id: made.id, number: '武政字〔2019〕7号', fileName: '公告.pdf' },
    ])
  expect((await find('没有')).rows).toEqual([])
  const view = await within(base, bureau, tx => documentRecords[0]!.read(tx, made.county, made.id))
  expect(view?.links).toMatchObject([{ rel: 'file', link: `/api/files/150125/${file.id}` }])
  expect(await within(base, bureau, tx => documentRecords[0]!.byCode!(tx, '武政字（2019）7号'))).toEqual(made)
})

test('the same number of the same issuer is registered once; a file that is not there cannot be attached', async () => {
  const base = await testBase()
  await registerDocument(base, bureau, { ...document, number: '武政字〔2019〕7号' })
  expect(await problemOf(registerDocument(base, bureau, { ...document, number: '武政字[2019]7号' }))).toBe(
    'input.unique',
  )
  expect(
    await problemOf(
      registerDocument(base, bureau, { ...document, fileId: '01890000-0000-7000-8000-000000000000' }),
    ),
  ).toBe('input.reference')
  expect(await problemOf(registerDocument(base, bureau, { ...document, issuedOn: '2999-01-01' }))).toBe(
    'rule.refused',
  )
})

test('a file is downloaded inside the scope only, and a wrong kind or name is refused', async () => {
  const base = await testBase()
  const { store, upload } = folder()
  const file = await uploadFile(base, store, bureau, upload('公告.pdf', '%PDF-1.7 x'))
  expect(await text((await openFile(base, store, bureau, file)).download)).toBe('%PDF-1.7 x')
  expect(await problemOf(openFile(base, store, other, file))).toBe('record.notFound')
  // The township does not see what belongs to the banner as a whole.
  expect(await problemOf(openFile(base, store, township, file))).toBe('record.notFound')
  expect(await problemOf(uploadFile(base, store, bureau, upload('公告.html', '%PDF-1.7')))).toBe('file.type')
  expect(await problemOf(uploadFile(base, store, bureau, upload('a.csv', '<script>')))).toBe('file.type')
  expect(
    await problemOf(
      uploadFile(base, store, bureau, { ...upload('b.pdf', '%PDF-1.7'), bytes: 21 * 1024 * 1024 }),
    ),
  ).toBe('file.size')
  expect(await problemOf(uploadFile(base, store, township, upload('c.pdf', '%PDF-1.7'), '150125'))).toBe(
    'access.scope',
  )
})

test('the register pages by keyset, undated documents last', async () => {
  const base = await testBase()
  for (const issuedOn of ['2019-01-01', undefined, '2020-01-01', '2018-01-01'])
    await registerDocument(base, bureau, { ...document, issuedOn })
  const seen: unknown[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await within(base, bureau, tx => listDocuments(tx, { limit: 3, cursor }))
    seen.push(...page.rows.map(r => r.issuedOn))
    cursor = page.next ?? undefined
    more = page.next !== null
  }
  expect(seen).toEqual(['2020-01-01', '2019-01-01', '2018-01-01', null])
  expect((await within(base, other, tx => listDocuments(tx, { limit: 3 }))).rows).toEqual([])
})
