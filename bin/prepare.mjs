/** What `npm start`, `npm test` and the command line need before anything else: Node, packages, a build. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export function fail(zh, en) {
  process.stderr.write(`\n${zh}\n${en}\n`)
  process.exit(1)
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    fail(
      `需要 Node.js 20.19 或更新版本，当前是 ${process.versions.node}。请从 nodejs.org 安装后重试。`,
      `Node.js 20.19 or newer is needed, this is ${process.versions.node}. Install it from nodejs.org and try again.`,
    )
}

const stampOf = name => join(root, 'node_modules', `.duikou-${name}`)
const readStamp = name => (existsSync(stampOf(name)) ? readFileSync(stampOf(name), 'utf8') : '')

/** Installs when node_modules is not what package-lock.json says. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.version.split('.')[0])
    .digest('hex')
  if (readStamp('lock') === lock) return
  process.stdout.write('安装依赖 · Installing packages …\n')
  const begun = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (done.status !== 0)
    fail(
      '依赖没有装好。请检查网络和 npm 源设置后重试。',
      'The packages could not be installed. Check the network and the npm registry setting, then try again.',
    )
  writeFileSync(stampOf('lock'), lock)
  linkCommand()
  process.stdout.write(`  ${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
}

/** `npx duikou …` in the repository: npm does not link a package's own command into itself. */
function linkCommand() {
  const link = join(root, 'node_modules', '.bin', 'duikou')
  if (process.platform === 'win32' || existsSync(link)) return
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync('../../bin/duikou.mjs', link)
}

function newest(folder) {
  let at = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    at = Math.max(at, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return at
}

function sourcesAt() {
  const files = ['package-lock.json', 'tsconfig.json', 'tsconfig.server.json', 'vite.config.ts'].map(
    f => statSync(join(root, f)).mtimeMs,
  )
  return String(Math.max(...files, ...['src', 'demo', 'bench'].map(f => newest(join(root, f)))))
}

const run = (name, args) =>
  new Promise(done => {
    const child = spawn(process.execPath, [join(root, 'node_modules', ...name), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', part => (said += part))
    child.stderr.on('data', part => (said += part))
    child.on('close', code => done({ code, said }))
  })

/** Builds server and browser side by side when the sources are newer than the build. */
export async function build({ quiet = false, web = true } = {}) {
  const at = sourcesAt()
  const built = ['server', ...(web ? ['web'] : [])].every(
    part => existsSync(join(root, 'dist', part)) && readStamp(part) === at,
  )
  if (built) return
  if (!quiet) process.stdout.write('编译 · Building …\n')
  const begun = Date.now()
  const results = await Promise.all([
    run(['typescript', 'bin', 'tsc'], ['-p', 'tsconfig.server.json']),
    web ? run(['vite', 'bin', 'vite.js'], ['build', '--logLevel', 'warn']) : { code: 0, said: '' },
  ])
  for (const { code, said } of results)
    if (code !== 0) fail(`编译失败：\n${said}`, 'The build failed; see above.')
  writeFileSync(stampOf('server'), at)
  if (web) writeFileSync(stampOf('web'), at)
  if (!quiet) process.stdout.write(`  ${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
}
