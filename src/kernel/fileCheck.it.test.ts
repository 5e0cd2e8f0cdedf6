import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { person, testBase } from '../../test/helper.ts'
import { uploadFile } from '../domain/notice/file.commands.ts'
import { fileUses } from '../programme.ts'
import { diskStore } from './file.ts'
import { checkFiles } from './fileCheck.ts'

const bureau = person('banner_bureau', '150125')

test('missing, changed and orphaned files are found; only old orphans are removed', async () => {
  const base = await testBase()
  const folder = mkdtempSync(join(tmpdir(), 'duikou-check-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = diskStore(join(folder, 'store'))
  const pathOf = (hash: string): string => join(folder, 'store', hash.slice(0, 2), hash)
  const upload = (text: string) => {
    writeFileSync(join(folder, 'a.pdf'), `%PDF-1.7 ${text}`)
    return uploadFile(base, store, bureau, { path: join(folder, 'a.pdf'), name: 'a.pdf', bytes: 20 })
  }
  const [right, changed, gone] = [await upload('right'), await upload('changed'), await upload('gone')]
  const [old, young] = await Promise.all(['old', 'young'].map(t => store.put(Readable.from([t]), 100)))
  writeFileSync(pathOf(changed!.hash), 'something else')
  rmSync(pathOf(gone!.hash))
  const then = new Date(Date.now() - 2 * 86_400_000)
  for (const hash of [right!.hash, old!.hash]) utimesSync(pathOf(hash), then, then)
  const check = (remove: boolean) => checkFiles(base, bureau, store, fileUses, { remove })
  const expected = {
    cited: 3,
    missing: [{ hash: gone!.hash, citedBy: `file 150125 ${gone!.id}` }],
    damaged: [{ hash: changed!.hash, citedBy: `file 150125 ${changed!.id}` }],
    orphans: [{ hash: old!.hash, bytes: 3 }],
  }
  expect(await check(false)).toEqual({ ...expected, removed: 0 })
  expect(await check(true)).toEqual({ ...expected, removed: 1 })
  expect(await check(true)).toEqual({ ...expected, orphans: [], removed: 0 })
  expect([await store.has(old!.hash), await store.has(young!.hash), await store.has(right!.hash)]).toEqual([
    false,
    true,
    true,
  ])
})
