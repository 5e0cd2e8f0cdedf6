/**
 * Words that offices changed (GLOSSARY has their sources): a screen about 2019 says 贫困户 and 扶贫车间, one about 2024 says
 * 脱贫户 and 帮扶车间. The change is of 2021, when the tasks of 脱贫攻坚 passed into 乡村振兴.
 */
import type { DatedWord } from '../../kernel/words.ts'

const LAST = '2020-12-31'
const FIRST = '2021-01-01'

const changed = (before: [zh: string, en: string], since: [zh: string, en: string]): readonly DatedWord[] => [
  { zh: before[0], en: before[1], until: LAST },
  { zh: since[0], en: since[1], from: FIRST },
]

export const ERA = {
  household: changed(['贫困户', 'poor household'], ['脱贫户', 'household lifted out']),
  people: changed(['贫困人口', 'poor people'], ['脱贫人口', 'people lifted out']),
  monitored: [{ zh: '监测对象', en: 'monitored household', from: FIRST }],
  village: changed(['贫困嘎查村', 'poor village'], ['脱贫嘎查村', 'village lifted out']),
  banner: changed(['贫困旗县', 'poor banner'], ['脱贫旗县', 'banner lifted out']),
  workshop: changed(['扶贫车间', 'poverty-relief workshop'], ['帮扶车间', 'assistance workshop']),
  market: changed(['消费扶贫', 'buying to relieve poverty'], ['消费帮扶', 'buying to assist']),
  office: changed(['扶贫办', 'poverty-relief office'], ['乡村振兴局', 'rural revitalisation bureau']),
  programme: changed(
    ['东西部扶贫协作', 'East–West poverty-relief cooperation'],
    ['东西部协作', 'East–West cooperation'],
  ),
} as const satisfies Readonly<Record<string, readonly DatedWord[]>>

export type EraName = keyof typeof ERA
