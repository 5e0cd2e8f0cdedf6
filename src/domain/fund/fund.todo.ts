import type { Todo } from '../../kernel/todo.ts'
import { disputed, unconfirmed } from './fund.queries.ts'

export const fundTodos: readonly Todo[] = [
  async tx => {
    if (tx.reader.role !== 'banner_bureau') return null
    return {
      key: 'fund.unconfirmed',
      title: { zh: '待确认到账的拨付', en: 'Payments to confirm' },
      count: await unconfirmed(tx, tx.reader.counties),
      link: '/funds/payments?state=claimed',
    }
  },
  async tx => {
    if (!['beijing_office', 'district_office', 'region_office', 'banner_bureau'].includes(tx.reader.role))
      return null
    return {
      key: 'fund.disputed',
      title: { zh: '有差异的拨付', en: 'Disputed payments' },
      count: await disputed(tx),
      link: '/funds/payments?state=disputed',
    }
  },
]
