/** The explicit list of screens. Each is loaded when it is first opened. */
import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Verb } from '../kernel/access.ts'
import type { Word } from '../kernel/words.ts'

export interface Screen {
  readonly path: string
  readonly title: Word
  /** Shown in the navigation. */
  readonly nav: boolean
  /** Who sees it; null for everyone. */
  readonly verb: Verb | null
  readonly page: LazyExoticComponent<ComponentType> | ComponentType
}

const screen = (
  path: string,
  zh: string,
  en: string,
  verb: Verb | null,
  nav: boolean,
  load: () => Promise<{ default: ComponentType }>,
): Screen => ({
  path,
  title: { zh, en },
  nav,
  verb,
  page: lazy(load),
})

export const screens: readonly Screen[] = [
  screen('/', '总览', 'Overview', null, true, () => import('../domain/report/overview.screen.tsx')),
  screen('/figures/$id', '数字', 'Figure', null, false, () => import('../domain/report/figure.screen.tsx')),
  screen(
    '/records/$type/$county/$id',
    '记录',
    'Record',
    'evidence.read',
    false,
    () => import('../domain/report/record.screen.tsx'),
  ),
  screen('/sign-in', '登录', 'Sign in', null, false, async () => ({
    default: (await import('./SignIn.tsx')).SignInPage,
  })),
]
