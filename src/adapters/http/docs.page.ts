/** The OpenAPI document as one static page: no script, nothing loaded. */
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: unknown
}

interface Operation {
  readonly summary?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: unknown }> }
  readonly responses?: Record<string, { readonly content?: Record<string, { readonly schema?: unknown }> }>
}

export interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Record<string, Record<string, Operation>>
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string): string => value.replace(/[&<>"]/g, c => ESCAPES[c] ?? c)
const json = (value: unknown): string => text(JSON.stringify(value, null, 2))

const STYLE = `
:root{color-scheme:light dark;--line:#8884}
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:60rem;padding:1.5rem}
h1{margin:0}h2{margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
nav a{display:inline-block;margin:0 1rem .25rem 0}
details{border:1px solid var(--line);border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}
summary{cursor:pointer;overflow-wrap:anywhere}
code{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
.m{display:inline-block;min-width:4.2em;font-weight:600}
pre{overflow:auto;max-height:30rem;background:#8881;padding:.6rem;border-radius:4px}
table{border-collapse:collapse}td,th{border:1px solid var(--line);padding:.2rem .6rem;text-align:left;vertical-align:top}`

const row = (p: Parameter): string =>
  `<tr><td><code>${text(p.name)}</code></td><td>${p.in}</td><td>${p.required ? '✓' : ''}</td><td><code>${json(p.schema)}</code></td></tr>`

function content(title: string, parts: Record<string, { readonly schema?: unknown }> = {}): string {
  return Object.entries(parts)
    .filter(([, part]) => part.schema && JSON.stringify(part.schema) !== '{}')
    .map(
      ([type, part]) =>
        `<h4>${title} <code>${text(type)}</code></h4><pre><code>${json(part.schema)}</code></pre>`,
    )
    .join('')
}

function operation(path: string, method: string, o: Operation): string {
  const parameters = o.parameters?.length
    ? `<table><thead><tr><th>参数 · Parameter</th><th>在 · In</th><th>必填 · Required</th><th>形式 · Schema</th></tr></thead><tbody>${o.parameters.map(row).join('')}</tbody></table>`
    : ''
  const body = content('请求 · Request', o.requestBody?.content)
  const reply = content('答复 · Reply', o.responses?.['200']?.content)
  return `<details><summary><span class="m">${method.toUpperCase()}</span> <code>${text(path)}</code> ${text(o.summary ?? '')}</summary>${parameters}${body}${reply}</details>`
}

export function docsPage(document: Document): string {
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths ?? {}).sort(([a], [b]) => a.localeCompare(b)))
    for (const [method, o] of Object.entries(methods)) {
      const group = path.split('/')[2] ?? ''
      groups.set(group, [...(groups.get(group) ?? []), operation(path, method, o)])
    }
  const links = [...groups.keys()].map(g => `<a href="#${text(g)}">${text(g)}</a>`).join('')
  const sections = [...groups]
    .map(([g, items]) => `<section><h2 id="${text(g)}">${text(g)}</h2>${items.join('')}</section>`)
    .join('')
  const { title, version, description = '' } = document.info
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)} API</title><style>${STYLE}</style></head><body><main><h1>${text(title)} API ${text(version)}</h1><p>${text(description)}</p><p><a href="/api/openapi.json">OpenAPI 3.1 JSON</a></p><nav aria-label="目录 · Contents">${links}</nav>${sections}</main></body></html>`
}
