import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { merged, sealKeys, unsealKeys } from './keyBackup.ts'
import { Problem } from './problem.ts'
import { keyPrint, openKeys, openVault, readKeys, rotated, writeKeys } from './secret.ts'

const ID = '150125199001010011'
const PASSPHRASE = '草原上的一匹白马 2018'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'duikou-keys-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const codeOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

test('the key file is made once, closed to others, and leaves nothing beside it', () => {
  const path = join(folder(), 'deep', 'keys.json')
  const keys = openKeys(path)
  expect(openKeys(path)).toEqual(keys)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  writeKeys(path, rotated(keys))
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(path, '..'))).toEqual(['keys.json'])
})

test('after a rotation new values are sealed under the new key, old ones are opened, and look-up still finds them', () => {
  const path = join(folder(), 'keys.json')
  const before = openVault(openKeys(path), () => openKeys(path))
  const [old, found] = [before.seal(ID), before.blind(ID)]
  writeKeys(path, rotated(openKeys(path)))
  const after = openVault(openKeys(path))
  const fresh = after.seal(ID)
  expect([old.split(':')[0], fresh.split(':')[0], after.version]).toEqual(['1', '2', 2])
  expect([after.open(old), after.open(fresh), after.blind(ID)]).toEqual([ID, ID, found])
  expect(keyPrint(openKeys(path))).toBe(keyPrint(rotated(rotated(openKeys(path)))))
  // A server that was started before the rotation reads what another process sealed since.
  expect(before.open(fresh)).toBe(ID)
  expect(() => before.open(fresh.replace('2:', '3:'))).toThrow(/restore the backup/)
})

test('a sealed value that was changed is not opened', () => {
  const vault = openVault(openKeys(join(folder(), 'keys.json')))
  const sealed = vault.seal(ID)
  const raw = Buffer.from(sealed.slice(2), 'base64')
  for (const at of [0, 12, 28]) {
    const changed = Buffer.from(raw)
    changed[at] = changed[at]! ^ 1
    expect(() => vault.open(`1:${changed.toString('base64')}`)).toThrow()
  }
})

test('the keys are backed up under a passphrase and restored; a lost file is made whole again', async () => {
  const path = join(folder(), 'keys.json')
  const keys = rotated(openKeys(path))
  writeKeys(path, keys)
  const sealed = openVault(keys).seal(ID)
  const backup = await sealKeys(keys, PASSPHRASE)
  for (const secret of [keys.index, ...Object.values(keys.keys)]) expect(backup).not.toContain(secret)
  rmSync(path)
  writeKeys(path, merged(readKeys(path), await unsealKeys(backup, PASSPHRASE)))
  expect(readKeys(path)).toEqual(keys)
  expect(openVault(openKeys(path)).open(sealed)).toBe(ID)
})

test('a wrong passphrase, a changed backup, another kind of file and a short passphrase are refused', async () => {
  const keys = openKeys(join(folder(), 'keys.json'))
  const backup = await sealKeys(keys, PASSPHRASE)
  const changed = JSON.parse(backup)
  changed.body = `${changed.body[0] === 'A' ? 'B' : 'A'}${changed.body.slice(1)}`
  expect(await codeOf(unsealKeys(backup, `${PASSPHRASE} `))).toBe('key.backup')
  expect(await codeOf(unsealKeys(JSON.stringify(changed), PASSPHRASE))).toBe('key.backup')
  expect(await codeOf(unsealKeys(readFileSync('package.json', 'utf8'), PASSPHRASE))).toBe('key.backup')
  expect(await codeOf(sealKeys(keys, 'short'))).toBe('key.passphrase')
})

test('a restore never loses a version, and never mixes two houses', () => {
  const first = openKeys(join(folder(), 'keys.json'))
  const second = rotated(first)
  expect(merged(second, first)).toEqual(second)
  expect(merged(first, second)).toEqual(second)
  const other = openKeys(join(folder(), 'keys.json'))
  expect(() => merged(first, other)).toThrow(expect.objectContaining({ code: 'key.other' }))
  expect(() => merged(second, rotated(first))).toThrow(expect.objectContaining({ code: 'key.other' }))
})
