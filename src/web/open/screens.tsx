/**
 * The explicit list of public pages (公开页): `/public…`, without sign-in, on any phone. They are an entry of their own
 * and take nothing of Ant Design: from `kit/` only what is plain (Page, Card, Day, Money, Tag, To, Waiting), and the
 * parts of this folder (PublicForm, Failure).
 */
import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Word } from '../../kernel/words.ts'

export interface PublicScreen {
  readonly path: `/public${string}`
  readonly title: Word
  /** Stands in the head of every public page. */
  readonly nav: boolean
  readonly page: LazyExoticComponent<ComponentType>
}

export const screen = (
  path: PublicScreen['path'],
  zh: string,
  en: string,
  nav: boolean,
  load: () => Promise<{ default: ComponentType }>,
): PublicScreen => ({ path, title: { zh, en }, nav, page: lazy(load) })

export const publicScreens: readonly PublicScreen[] = [
  screen(
    '/public/complaint',
    '投诉举报',
    'Complaints',
    true,
    () => import('../../domain/notice/publicComplaint.screen.tsx'),
  ),
  screen(
    '/public/complaint/status',
    '查询办理情况',
    'Look one up',
    false,
    () => import('../../domain/notice/publicStatus.screen.tsx'),
  ),
]
