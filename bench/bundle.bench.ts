/** What the browser loads before it shows anything: the entry, and everything the first page names, gzipped. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rootFolder } from '../src/kernel/migrate.ts'
import { tell } from './figure.ts'

const LIMIT_KB = 200

export async function bundleBench(): Promise<void> {
  const folder = join(rootFolder(), 'dist', 'web')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const kb = (path: string): number => gzipSync(readFileSync(join(folder, path))).length / 1000
  const named = (tag: RegExp): string[] => [...page.matchAll(tag)].map(([, path]) => path!)
  const entry = named(/<script[^>]*\ssrc="\/([^"]+)"/g)
  const preloaded = named(/<link[^>]*rel="modulepreload"[^>]*href="\/([^"]+)"/g)
  const styles = named(/<link[^>]*rel="stylesheet"[^>]*href="\/([^"]+)"/g)
  const sum = (paths: readonly string[]): number => paths.reduce((n, path) => n + kb(path), 0)
  tell('bundle', {
    name: 'entry, gzip',
    value: sum(entry),
    unit: 'kB',
    limit: LIMIT_KB,
    limitName: 'goal',
    goal: '< 200 kB',
  })
  tell('bundle', {
    name: `first load: entry, ${preloaded.length} preloaded, ${styles.length} styles, gzip`,
    value: sum([...entry, ...preloaded, ...styles]) + gzipSync(page).length / 1000,
    unit: 'kB',
  })
}
