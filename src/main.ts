/** Opens the adapters: `npm start` ends here. */
import { join } from 'node:path'
import { createServer } from 'node:net'
import pg from 'pg'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../demo/account.ts'
import { announceDemonstration } from '../demo/announcement.ts'
import { inspectDemonstration } from '../demo/inspection.ts'
import { linkCadre } from '../demo/link.ts'
import { loadDemonstration } from '../demo/load.ts'
import { putOnTheWay } from '../demo/onTheWay.ts'
import { planDemonstration } from '../demo/plan.ts'
import { SAMPLES } from '../demo/sample.ts'
import { openHttp } from './adapters/http/server.ts'
import { places } from './domain/area/ground.queries.ts'
import { markUnpublished, publishRollups, refreshStale } from './domain/report/rollup.commands.ts'
import { openHouse, systemReader } from './house.ts'
import type { House } from './house.ts'
import { ROLES } from './kernel/access.ts'
import { ensureAccounts, makeDemoAccounts } from './kernel/account/first.ts'
import { openDoor } from './kernel/account/auth.ts'
import { openJobs } from './kernel/jobQueue.ts'
import { rootFolder } from './kernel/migrate.ts'
import { claimServer } from './kernel/postgres/claim.ts'
import { Problem } from './kernel/problem.ts'
import { within } from './kernel/tx.ts'
import { announced, counted, indicators, jobKinds, routesOf } from './programme.ts'
import { settings } from './settings.ts'
import type { Settings } from './settings.ts'

const say = (zh: string, en: string): void => void process.stdout.write(`${zh} · ${en}\n`)

/** Starts the server and returns when it listens; it stops on SIGINT or SIGTERM. */
export async function start(): Promise<void> {
  const begun = Date.now()
  let set: Settings | undefined
  let address = ''
  try {
    set = settings()
    address = `http://${set.host.includes(':') ? `[${set.host}]` : set.host}:${set.port}`
    const leave = claimServer(set.folder, address)
    try {
      // Said before the demonstration is loaded and not after it.
      await mustBeFree(set.host, set.port)
      await open(set, address, leave)
    } catch (error) {
      leave()
      throw error
    }
  } catch (error) {
    process.stderr.write(`\n${explain(error, set)}\n`)
    process.exit(1)
  }
  say(`\n已启动：${address}（${((Date.now() - begun) / 1000).toFixed(1)} 秒）`, `Open ${address}`)
}

function mustBeFree(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen({ host, port }, () => server.close(() => done()))
  })
}

function explain(error: unknown, set: Settings | undefined): string {
  if (error instanceof Problem) return `${error.say('zh')}\n${error.say('en')}`
  const { code, message, syscall } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `端口 ${set?.port} 已被占用。请停止占用它的程序，或设 PORT 换一个端口。\nPort ${set?.port} is in use. Stop what uses it, or choose another with PORT.`
  if (syscall === 'listen' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `不能在 ${set?.host}:${set?.port} 上提供服务或找不到主机：${message}。请核对 HOST、PORT 和 DATABASE_URL。\nCannot listen there, or no such host: check HOST, PORT and DATABASE_URL.`
  if (code === 'ENOSPC')
    return `磁盘已满，${set?.folder} 写不下了。请腾出空间后重新启动。\nThe disk is full: make room and start again.`
  if (code === 'ECONNREFUSED' || code === '28P01')
    return `连不上数据库：${message}。请核对 DATABASE_URL。\nThe database cannot be reached: check DATABASE_URL.`
  return message
}

async function open(set: Settings, address: string, leave: () => void): Promise<void> {
  const house = await openHouse(set)
  const stop: (() => Promise<unknown>)[] = [() => house.close()]
  const close = async (): Promise<void> => {
    for (const part of stop.reverse()) await part().catch(() => undefined)
    leave()
  }
  try {
    if (set.demo) await demonstrate(house)
    const first = set.demo ? null : await ensureAccounts(house.base, places)
    const system = await systemReader(house.base, '系统')
    const jobs = await openJobs(house.base, house.files, house.url, jobKinds, error =>
      process.stderr.write(`job queue: ${error.message}\n`),
    )
    stop.push(() => jobs.stop())
    const door = openDoor({ base: house.base, places, publicUrl: set.publicUrl ?? address, oidc: set.oidc })
    const app = await openHttp({
      base: house.base,
      jobs,
      files: house.files,
      routes: routesOf(places, () => welcome(set), set.demo ? SAMPLES : []),
      authenticate: request => door.authenticate(request.headers),
      auth: door.answer,
      webFolder: join(rootFolder(), 'dist', 'web'),
      demo: set.demo,
      log: set.log,
      secure: set.publicUrl?.startsWith('https://'),
      trustProxy: set.trustProxy,
    })
    stop.push(() => app.close())
    await app.listen({ host: set.host, port: set.port })
    stop.push(keepPublished(house, system))
    if (first)
      say(
        `管理员 ${first.username}，一次性密码 ${first.oneTimePassword}`,
        'administrator with a one-time password',
      )
    if (set.demo)
      say(
        `演示账号 ${DEMO_ACCOUNTS.map(a => a.username).join('、')}，密码 ${DEMO_PASSWORD}`,
        'demonstration accounts and password',
      )
  } catch (error) {
    await close()
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)))
}

const REFRESH_MS = 2000

/** Refreshes the published roll-ups that writes have made stale. */
function keepPublished(house: House, system: Awaited<ReturnType<typeof systemReader>>): () => Promise<void> {
  let running: Promise<unknown> = within(house.base, system, tx =>
    markUnpublished(tx, indicators, system.counties),
  ).catch((error: Error) => process.stderr.write(`roll-ups: ${error.message}\n`))
  const timer = setInterval(() => {
    running = running
      .then(() => within(house.base, system, tx => refreshStale(tx, indicators)))
      .catch((error: Error) => process.stderr.write(`roll-ups: ${error.message}\n`))
  }, REFRESH_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function demonstrate(house: House): Promise<void> {
  if (!house.loaded) await fill(house)
  await makeDemoAccounts(house.base, places, DEMO_ACCOUNTS)
  await linkCadre(house.base)
}

async function fill({ base, files, url }: House): Promise<void> {
  say('载入演示数据', 'Loading the demonstration')
  const client = new pg.Client({ connectionString: url })
  // What ends the connection is told by the statement that it ends.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await loadDemonstration({ client, vault: base.vault, progress: bar })
    process.stdout.write('\n')
    const system = await systemReader(base, '系统')
    await client.query('analyze')
    await within(base, system, async tx => {
      // Once, over every county, on whatever machine: nobody waits for it whom a limit would serve.
      await tx.client.query('set local statement_timeout = 0')
      await publishRollups(tx, indicators, system.counties)
    })
    await planDemonstration(base, system, counted)
    await putOnTheWay(base, files, system)
    await inspectDemonstration(base, system)
    await announceDemonstration(base, files, system, announced)
    await client.query('update house set loaded_at = now()')
  } finally {
    await client.end()
  }
}

const WIDTH = 40
function bar(done: number, total: number): void {
  const full = Math.round((done / total) * WIDTH)
  const text = `  ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.round((done / total) * 100)}%`
  process.stdout.write(process.stdout.isTTY ? `\r${text}` : done === total ? `${text}` : '')
}

function welcome(set: Settings) {
  return {
    name: { zh: '京蒙帮扶', en: 'Beijing–Inner Mongolia assistance' },
    demo: set.demo,
    ...(set.oidc ? { oidc: set.oidc.name } : {}),
    beginOwn: {
      zh: '建立自己的项目：停止本服务，以 DUIKOU_DEMO=0 npm start 启动，数据存入 ./data/programme，与演示数据互不相干。',
      en: 'To begin your own programme stop this server and run DUIKOU_DEMO=0 npm start; its data lie in ./data/programme, apart from the demonstration.',
    },
    ...(set.demo
      ? {
          accounts: DEMO_ACCOUNTS.map(a => ({
            username: a.username,
            password: a.password,
            name: a.name,
            roleWords: ROLES[a.role],
            areaName: null,
          })),
        }
      : {}),
  }
}
