/** Which banner a list belongs to: the post's own, or one that is chosen where the post holds several. */
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { REGION } from '../../domain/area/area.terms.ts'

/** The banner of the post; none where the post holds several. */
const ownBanner = (areaCode: string): string | undefined =>
  areaCode.endsWith('00') && areaCode.length === 6 ? undefined : areaCode.slice(0, 6) || undefined

/** `picker` is null where there is nothing to choose. */
export function useListBanner(): { readonly county: string | undefined; readonly picker: ReactNode } {
  const { t } = useWords()
  const { me } = useMe()
  const id = useId()
  const [chosen, setChosen] = useState<string>()
  const area = me?.acting.areaCode ?? ''
  const own = ownBanner(area)
  if (own) return { county: own, picker: null }
  const picker = (
    <div className="list-banner">
      <label htmlFor={id}>{t('名单所属旗县', 'The banner of the list')}</label>
      <AreaPicker
        id={id}
        value={chosen}
        onChange={setChosen}
        levels={['county']}
        under={area.startsWith('15') ? undefined : REGION}
      />
    </div>
  )
  return { county: chosen, picker }
}
