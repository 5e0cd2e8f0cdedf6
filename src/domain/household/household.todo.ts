import type { Todo } from '../../kernel/todo.ts'
import { openDuplicates } from './duplicate.queries.ts'

export const householdTodos: readonly Todo[] = [
  async tx => {
    if (tx.reader.role !== 'banner_bureau') return null
    return {
      key: 'household.duplicates',
      title: { zh: '待判定的疑似重复', en: 'Possible duplicates to decide on' },
      count: await openDuplicates(tx),
      link: '/duplicates',
    }
  },
]
