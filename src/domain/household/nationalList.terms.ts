/**
 * 全国系统导出的户、人名单: one row is one person, household columns repeat on each member's row. The 32 columns stand in
 * the order of the export (domain §2.3); other lists of the office are recognised by the aliases. 户编号, 人编号, 证件号码
 * and telephones are text: a spreadsheet that makes numbers of them destroys them.
 */
export interface NationalColumn {
  readonly zh: string
  readonly en: string
  readonly aliases?: readonly string[]
  /** Without a value here the row is refused. */
  readonly required?: boolean
  /** A fact of the household: the same on every member's row. */
  readonly ofHousehold?: boolean
}

export const NATIONAL_COLUMNS = {
  seq: { zh: '序号', en: 'No.', aliases: ['编号', '行号'] },
  dataOn: {
    zh: '数据日期',
    en: 'Data as of',
    aliases: ['数据时点', '数据时间', '截止日期', '统计日期'],
    ofHousehold: true,
  },
  county: {
    zh: '县(市、区、旗)',
    en: 'Banner',
    aliases: ['县', '旗县', '县区', '区县', '旗县区', '县(市、区)', '县(市区旗)', '所属旗县', '行政县'],
    required: true,
    ofHousehold: true,
  },
  township: {
    zh: '乡(镇)',
    en: 'Township',
    aliases: ['乡镇', '乡', '苏木乡镇', '苏木(乡镇)', '苏木镇', '乡(镇、苏木)', '所属乡镇'],
    required: true,
    ofHousehold: true,
  },
  village: {
    zh: '行政村',
    en: 'Village',
    aliases: ['村', '嘎查村', '嘎查', '嘎查(村)', '行政村(嘎查)', '所属村', '村名'],
    required: true,
    ofHousehold: true,
  },
  naturalVillage: {
    zh: '自然村',
    en: 'Hamlet',
    aliases: ['自然屯', '村民小组', '组', '浩特'],
    ofHousehold: true,
  },
  householdCode: {
    zh: '户编号',
    en: 'Household code',
    aliases: ['户编码', '户号', '贫困户编号', '户编号(国家平台编号)'],
    required: true,
    ofHousehold: true,
  },
  personCode: { zh: '人编号', en: 'Person code', aliases: ['人员编号', '人编码', '成员编号'] },
  name: { zh: '姓名', en: 'Name', aliases: ['成员姓名', '家庭成员姓名'], required: true },
  idNumber: {
    zh: '证件号码',
    en: 'Id number',
    aliases: [
      '身份证',
      '身份证号',
      '身份证号码',
      '公民身份号码',
      '公民身份证号',
      '证件号',
      '身份证(残疾证)号码',
    ],
    required: true,
  },
  memberCount: {
    zh: '人数',
    en: 'Members',
    aliases: ['家庭人口数', '人口数', '家庭人口', '户人数', '家庭人数'],
    ofHousehold: true,
  },
  relation: {
    zh: '与户主关系',
    en: 'Relation to the head',
    aliases: ['关系', '与户主的关系', '家庭关系'],
    required: true,
  },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  education: { zh: '文化程度', en: 'Education', aliases: ['学历', '文化'] },
  schooling: {
    zh: '在校生状况',
    en: 'Schooling',
    aliases: ['在校生情况', '在校状况', '在校情况', '是否在校生'],
  },
  health: { zh: '健康状况', en: 'Health', aliases: ['身体状况', '健康情况'] },
  labour: {
    zh: '劳动技能',
    en: 'Labour skill',
    aliases: ['劳动能力', '劳动力状况', '劳动力类型', '劳动技能情况'],
  },
  monthsWorked: {
    zh: '务工时间(月)',
    en: 'Months worked',
    aliases: ['务工时间', '务工月数', '务工时长', '务工时间/月'],
  },
  seriousIllnessInsured: {
    zh: '是否参加大病保险',
    en: 'Serious-illness insurance',
    aliases: ['大病保险', '参加大病保险', '是否大病保险'],
  },
  causes: {
    zh: '致贫原因1',
    en: 'Main cause',
    aliases: ['致贫原因', '主要致贫原因', '致贫(返贫)原因', '致贫返贫风险1'],
    ofHousehold: true,
  },
  dangerousHousing: {
    zh: '危房户',
    en: 'Dangerous housing',
    aliases: ['是否危房户', '是否危房', '危房'],
    ofHousehold: true,
  },
  waterSafe: {
    zh: '是否解决安全饮用水',
    en: 'Safe drinking water',
    aliases: ['安全饮用水', '饮水安全', '是否解决饮水安全', '是否安全饮水', '是否饮水安全'],
    ofHousehold: true,
  },
  perCapita: {
    zh: '人均纯收入',
    en: 'Net income per head',
    aliases: ['家庭人均纯收入', '人均纯收入(元)', '年人均纯收入', '人均收入'],
    ofHousehold: true,
  },
  householdPhone: {
    zh: '户联系电话',
    en: 'Household telephone',
    aliases: ['联系电话', '户主电话', '户电话'],
    ofHousehold: true,
  },
  personPhone: {
    zh: '人联系电话',
    en: 'Personal telephone',
    aliases: ['人员联系电话', '本人电话', '个人电话'],
  },
  householdIdentifiedOn: {
    zh: '首次识别时间',
    en: 'Household first identified',
    aliases: ['识别时间', '户识别时间', '首次识别日期'],
    ofHousehold: true,
  },
  personIdentifiedOn: {
    zh: '人员识别时间',
    en: 'Person identified',
    aliases: ['人识别时间', '成员识别时间', '人员识别日期'],
  },
  householdKind: {
    zh: '户类型',
    en: 'Household type',
    aliases: ['户属性', '贫困户属性', '农户类型', '脱贫户类型'],
    ofHousehold: true,
  },
  monitoredKind: {
    zh: '易返贫致贫户(监测对象)类型',
    en: 'Monitored type',
    aliases: ['监测对象类型', '监测对象类别', '监测户类型', '监测类别', '易返贫致贫户类型'],
    ofHousehold: true,
  },
  riskEliminated: {
    zh: '风险是否消除',
    en: 'Risk eliminated',
    aliases: ['是否消除风险', '风险消除', '是否风险消除'],
    ofHousehold: true,
  },
  riskIdentifiedOn: {
    zh: '风险识别时间',
    en: 'Risk identified',
    aliases: ['监测对象识别时间', '纳入监测时间', '监测识别时间', '风险识别日期'],
    ofHousehold: true,
  },
  riskEliminatedOn: {
    zh: '风险消除时间',
    en: 'Risk eliminated on',
    aliases: ['消除时间', '风险消除日期'],
    ofHousehold: true,
  },
} as const satisfies Record<string, NationalColumn>

export type NationalKey = keyof typeof NATIONAL_COLUMNS

export const NATIONAL_KEYS = Object.keys(NATIONAL_COLUMNS) as NationalKey[]

export const columnOf = (key: NationalKey): NationalColumn => NATIONAL_COLUMNS[key]
