import type { Todo } from '../../kernel/todo.ts'
import { waiting } from './bank.queries.ts'

export const bankTodos: readonly Todo[] = [
  async tx => {
    if (tx.reader.role !== 'banner_bureau') return null
    const { surplus, missing } = await waiting(tx)
    return {
      key: 'bank.open',
      title: { zh: '待核对的银行流水与记录', en: 'Lines and records to reconcile' },
      count: surplus + missing,
      link: surplus ? '/funds/bank?state=surplus' : '/funds/bank/missing',
    }
  },
  async tx => {
    if (tx.reader.role !== 'banner_bureau') return null
    return {
      key: 'bank.failed',
      title: { zh: '一卡通发放失败', en: 'Card payments that failed' },
      count: (await waiting(tx)).failed,
      link: '/funds/bank/cards?state=failed',
    }
  },
]
