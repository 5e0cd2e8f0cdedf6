/** Ant Design dressed in the programme's colours and language. */
import { ConfigProvider, theme as antd } from 'antd'
import type { ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US.js'
import type { Locale } from 'antd/es/locale/index.js'
import zhCN from 'antd/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import { PALETTE, paint } from './palette.ts'
import type { Palette, ThemeName } from './palette.ts'

const ThemeContext = createContext<{ theme: ThemeName; colours: Palette; toggle(): void }>({
  theme: 'light',
  colours: PALETTE.light,
  toggle: () => undefined,
})

/** The theme in force, its colours for charts, and the switch. */
export const useTheme = () => useContext(ThemeContext)

/** The locales are CommonJS: what they export is one step further in, or not, as the bundler sees it. */
const localeOf = (m: Locale | { readonly default: Locale }): Locale => ('default' in m ? m.default : m)

function savedTheme(): ThemeName {
  const saved = localStorage.getItem('duikou-theme')
  if (saved === 'dark' || saved === 'light') return saved
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function configOf(name: ThemeName): ThemeConfig {
  const c = PALETTE[name]
  return {
    hashed: false,
    algorithm: name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: c.action,
      colorPrimaryHover: c.action,
      colorLink: c.action,
      colorLinkHover: c.action,
      colorSuccess: c.steppe,
      colorWarning: c.warn,
      colorError: c.bad,
      colorErrorText: c.bad,
      colorInfo: c.action,
      colorText: c.ink,
      colorTextSecondary: c.soft,
      colorTextTertiary: c.soft,
      colorTextDescription: c.soft,
      colorTextPlaceholder: c.soft,
      colorTextLightSolid: c.onAction,
      colorBgContainer: c.paper,
      colorBgElevated: c.paper,
      colorBgLayout: c.ground,
      colorBorder: c.edge,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      controlItemBgActive: c.actionSoft,
      controlItemBgHover: c.bar,
      borderRadius: 4,
      borderRadiusLG: 6,
      fontSize: 14,
      fontFamily: 'var(--font)',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      // Who asked for less motion gets none: a transition that never ends would leave its icon standing in the button.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Table: {
        headerBg: c.ground,
        headerColor: c.soft,
        rowHoverBg: c.ground,
        cellPaddingBlockMD: 6,
        cellPaddingInlineMD: 10,
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 8,
        borderColor: c.line,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Menu: { itemHeight: 34, itemMarginBlock: 2, itemBorderRadius: 4 },
      Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
    },
  }
}

export function Theme({ children }: { children: ReactNode }) {
  const { lang } = useWords()
  const [theme, setTheme] = useState(savedTheme)
  useLayoutEffect(() => {
    paint(theme)
    localStorage.setItem('duikou-theme', theme)
  }, [theme])
  useEffect(() => void dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en'), [lang])
  const config = useMemo(() => configOf(theme), [theme])
  const value = useMemo(
    () => ({
      theme,
      colours: PALETTE[theme],
      toggle: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    }),
    [theme],
  )
  return (
    <ThemeContext value={value}>
      <ConfigProvider
        theme={config}
        locale={localeOf(lang === 'zh' ? zhCN : enUS)}
        button={{ autoInsertSpace: false }}
        form={{ requiredMark: 'optional', scrollToFirstError: { focus: true, block: 'center' } }}
      >
        {children}
      </ConfigProvider>
    </ThemeContext>
  )
}
