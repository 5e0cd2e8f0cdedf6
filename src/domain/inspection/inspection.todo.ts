import type { Todo } from '../../kernel/todo.ts'
import { may } from '../../kernel/access.ts'
import { alarmsFor } from './alarm.queries.ts'
import { countReferred } from './complaintFinding.queries.ts'
import { countFindings } from './finding.queries.ts'

export const inspectionTodos: readonly Todo[] = [
  async tx => {
    if (!['banner_bureau', 'beijing_office', 'district_office'].includes(tx.reader.role)) return null
    return {
      key: 'inspection.alarms',
      title: { zh: '监督预警', en: 'Alarms to act on' },
      count: await alarmsFor(tx),
      link: '/alarms',
    }
  },
  async tx => {
    if (tx.reader.role !== 'banner_bureau') return null
    return {
      key: 'inspection.open',
      title: { zh: '未销号的问题', en: 'Findings to put right' },
      count: await countFindings(tx, 'open'),
      link: '/findings?state=open',
    }
  },
  async tx => {
    if (!may(tx.reader, 'finding.raise')) return null
    return {
      key: 'inspection.requested',
      title: { zh: '待核实销号的问题', en: 'Findings to verify' },
      count: await countFindings(tx, 'requested'),
      link: '/findings?state=requested',
    }
  },
  async tx => {
    if (!may(tx.reader, 'finding.raise')) return null
    return {
      key: 'inspection.referred',
      title: { zh: '移送监督的投诉', en: 'Complaints referred to audit' },
      count: await countReferred(tx),
      link: '/complaints',
    }
  },
]
