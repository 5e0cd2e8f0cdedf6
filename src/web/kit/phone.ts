import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 820px)')
const subscribe = (tell: () => void): (() => void) => {
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Whether the page is shown at the width of a phone. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
