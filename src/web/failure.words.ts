/** What a failure is called on a page: the server's own words, or what may be said of an error that is not the server's. */
import type { Word } from '../kernel/words.ts'
import { ApiProblem } from './api.ts'

/** How Chromium, Firefox and Safari, and the bundle's own loader, say that a part of the program was not fetched. */
const NOT_FETCHED = /dynamically imported module|importing a module script|unable to preload/i

const OF_THE_NET: Word = {
  zh: '页面没有取到：网络中断，或系统刚刚更新。请检查网络后刷新。',
  en: 'The page could not be fetched: the network is down, or the system was just updated. Check the network and reload.',
}
const OF_THE_PAGE: Word = { zh: '页面出错，请刷新后重试。', en: 'The page failed. Reload and try again.' }

export function failureWords(error: unknown): Word | string {
  if (error instanceof ApiProblem) return error.message
  return error instanceof Error && NOT_FETCHED.test(error.message) ? OF_THE_NET : OF_THE_PAGE
}
