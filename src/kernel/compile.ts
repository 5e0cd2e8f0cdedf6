/** For the tests alone, which run from the source: a module for another process or thread as one file of JavaScript, built once. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Inside node_modules, so that the bundle finds the packages it leaves outside.
const cache = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.cache/duikou')

/** What the bundle is made of: the entry's folder, and sources elsewhere that it takes in. */
function stamp(folder: string, also: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts')))
    hash.update(readFileSync(join(folder, name)))
  for (const path of also) hash.update(readFileSync(join(folder, path)))
  return hash.digest('hex').slice(0, 16)
}

/**
 * The path of a module to be run elsewhere: the compiled server has it beside the caller, the tests have it bundled.
 * @param from the caller's `import.meta.url`
 * @param name of the module beside it, without ending
 * @param also sources outside its folder that it is made of
 */
export async function moduleBeside(
  from: string,
  name: string,
  also: readonly string[] = [],
): Promise<string> {
  if (!from.endsWith('.ts')) return fileURLToPath(new URL(`./${name}.js`, from))
  const folder = dirname(fileURLToPath(from))
  const path = join(cache, `${basename(folder)}-${name}-${stamp(folder, also)}.mjs`)
  if (existsSync(path)) return path
  const { build } = await import('vite')
  const part = `.${process.pid}.${Date.now()}`
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    build: {
      ssr: join(folder, `${name}.ts`),
      outDir: join(cache, part),
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } },
    },
  })
  renameSync(join(cache, part, 'child.mjs'), path)
  return path
}
