/** What may be drawn on, with reasons. Amounts in fen. */
import type { Word } from '../../kernel/words.ts'
import type { Source } from './fund.terms.ts'
import { REGION } from '../area/area.terms.ts'

export interface Draw {
  readonly available: bigint
  readonly asked: bigint
}

/** A draw never exceeds what it draws on; nothing is drawn of zero or less. */
export function mayDraw({ available, asked }: Draw): Word | null {
  if (asked <= 0n) return { zh: '金额应大于零。', en: 'The amount must be above zero.' }
  return asked <= available ? null : { zh: '超出可用额度。', en: 'This exceeds what is available.' }
}

/** A payment on a list to be confirmed. */
export interface Waiting {
  readonly amountFen: bigint
  /** The receiver has said something of it already. */
  readonly answered: boolean
  readonly reversed: boolean
}

/** Confirmed together is only what waits and is plain: no reversal, nothing reversed, nothing that changed since the list. */
export function mayConfirmTogether(
  found: readonly Waiting[],
  listed: { readonly count: number; readonly amountFen: bigint },
): Word | null {
  if (found.some(p => p.amountFen < 0n || p.reversed))
    return {
      zh: '其中有冲销或已被冲销的拨付，请逐笔确认。',
      en: 'Some are reversals or were reversed; confirm those one by one.',
    }
  const sum = found.reduce((all, p) => all + p.amountFen, 0n)
  if (found.length !== listed.count || found.some(p => p.answered) || sum !== listed.amountFen)
    return {
      zh: '所选拨付已有变动，请刷新后重新核对。',
      en: 'The chosen payments have changed. Reload and check them again.',
    }
  return null
}

export interface Share {
  readonly source: Source
  readonly giverCode: string
  /** Whether giver and receiver were paired on the day of the allocation. */
  readonly paired: boolean
  /** Whether the banner had any known district that day. */
  readonly hasDistrict: boolean
}

/** 区级资金 goes to the district's own banners only; a banner without a known district gets municipal money only. */
export function mayAllocate({ source, paired, hasDistrict }: Share): Word | null {
  if (source !== 'district' || paired) return null
  return hasDistrict
    ? {
        zh: '区级资金只能分配给当日结对的旗县。',
        en: 'District money goes only to banners paired with the district on that day.',
      }
    : {
        zh: '该旗县结对区不详，只能分配市级资金。',
        en: 'This banner’s district is not known; it takes municipal money only.',
      }
}

/** Which codes may give money of a source. */
export function giverFits(source: Source, giverCode: string): Word | null {
  const fits =
    {
      municipal: giverCode === '110000',
      district: /^11\d{4}$/.test(giverCode) && giverCode !== '110000',
      region: giverCode === REGION,
    }[source as 'municipal'] ?? true
  return fits ? null : { zh: '资金来源与拨款方不符。', en: 'The source does not fit the giver.' }
}
