/** Accounts of the demonstration, one for each role; their password is shown on its sign-in page. */
import type { DemoAccount } from '../src/kernel/account/first.ts'

export const DEMO_PASSWORD = 'duikou-2020'

const one = (username: string, name: string, role: DemoAccount['role'], areaCode: string): DemoAccount => ({
  username,
  name,
  role,
  areaCode,
  password: DEMO_PASSWORD,
})

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  one('beijing', '北京市支援合作办（演示）', 'beijing_office', '110000'),
  one('beijing2', '北京市支援合作办复核岗（演示）', 'beijing_office', '110000'),
  one('changping', '昌平区支援合作部门（演示）', 'district_office', '110114'),
  one('region', '自治区主管部门（演示）', 'region_office', '150000'),
  one('xilingol', '锡林郭勒盟主管部门（演示）', 'league_office', '152500'),
  one('taibus', '太仆寺旗主管部门（演示）', 'banner_bureau', '152527'),
  one('hongqi', '红旗镇（演示）', 'township', '152527102'),
  one('hongyi', '红义村（演示）', 'village_worker', '152527102216'),
  one('cadre', '挂职干部（演示）', 'cadre', '152527'),
  one('auditor', '审计监督（演示）', 'auditor', '150000'),
  one('admin', '系统管理员（演示）', 'administrator', '150000'),
]
