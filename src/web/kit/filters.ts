import { useNavigate, useSearch } from '@tanstack/react-router'
import { changed } from './address.ts'
import type { Address } from './address.ts'

/** The filters of the page, from the address and into it. */
export function useFilters(): {
  values: Address
  set(change: Readonly<Record<string, string | undefined>>): void
} {
  const address = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  return {
    values: changed(address, {}),
    set: change =>
      void navigate({
        to: '.' as '/',
        search: (() => changed(address, change)) as never,
        replace: true,
        resetScroll: false,
      }),
  }
}
