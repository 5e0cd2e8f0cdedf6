import { expect, test } from 'vitest'
import { grouped } from './navigation.ts'

test('every screen has a group, in the order of the list, the landing page first', () => {
  const paths = ['/households', '/', '/funds/payments', '/audit', '/import', '/something-new']
  const found = grouped(paths.map(path => ({ path })))
  expect(found.map(g => [g.title?.zh ?? null, g.screens.map(s => s.path)])).toEqual([
    [null, ['/']],
    ['帮扶对象', ['/households', '/import']],
    ['帮扶资金', ['/funds/payments']],
    ['依据与管理', ['/audit', '/something-new']],
  ])
})
