/** For the tests alone, which run from the source: the child process as one file of JavaScript, built once. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
// Inside node_modules, so that the bundle finds the packages it leaves outside.
const cache = join(folder, '../../../node_modules/.cache/duikou')

function stamp(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts')))
    hash.update(readFileSync(join(folder, name)))
  return hash
    .update(readFileSync(join(folder, '../problem.ts')))
    .digest('hex')
    .slice(0, 16)
}

/** @returns the path of the compiled child for the sources as they are now. */
export async function compiledChild(): Promise<string> {
  const path = join(cache, `sheet-${stamp()}.mjs`)
  if (existsSync(path)) return path
  const { build } = await import('vite')
  const part = `.${process.pid}.${Date.now()}`
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    build: {
      ssr: join(folder, 'child.ts'),
      outDir: join(cache, part),
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } },
    },
  })
  renameSync(join(cache, part, 'child.mjs'), path)
  return path
}
