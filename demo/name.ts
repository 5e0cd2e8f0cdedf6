/** Invented names of people, Han and Mongolian, and of villages. Nobody is meant. */
import type { Random } from './random.ts'

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const MALE =
  '建国志强永福春生玉山海龙德顺文明树林俊峰国庆长江满仓有财喜旺宝柱铁军成林占山占海景云广田守义长福来顺'
const FEMALE = '秀英桂兰玉珍凤霞淑芬春梅月娥丽华秀兰彩云素珍翠花金枝玉兰改梅爱莲巧云美荣俊梅秀芳'
const pairs = (text: string): string[] => text.match(/../g) ?? []
const MALE_GIVEN = pairs(MALE)
const FEMALE_GIVEN = pairs(FEMALE)

const MONGOL_MALE = [
  '巴图',
  '布和',
  '额尔敦',
  '孟和',
  '那顺',
  '苏和',
  '朝鲁',
  '宝音',
  '特木尔',
  '乌力吉',
  '斯琴巴特尔',
  '哈斯巴根',
  '朝克图',
  '达来',
  '阿古拉',
  '敖其尔',
  '巴雅尔',
  '额尔德木图',
  '吉日嘎拉',
  '孟克巴雅尔',
  '那日苏',
  '赛音吉雅',
  '図雅巴特尔',
  '呼格吉勒图',
  '斯日古楞',
  '毕力格图',
  '阿拉坦巴根',
  '乌恩巴雅尔',
  '色音巴雅尔',
  '青格勒图',
]
const MONGOL_FEMALE = [
  '萨仁',
  '乌云',
  '其其格',
  '托娅',
  '娜仁',
  '萨日娜',
  '乌日娜',
  '高娃',
  '琪琪格',
  '阿拉坦其其格',
  '乌云其木格',
  '娜仁高娃',
  '斯琴高娃',
  '格日勒',
  '萨仁图雅',
  '敖登高娃',
  '娜日苏',
  '乌兰托娅',
  '阿茹娜',
  '通拉嘎',
  '苏日娜',
  '哈斯其木格',
  '额尔敦其其格',
  '塔娜',
  '南丁',
]

export interface Name {
  readonly name: string
  readonly surname: string | null
}

export function hanName(random: Random, sex: 'male' | 'female', surname = random.pick([...SURNAMES])): Name {
  const given = sex === 'male' ? random.pick(MALE_GIVEN) : random.pick(FEMALE_GIVEN)
  return { name: surname + (random.chance(0.12) ? given.slice(0, 1) : given), surname }
}

/** Mongolian names have no surname; the written form is often long. */
export function mongolName(random: Random, sex: 'male' | 'female'): Name {
  return {
    name: random.pick(sex === 'male' ? MONGOL_MALE : MONGOL_FEMALE).replace('図', '图'),
    surname: null,
  }
}

const HEADS = [
  '河',
  '山',
  '泉',
  '柳',
  '榆',
  '杏',
  '永',
  '福',
  '兴',
  '新',
  '东',
  '西',
  '南',
  '北',
  '上',
  '下',
  '大',
  '小',
  '金',
  '银',
  '石',
  '沙',
  '白',
  '红',
  '青',
  '长',
  '双',
  '三',
  '五',
  '平',
]
const TAILS = [
  '沟',
  '湾',
  '营',
  '庄',
  '地',
  '梁',
  '滩',
  '坡',
  '井',
  '店',
  '甸',
  '房',
  '屯',
  '洼',
  '川',
  '岭',
  '台',
  '合',
  '丰',
  '胜',
]
const STEPPE = [
  '哈达',
  '巴彦',
  '乌兰',
  '查干',
  '宝力根',
  '白音',
  '敖包',
  '布拉格',
  '阿木古楞',
  '胡硕',
  '塔拉',
  '浩特',
  '宝日',
  '达来',
  '毛都',
  '艾里',
  '图雅',
  '朝鲁',
  '额热',
  '苏布日根',
]

/** A plausible village name marked 示例; a sumu's are gacha. */
export function villageName(random: Random, steppe: boolean): string {
  if (steppe) return `${random.pick(STEPPE)}${random.pick(STEPPE)}嘎查（示例）`
  return `${random.pick(HEADS)}${random.pick(TAILS)}村（示例）`
}
