/** The entry of the public pages: the same words, address and style as the office's, in a small frame of their own. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from '../api.ts'
import { readAddress, search } from '../kit/address.ts'
import { depart } from '../kit/arrival.ts'
import { paint } from '../kit/palette.ts'
import { Waiting } from '../kit/Waiting.tsx'
import { LangContext, useSpoken } from '../lang.tsx'
import '../style.css'
import { Failure } from './Failure.tsx'
import { Nowhere } from './Nowhere.tsx'
import './open.css'
import { publicScreens } from './screens.tsx'
import { Shell } from './Shell.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (n, error) => n < 2 && !(error instanceof ApiProblem && error.status < 500),
    },
  },
})

const Loading = () => (
  <main className="page">
    <Waiting />
  </main>
)

const askAgain = (): void => void queries.invalidateQueries()

const root = createRootRoute({
  component: Shell,
  errorComponent: ({ error, reset }) => (
    <main className="page">
      <Failure error={error} retry={reset} />
    </main>
  ),
})
const routes = publicScreens.map(screen =>
  createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: () => (
      <Suspense fallback={<Loading />}>
        <screen.page />
      </Suspense>
    ),
  }),
)
const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultNotFoundComponent: Nowhere,
  scrollRestoration: true,
  parseSearch: readAddress,
  stringifySearch: search as (values: Record<string, unknown>) => string,
})

router.subscribe('onBeforeNavigate', event => {
  if (event.pathChanged) depart()
})

const dark = matchMedia('(prefers-color-scheme: dark)')
const light = (): void => paint(dark.matches ? 'dark' : 'light')
dark.addEventListener('change', light)
light()

function Public() {
  const words = useSpoken(askAgain)
  return (
    <LangContext value={words}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LangContext>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Public />
  </StrictMode>,
)
