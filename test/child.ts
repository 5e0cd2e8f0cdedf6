/** Real other processes for tests: a module compiled for plain Node, and programs that import it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { build } from 'vite'

/**
 * Compiles a module of the sources; the result lies inside node_modules, so that packages are found from there.
 * @param beside modules that it starts as processes of their own, put next to it
 */
export async function compiled(entry: string, ...beside: string[]): Promise<string> {
  const outDir = mkdtempSync(join(process.cwd(), 'node_modules', '.duikou-child-'))
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }))
  const input = [entry, ...beside]
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: true, outDir, target: 'node20', rollupOptions: { input } },
  })
  return pathToFileURL(join(outDir, basename(entry).replace(/\.ts$/, '.js'))).href
}

export interface Child {
  readonly process: ChildProcess
  /** The first line it says. */
  readonly said: Promise<string>
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>
}

/** Runs a program text in another Node; it is killed when the test ends. */
export function child(text: string): Child {
  const program = spawn(process.execPath, ['--input-type=module', '-e', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void program.kill('SIGKILL'))
  const ended = new Promise<number | null>(done => program.once('exit', done))
  const said = new Promise<string>((done, fail) => {
    let text = ''
    program.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')))
    })
    program.once('exit', code => fail(new Error(`ended with ${code} before it said anything`)))
  })
  said.catch(() => undefined)
  return { process: program, said, ended }
}
