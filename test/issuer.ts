/** A strict OpenID Connect issuer for tests: authorization code with PKCE, client secret, nonce, RS256. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export const CLIENT = { clientId: 'duikou', clientSecret: 'client secret/+' } as const

export interface Issuer {
  readonly url: string
  /** The person at the issuer's own page says yes: the address that the browser is sent back to. */
  consent(authorizationUrl: string, claims: Record<string, unknown>, more?: { key?: 'other' }): string
  readonly refused: string[]
}

const base64 = (value: object | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url')

interface Grant {
  readonly claims: Record<string, unknown>
  readonly challenge: string
  readonly redirect: string
  readonly key: 'own' | 'other'
}

export async function issuer(): Promise<Issuer> {
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = { own: pair(), other: pair() }
  const grants = new Map<string, Grant>()
  const refused: string[] = []
  const jwt = (claims: object, key: 'own' | 'other'): string => {
    const body = `${base64({ alg: 'RS256', kid: 'k' })}.${base64(claims as object)}`
    return `${body}.${base64(sign('sha256', Buffer.from(body), keys[key].privateKey))}`
  }
  const token = async (request: IncomingMessage): Promise<object | undefined> => {
    const form = new URLSearchParams(await text(request))
    const basic = Buffer.from(request.headers.authorization?.split(' ')[1] ?? '', 'base64').toString()
    const [id, secret] = basic
      ? basic.split(':').map(decodeURIComponent)
      : [form.get('client_id'), form.get('client_secret')]
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const why =
      id !== CLIENT.clientId || secret !== CLIENT.clientSecret
        ? 'client'
        : !grant
          ? 'code'
          : grant.challenge !== proof
            ? 'verifier'
            : grant.redirect !== form.get('redirect_uri')
              ? 'redirect'
              : undefined
    if (why) refused.push(why)
    return why || !grant
      ? undefined
      : {
          token_type: 'Bearer',
          access_token: form.get('code'),
          expires_in: 60,
          id_token: jwt(grant.claims, grant.key),
        }
  }
  const people = new Map<string, object>()
  const http = createServer(async (request, reply) => {
    const path = new URL(request.url ?? '/', url).pathname
    const answers: Record<string, () => unknown> = {
      '/.well-known/openid-configuration': () => ({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        userinfo_endpoint: `${url}/userinfo`,
        jwks_uri: `${url}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/jwks': () => ({
        keys: [{ ...keys.own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
      }),
      '/token': () => token(request),
      '/userinfo': () => people.get(request.headers.authorization?.split(' ')[1] ?? ''),
    }
    const found = await answers[path]?.()
    reply
      .writeHead(found ? 200 : path === '/token' ? 400 : 401, { 'content-type': 'application/json' })
      .end(JSON.stringify(found ?? { error: 'invalid_grant' }))
  })
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    url,
    refused,
    consent(authorizationUrl, claims, more = {}) {
      const asked = new URL(authorizationUrl).searchParams
      const code = randomBytes(8).toString('hex')
      const now = Math.floor(Date.now() / 1000)
      const all = {
        iss: url,
        aud: CLIENT.clientId,
        iat: now,
        exp: now + 60,
        nonce: asked.get('nonce'),
        ...claims,
      }
      grants.set(code, {
        claims: all,
        challenge: asked.get('code_challenge') ?? '',
        redirect: asked.get('redirect_uri') ?? '',
        key: more.key ?? 'own',
      })
      people.set(code, claims)
      return `${asked.get('redirect_uri')}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`
    },
  }
}
