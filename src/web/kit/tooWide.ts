/**
 * Says of a ledger's body whether its table is wider than the place it has. Only then it scrolls by itself, since a
 * heading stays in sight only where nothing scrolls but the page.
 */
export function tooWide(body: HTMLElement | null): (() => void) | undefined {
  if (!body) return undefined
  const look = (): void => {
    const content = body.querySelector('.ant-table-content')
    body.toggleAttribute('data-too-wide', content !== null && content.scrollWidth > content.clientWidth)
  }
  const seen = new ResizeObserver(look)
  seen.observe(body)
  const table = body.querySelector('table')
  if (table) seen.observe(table)
  return () => seen.disconnect()
}
