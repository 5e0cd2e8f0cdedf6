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
  screen('/figures', '指标', 'Figures', null, true, () => import('../domain/report/figures.screen.tsx')),
  screen(
    '/pairings',
    '结对关系',
    'Pairings',
    'area.read',
    true,
    () => import('../domain/area/pairing.screen.tsx'),
  ),
  screen('/figures/$id', '数字', 'Figure', null, false, () => import('../domain/report/figure.screen.tsx')),
  screen(
    '/records/$type/$county/$id',
    '记录',
    'Record',
    'evidence.read',
    false,
    () => import('../domain/report/record.screen.tsx'),
  ),
  screen(
    '/households',
    '建档立卡户',
    'Households',
    'household.read',
    true,
    () => import('../domain/household/household.screen.tsx'),
  ),
  screen(
    '/households/$county/$id',
    '户',
    'Household',
    'household.read',
    false,
    () => import('../domain/household/dossier.screen.tsx'),
  ),
  screen(
    '/duplicates',
    '疑似重复',
    'Possible duplicates',
    'household.read',
    true,
    () => import('../domain/household/duplicate.screen.tsx'),
  ),
  screen(
    '/villages',
    '嘎查村',
    'Villages',
    'exit.read',
    true,
    () => import('../domain/exit/village.screen.tsx'),
  ),
  screen('/banners', '旗县', 'Banners', 'exit.read', true, () => import('../domain/exit/banner.screen.tsx')),
  screen(
    '/banners/$code',
    '旗县退出',
    'Banner',
    'exit.read',
    false,
    () => import('../domain/exit/bannerView.screen.tsx'),
  ),
  screen(
    '/exits',
    '退出公告',
    'Declarations',
    'exit.read',
    true,
    () => import('../domain/exit/declaration.screen.tsx'),
  ),
  screen('/funds', '资金总表', 'Funds', 'fund.read', true, () => import('../domain/fund/funds.screen.tsx')),
  screen(
    '/funds/appropriations',
    '资金下达',
    'Appropriations',
    'fund.read',
    true,
    () => import('../domain/fund/appropriation.screen.tsx'),
  ),
  screen(
    '/funds/appropriations/$county/$id',
    '资金链条',
    'Chain',
    'fund.read',
    false,
    () => import('../domain/fund/chain.screen.tsx'),
  ),
  screen(
    '/funds/allocations',
    '资金分配',
    'Allocations',
    'fund.read',
    true,
    () => import('../domain/fund/allocation.screen.tsx'),
  ),
  screen(
    '/funds/payments',
    '资金拨付',
    'Payments',
    'fund.read',
    true,
    () => import('../domain/fund/payment.screen.tsx'),
  ),
  screen(
    '/import',
    '名单导入',
    'Import',
    'household.import',
    true,
    () => import('../domain/household/import.screen.tsx'),
  ),
  screen(
    '/import/$county/$id',
    '批次',
    'Batch',
    'household.import',
    false,
    () => import('../domain/household/importBatch.screen.tsx'),
  ),
  screen(
    '/documents',
    '文件登记簿',
    'Documents',
    'document.read',
    true,
    () => import('../domain/notice/document.screen.tsx'),
  ),
  screen(
    '/documents/$county/$id',
    '文件',
    'Document',
    'document.read',
    false,
    () => import('../domain/notice/documentView.screen.tsx'),
  ),
  screen(
    '/parameters',
    '参数',
    'Parameters',
    'parameter.read',
    true,
    () => import('../domain/area/parameter.screen.tsx'),
  ),
  screen(
    '/holidays',
    '节假日',
    'Holidays',
    'area.read',
    true,
    () => import('../domain/area/holiday.screen.tsx'),
  ),
  screen(
    '/accounts',
    '账号与岗位',
    'Accounts',
    'account.manage',
    true,
    () => import('./account/AccountsPage.tsx'),
  ),
  screen(
    '/audit',
    '操作记录',
    'Audit',
    'audit.read',
    true,
    () => import('../domain/report/audit.screen.tsx'),
  ),
  screen(
    '/population',
    '嘎查村人口',
    'Population',
    'parameter.read',
    true,
    () => import('../domain/area/population.screen.tsx'),
  ),
  screen('/areas', '地区', 'Areas', 'area.read', true, () => import('../domain/area/areaTree.screen.tsx')),
  screen('/areas/$code', '地区', 'Area', null, false, () => import('../domain/area/area.screen.tsx')),
  screen('/me', '我的账号', 'My account', null, false, () => import('./sign/MePage.tsx')),
  screen('/sign-in', '登录', 'Sign in', null, false, () => import('./sign/SignInPage.tsx')),
]
