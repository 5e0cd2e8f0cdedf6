/**
 * The explicit list of public pages (公开页): `/public…`, without sign-in, on any phone. They are an entry of their own
 * and take nothing of Ant Design: of `kit/` only what `PLAIN` in vite.config.ts names, and the parts of this folder
 * (PublicForm, Failure).
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

const screen = (
  path: PublicScreen['path'],
  zh: string,
  en: string,
  nav: boolean,
  load: () => Promise<{ default: ComponentType }>,
): PublicScreen => ({ path, title: { zh, en }, nav, page: lazy(load) })

export const publicScreens: readonly PublicScreen[] = [
  screen(
    '/public',
    '公告公示',
    'Announcements',
    true,
    () => import('../../domain/notice/openBoard.screen.tsx'),
  ),
  screen(
    '/public/objections',
    '异议查询',
    'Follow an objection',
    true,
    () => import('../../domain/notice/openObjection.screen.tsx'),
  ),
  screen(
    '/public/$county/$id',
    '公告',
    'Announcement',
    false,
    () => import('../../domain/notice/openNotice.screen.tsx'),
  ),
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
