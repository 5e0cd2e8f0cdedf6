import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { Lang, Word } from '../kernel/words.ts'

export const LangContext = createContext<{ lang: Lang; setLang(lang: Lang): void }>({
  lang: 'zh',
  setLang: () => undefined,
})

/** `t({zh, en})` or `t('中文', 'English')`. */
export function useWords() {
  const { lang, setLang } = useContext(LangContext)
  function t(word: Word | string | null | undefined): string
  function t(zh: string, en: string): string
  function t(first: Word | string | null | undefined, en?: string): string {
    if (first === null || first === undefined) return ''
    if (typeof first === 'string') return en === undefined || lang === 'zh' ? first : en
    return first[lang]
  }
  return { lang, setLang, t }
}

export const savedLang = (): Lang => (/(?:^|; )duikou_lang=en/.test(document.cookie) ? 'en' : 'zh')

export function saveLang(lang: Lang): void {
  document.cookie = `duikou_lang=${lang}; path=/; max-age=31536000; samesite=lax`
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}

/** The language in force for a page's whole life, kept for the next; `changed` asks again what was said in the other. */
export function useSpoken(changed: () => void) {
  const [lang, setLang] = useState<Lang>(savedLang)
  useEffect(() => saveLang(lang), [lang])
  return useMemo(
    () => ({
      lang,
      setLang: (next: Lang) => {
        saveLang(next)
        setLang(next)
        changed()
      },
    }),
    [lang, changed],
  )
}
