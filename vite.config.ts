import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { chunkCycle } from './src/web/chunkCycle.ts'

const ANTD = /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs)[\\/]/
/** Without the one part that draws on a module's own screens: it would pull them into the kit, in a ring. */
const KIT = /src[\\/]web[\\/](kit[\\/](?!FindingsNote)|lang|session|api)/
const PLAIN =
  /src[\\/]web[\\/](lang|session|api|kit[\\/](Page|Card|Day|Money|Tag|To|Waiting|address|arrival|command|filters|detail\.words|money|number|palette|today))\.tsx?$/

/** The splitting below must never make chunks that wait for each other: such a build fails here, not in a browser. */
const withoutRings: Plugin = {
  name: 'chunks without rings',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).flatMap(part => (part.type === 'chunk' ? [part] : []))
    const ring = chunkCycle(new Map(chunks.map(chunk => [chunk.fileName, chunk.imports])))
    if (ring) this.error(`chunks wait for each other: ${ring.join(' → ')}`)
  },
}

/** As the server does it (adapters/http/browser.ts). */
const publicPages: Plugin = {
  name: 'public pages',
  configureServer(server) {
    server.middlewares.use((request, _, next) => {
      if (/^\/public(\/|\?|$)/.test(request.url ?? '')) request.url = '/open.html'
      next()
    })
  },
}

export default defineConfig({
  root: 'src/web',
  plugins: [react(), withoutRings, publicPages],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The office, and the public pages, which take nothing of antd.
      input: { index: 'src/web/index.html', open: 'src/web/open.html' },
      output: {
        // What every page needs stands in four files; the rest of antd, such as tables and date pickers, comes with
        // the first page that uses it.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/,
              priority: 3,
            },
            { name: 'antd', test: ANTD, tags: ['$initial'], priority: 2 },
            {
              name: 'antd-more',
              test: ANTD,
              priority: 1,
              entriesAware: true,
              entriesAwareMergeThreshold: 60_000,
            },
            // What the public pages use of the kit, without antd.
            { name: 'plain', test: PLAIN, priority: 3 },
            { name: 'kit', test: KIT, tags: ['$initial'], priority: 2 },
            {
              name: 'kit-more',
              test: KIT,
              priority: 1,
              entriesAware: true,
              entriesAwareMergeThreshold: 20_000,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
