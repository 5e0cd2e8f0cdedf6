/** Invented people that use what the sample list does not: every kind of value a column of the national list can take. */
import { checkDigitOf } from '../src/domain/household/idNumber.rules.ts'
import type { SampleRow } from '../demo/sampleList.ts'
import { correctedList } from '../demo/sampleFault.ts'

const number = (birth: string, order: string): string => {
  const body = `159899${birth}${order}`
  return body + checkDigitOf(body)
}

function row(home: number, member: number, more: Partial<SampleRow>): SampleRow {
  const base = correctedList()[0]!
  const householdCode = `1525279900000000${home}`
  return {
    ...base,
    village: '红义村委会',
    township: '红旗镇',
    householdCode,
    personCode: `${householdCode}${member}`,
    householdPhone: null,
    ...more,
  }
}

/** A disabled head with a monitored family; and one of which little is known. */
export function richPeople(): SampleRow[] {
  const first: Partial<SampleRow> = {
    naturalVillage: '三队',
    memberCount: 3,
    causes: '因残、缺劳力',
    dangerousHousing: '是',
    waterSafe: '否',
    perCapita: '3999.99',
    householdPhone: '0479-5221234、13900001234',
    householdIdentifiedOn: '2014-11-05',
    householdKind: '低保脱贫户',
    monitoredKind: '脱贫不稳定户',
    riskIdentifiedOn: '2020-06-15',
    riskEliminated: '是',
    riskEliminatedOn: '202010',
  }
  const second: Partial<SampleRow> = {
    memberCount: 1,
    causes: '因病',
    perCapita: null,
    householdIdentifiedOn: '2015',
    householdKind: '特困供养脱贫户',
    dangerousHousing: null,
    waterSafe: null,
    monitoredKind: null,
    riskEliminated: null,
    riskIdentifiedOn: null,
    riskEliminatedOn: null,
  }
  return [
    row(1, 1, {
      ...first,
      name: '乌云其木格·巴雅尔',
      idNumber: `${number('19660501', '102')}43`,
      relation: '户主',
      ethnicity: '蒙古族',
      education: '文盲或半文盲',
      schooling: '非在校生',
      health: '长期慢性病、残疾',
      labour: '丧失劳动力',
      monthsWorked: 0,
      seriousIllnessInsured: '是',
      personPhone: '13900004321',
      personIdentifiedOn: '201411',
    }),
    row(1, 2, {
      ...first,
      name: '那日苏',
      idNumber: number('20060203', '111'),
      relation: '之子',
      ethnicity: '蒙古族',
      education: '初中',
      schooling: '普通高中',
      health: '健康',
      labour: '无劳动力',
      monthsWorked: 0,
      seriousIllnessInsured: '否',
      personIdentifiedOn: '2014-11-05',
    }),
    row(1, 3, {
      ...first,
      name: '萨仁',
      idNumber: number('20180713', '124'),
      relation: '之女',
      ethnicity: '满族',
      education: '学龄前儿童',
      schooling: '非在校生',
      health: '健康',
      labour: '无劳动力',
      monthsWorked: 0,
      seriousIllnessInsured: '是',
      personIdentifiedOn: '201807',
    }),
    row(2, 1, {
      ...second,
      name: '王有财',
      idNumber: number('19480101', '131'),
      relation: '户主',
      ethnicity: '汉族',
      education: '小学',
      schooling: '非在校生',
      health: '患有大病',
      labour: '无劳动力',
      monthsWorked: null,
      seriousIllnessInsured: '是',
      personIdentifiedOn: null,
    }),
  ]
}
