import { expect, test } from 'vitest'
import { ROLES, rolesOf } from '../../kernel/access.ts'
import { nationSetters, NATION, ownsValues } from './parameter.rules.ts'

test('who sets the holidays is said as access has it: all who may, and nobody who may not', () => {
  const words = nationSetters()
  for (const [role, word] of Object.entries(ROLES)) {
    const sets =
      rolesOf('parameter.write').some(r => r === role) && ownsValues({ role, areaCode: '' }, NATION)
    expect(words.zh.split('、').includes(word.zh), role).toBe(sets)
  }
  expect(words).toEqual({
    zh: '系统管理员、北京市支援合作办、自治区主管部门',
    en: 'Administrator, Beijing office, Region office',
  })
})
