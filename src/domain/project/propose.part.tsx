/** 申报项目: with what the village knows; the rest is filled in before the township's review. */
import { useNavigate } from '@tanstack/react-router'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayPart } from '../../web/kit/today.ts'
import { useMe } from '../../web/session.tsx'
import { BUDGET, CONTENT, DESCRIBED, KIND, NAME, dayField } from './projectForm.part.tsx'

const PLACE: Field = {
  kind: 'area',
  key: 'areaCode',
  title: { zh: '实施地点', en: 'Place' },
  required: true,
  levels: ['county', 'township', 'village'],
  help: { zh: '到嘎查村；跨村的选苏木乡镇。', en: 'The village; the township where it spans several.' },
}

export function ProposeProject() {
  const { me } = useMe()
  const navigate = useNavigate()
  return (
    <CommandButton<{ county: string; id: string }>
      label={{ zh: '申报项目', en: 'Propose a project' }}
      button={{ type: 'primary' }}
      width={640}
      fields={[NAME, PLACE, ...KIND, CONTENT, BUDGET, dayField('申报日期', 'Proposed on'), ...DESCRIBED]}
      to={body => ({ to: '/api/projects', body: { ...body, county: String(body.areaCode).slice(0, 6) } })}
      initial={{ areaCode: me?.acting.areaCode, nature: 'new', onDate: todayPart() }}
      submit={{ zh: '申报', en: 'Propose' }}
      done={{ zh: '已申报，等待苏木乡镇审核', en: 'Proposed; the township reviews it next' }}
      onDone={at => void navigate({ to: `/projects/${at.county}/${at.id}` as '/' })}
    />
  )
}
