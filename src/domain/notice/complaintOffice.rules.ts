/** Which office receives a complaint, may be given it, reviews it, and stands aside. Pure; articles of 信访工作条例 (2022). */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import { ancestorsOf, contains, levelOf } from '../area/area.rules.ts'
import type { Accused } from './complaint.terms.ts'

/** 上一级机关: the office one level up; null where the programme has none. */
export const above = (office: string): string | null => ancestorsOf(office).at(-2) ?? null

/** Whether an office may not handle it: it is the one complained about, or stands under it (art. 29, 回避). */
export const isConflicted = (office: string, accused: string | null): boolean =>
  accused !== null && contains(accused, office)

/**
 * The office that receives a complaint and owns its rows: that of the place; the level above where an office itself is
 * complained about, so that nothing of it lies where that office reads. Null where no office of the programme stands
 * above it.
 */
export function receiverOf(areaCode: string, accused: string | null): string | null {
  return accused?.length === 6 ? above(accused) : areaCode.slice(0, 6)
}

/** The offices that can be given a complaint of an owner: of its own ladder, and of the districts that help it. */
export function reachable(owner: string, helpers: readonly string[]): string[] {
  const east = owner.startsWith('11')
  const banner = !east && !owner.endsWith('00')
  return [...ancestorsOf(owner).reverse(), ...(banner ? [...helpers, '110000'] : [])]
}

const AT_LEVEL = { village: 'village', township: 'township', banner: 'county', league: 'prefecture' } as const

/** The code of the unit complained about, of the place it happened at; undefined where the place has none such. */
export function accusedOf(who: Accused, areaCode: string, helper: string | undefined): string | undefined {
  if (who === 'region') return '150000'
  if (who === 'beijing') return '110000'
  if (who === 'district') return helper
  return ancestorsOf(areaCode).find(code => levelOf(code) === AT_LEVEL[who])
}

/** The unit that is asked what it says: a village is asked through its township. */
export const askedUnit = (accused: string): string => (accused.length === 12 ? accused.slice(0, 9) : accused)

/** Reasons against taking a complaint in. */
export function mayReceive(c: {
  readonly areaCode: string
  readonly accused: string | null
  readonly receivedOn: string
  readonly today: string
  /** The registering office; null at the public's door. */
  readonly office: string | null
}): Reason[] {
  const found: Reason[] = []
  if (c.receivedOn > c.today)
    found.push(reason('complaint.future', '收到日期不能晚于今天。', 'It is received on a day in the future.'))
  if (receiverOf(c.areaCode, c.accused) === null)
    found.push(
      reason(
        'complaint.beyond',
        '反映自治区、北京市主管部门的，本系统没有上一级办理，请向国家信访机关或 12317 提出。',
        'No office of the programme stands above the one complained about; turn to the national petition office or 12317.',
      ),
    )
  if (c.accused !== null && !c.accused.startsWith('11') && !contains(c.accused, c.areaCode))
    found.push(
      reason(
        'complaint.place',
        '被反映单位不管辖所填地点。',
        'The unit complained about is not one of that place.',
      ),
    )
  if (c.office !== null && isConflicted(c.office, c.accused))
    found.push(
      reason(
        'complaint.conflict',
        '反映的是本单位或其上级，不由本单位登记，请转告投诉人从公开页提交。',
        'It is about this office or one above it, which does not register it; let the person use the public page.',
      ),
    )
  return found
}
