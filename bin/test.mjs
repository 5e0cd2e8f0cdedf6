/** `npm test`: everything that must hold, said step by step; nothing is skipped silently. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, howToGet, isProgram } from './chromium.mjs'
import { build, checkNode, install, root } from './prepare.mjs'

checkNode()
process.chdir(root)
install()

/** Root in a container may install it; everybody else is told how. */
function chromium() {
  const find = () => findChromium(process.env, isProgram)
  if (!find() && !process.env.CHROMIUM_PATH && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium for the browser tests …\n')
    spawnSync(
      'sh',
      [
        '-c',
        'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk',
      ],
      { stdio: 'ignore' },
    )
  }
  const found = find()
  if (found) return found
  process.stderr.write(`${howToGet(process.env)}\n`)
  process.exit(1)
}

const total = { passed: 0, failed: 0, skipped: 0 }
const reports = mkdtempSync(join(tmpdir(), 'duikou-test-'))

function step(name, command, args, env = {}) {
  process.stdout.write(`\n— ${name}\n`)
  const begun = Date.now()
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  process.stdout.write(
    `  ${name}: ${done.status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - begun) / 1000).toFixed(1)} s\n`,
  )
  return done.status === 0
}

const node = (path, ...args) => [process.execPath, [join(root, 'node_modules', path), ...args]]

function vitest(name, args, env) {
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`)
  const ok = step(
    name,
    ...node(
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ),
    env,
  )
  const said = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1 }
  total.passed += said.numPassedTests
  total.failed += said.numFailedTests || (ok ? 0 : 1)
  total.skipped += (said.numPendingTests ?? 0) + (said.numTodoTests ?? 0)
}

const check = (name, ...command) => {
  if (step(name, ...command)) return
  total.failed += 1
}

/** The oldest PostgreSQL promised that is installed here, apart from the embedded one. */
function olderPostgres() {
  if (process.env.TEST_DATABASE_URL) return { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL }
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home)
    ? readdirSync(home)
        .filter(v => Number(v) >= 15)
        .sort((a, b) => Number(a) - Number(b))
    : []
  const bin = versions.map(v => join(home, v, 'bin')).find(path => existsSync(join(path, 'initdb')))
  return bin ? { TEST_POSTGRES_BIN: bin } : null
}

const env = { CHROMIUM_PATH: chromium() }
check('types', ...node('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'))
check('lint', ...node('oxlint/bin/oxlint', '--quiet'))
check('format', ...node('@biomejs/biome/bin/biome', 'format', '.'))
process.stdout.write('\n— build\n')
await build()
vitest('tests on the embedded PostgreSQL', ['--project=unit', '--project=integration'], env)
vitest('walks in a real browser', ['--project=e2e'], env)
const older = olderPostgres()
if (older)
  vitest('integration tests on the oldest promised PostgreSQL', ['--project=integration'], {
    ...env,
    ...older,
  })
else
  process.stdout.write(
    '\n— No second PostgreSQL: install PostgreSQL 15 or set TEST_DATABASE_URL to test the oldest promised version too.\n',
  )
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed ? 1 : 0
