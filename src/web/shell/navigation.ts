/** How the office groups its work; a screen belongs to the first group whose beginning its path has. */
import type { Word } from '../../kernel/words.ts'

interface Group {
  readonly title: Word
  readonly begins: readonly string[]
}

export const GROUPS: readonly Group[] = [
  { title: { zh: '两端', en: 'Both ends' }, begins: ['/overview', '/figures', '/pairings'] },
  {
    title: { zh: '帮扶对象', en: 'Households' },
    begins: ['/households', '/duplicates', '/import'],
  },
  { title: { zh: '帮扶资金', en: 'Funds' }, begins: ['/funds'] },
  {
    title: { zh: '帮扶项目', en: 'Projects' },
    begins: ['/projects', '/linkages', '/project-assets', '/ledgers'],
  },
  {
    title: { zh: '监督检查', en: 'Inspection' },
    begins: ['/announcements', '/alarms', '/findings', '/samples', '/complaints', '/inquiries'],
  },
  { title: { zh: '干部人才', en: 'People' }, begins: ['/postings'] },
  { title: { zh: '退出与成效', en: 'Exits' }, begins: ['/villages', '/banners', '/exits'] },
  { title: { zh: '依据与管理', en: 'Register and rules' }, begins: [''] },
]

/** Screens by group, in the groups' order; the landing page stands before them without a heading. */
export function grouped<S extends { readonly path: string }>(
  screens: readonly S[],
): { readonly title: Word | null; readonly screens: readonly S[] }[] {
  const home = screens.filter(s => s.path === '/')
  const of = (path: string): Group => GROUPS.find(g => g.begins.some(b => path.startsWith(b)))!
  const rest = GROUPS.map(g => ({
    title: g.title,
    screens: screens.filter(s => s.path !== '/' && of(s.path) === g),
  }))
  return [{ title: null, screens: home }, ...rest].filter(g => g.screens.length > 0)
}
