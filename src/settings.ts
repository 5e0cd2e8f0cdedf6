/** What the environment (or `.env`) says; everything has a default that works on an office PC. */
import { join, resolve } from 'node:path'
import type { Bucket } from './kernel/bucket.ts'
import type { Oidc } from './kernel/account/oidc.ts'
import { rootFolder } from './kernel/migrate.ts'

export interface Settings {
  readonly demo: boolean
  readonly host: string
  readonly port: number
  /** Database, files and keys. */
  readonly folder: string
  /** A PostgreSQL of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Where people reach it, when that is behind a proxy: decides about secure cookies. */
  readonly publicUrl: string | undefined
  readonly trustProxy: string | undefined
  readonly log: string | false
  readonly oidc: Oidc | undefined
  /** An S3-compatible bucket for the files instead of the data folder; all of it or nothing. */
  readonly bucket: BucketSettings | undefined
}

export type BucketSettings = Omit<Bucket, 'spool'>

/** What is set wrongly is said before anything is opened. */
export class WrongSetting extends Error {
  readonly code = 'setting.wrong'
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
  }
}

function bucketOf(env: NodeJS.ProcessEnv): BucketSettings | undefined {
  const names = ['DUIKOU_S3_ENDPOINT', 'DUIKOU_S3_BUCKET', 'DUIKOU_S3_KEY', 'DUIKOU_S3_SECRET'] as const
  const missing = names.filter(name => !env[name])
  if (missing.length === names.length) return undefined
  if (missing.length)
    throw new WrongSetting(
      `文件存储设置不全，缺少 ${missing.join('、')}。`,
      `The bucket for files lacks ${missing.join(', ')}.`,
    )
  const endpoint = env.DUIKOU_S3_ENDPOINT!
  const bucket = env.DUIKOU_S3_BUCKET!
  const prefix = env.DUIKOU_S3_PREFIX ?? ''
  if (!/^https?:\/\/[^/]+\/?$/.test(endpoint) || !/^[\w.-]+$/.test(bucket) || !/^([\w./-]*\/)?$/.test(prefix))
    throw new WrongSetting(
      'DUIKOU_S3_ENDPOINT 应为 http(s)://主机[:端口]，DUIKOU_S3_BUCKET 应为存储桶名，DUIKOU_S3_PREFIX 应为空或以 / 结尾。',
      'DUIKOU_S3_ENDPOINT is http(s)://host[:port], DUIKOU_S3_BUCKET a bucket’s name, DUIKOU_S3_PREFIX empty or ending in /.',
    )
  return {
    endpoint,
    bucket,
    prefix,
    region: env.DUIKOU_S3_REGION || 'us-east-1',
    keyId: env.DUIKOU_S3_KEY!,
    secret: env.DUIKOU_S3_SECRET!,
  }
}

/** The office's own sign-in: issuer, client and secret, or none of it. */
function oidcOf(env: NodeJS.ProcessEnv): Oidc | undefined {
  const names = ['DUIKOU_OIDC_ISSUER', 'DUIKOU_OIDC_CLIENT', 'DUIKOU_OIDC_SECRET'] as const
  const missing = names.filter(name => !env[name])
  if (missing.length === names.length) return undefined
  if (missing.length)
    throw new WrongSetting(
      `单位统一登录设置不全，缺少 ${missing.join('、')}。`,
      `The office’s own sign-in lacks ${missing.join(', ')}.`,
    )
  return {
    issuer: env.DUIKOU_OIDC_ISSUER!,
    clientId: env.DUIKOU_OIDC_CLIENT!,
    clientSecret: env.DUIKOU_OIDC_SECRET!,
    claim: env.DUIKOU_OIDC_CLAIM || 'preferred_username',
    name: env.DUIKOU_OIDC_NAME || '单位统一登录',
  }
}

function logOf(text: string | undefined): string | false {
  const level = text || 'warn'
  if (level === 'off') return false
  if (['info', 'warn', 'error'].includes(level)) return level
  throw new WrongSetting(
    `DUIKOU_LOG 应为 info、warn、error 或 off。`,
    `DUIKOU_LOG is info, warn, error or off.`,
  )
}

function portOf(text: string | undefined): number {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new WrongSetting(
    `PORT 应为 0–65535 的整数，当前是 ${text}。`,
    `PORT is a number up to 65535, not ${text}.`,
  )
}

export function settings(env: NodeJS.ProcessEnv = process.env): Settings {
  const demo = env.DUIKOU_DEMO !== '0'
  const folder = env.DUIKOU_DATA || join(rootFolder(), 'data', demo ? 'demo' : 'programme')
  return {
    demo,
    host: env.HOST || '127.0.0.1',
    port: portOf(env.PORT),
    folder: resolve(folder),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: env.DUIKOU_URL || undefined,
    trustProxy: env.DUIKOU_PROXY || undefined,
    log: logOf(env.DUIKOU_LOG),
    bucket: bucketOf(env),
    oidc: oidcOf(env),
  }
}
