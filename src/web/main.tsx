import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from './api.ts'
import { LangContext, useSpoken } from './lang.tsx'
import { depart } from './kit/arrival.ts'
import { readAddress, search } from './kit/address.ts'
import { ProblemView } from './kit/ProblemView.tsx'
import { Theme } from './kit/Theme.tsx'
import { Waiting } from './kit/Waiting.tsx'
import { NotFound } from './NotFound.tsx'
import { screens } from './programme.tsx'
import { Gate } from './shell/Gate.tsx'
import { Layout } from './shell/Layout.tsx'
import './style.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (n, error) => n < 2 && !(error instanceof ApiProblem && error.status < 500),
    },
  },
})

const askAgain = (): void => void queries.invalidateQueries()

const root = createRootRoute({
  component: () => (
    <Suspense
      fallback={
        <main className="page">
          <Waiting />
        </main>
      }
    >
      <Layout />
    </Suspense>
  ),
  errorComponent: ({ error, reset }) => (
    <main className="page">
      <ProblemView error={error} retry={reset} />
    </main>
  ),
})
const routes = screens.map(screen =>
  createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: () => (
      <Suspense
        fallback={
          <main className="page">
            <Waiting />
          </main>
        }
      >
        <Gate screen={screen}>
          <screen.page />
        </Gate>
      </Suspense>
    ),
  }),
)
const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  parseSearch: readAddress,
  stringifySearch: search as (values: Record<string, unknown>) => string,
})

router.subscribe('onBeforeNavigate', event => {
  if (event.pathChanged) depart()
})

function Programme() {
  const words = useSpoken(askAgain)
  return (
    <LangContext value={words}>
      <Theme>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Theme>
    </LangContext>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Programme />
  </StrictMode>,
)
