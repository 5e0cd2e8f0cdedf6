/** 登记识别、公告退出、登记返贫: the forms of exits, with the line that an incidence is held against. */
import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import type { Word } from '../../kernel/words.ts'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { DESIGNATION_LEVELS, OBJECTS } from './exit.terms.ts'
import type { DeclarationKind, ExitObject } from './exit.terms.ts'
import { REGION } from '../area/area.terms.ts'

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

export interface ExitPlace {
  readonly county: string
  readonly code: string
  readonly name: string
  readonly object: ExitObject
}

interface Line {
  readonly value: number | null
  readonly source: string | null
  readonly nameZh: string
  readonly nameEn: string
}

interface Answer {
  readonly notes: readonly { readonly code: string; readonly words: Word }[]
}

const document: Field = {
  kind: 'document',
  key: 'documentId',
  county: 'documentCounty',
  title: { zh: '公告文件', en: 'Document' },
  help: {
    zh: '不引文件的只算填报数，引文件的才有明细。',
    en: 'Without a document it counts as declared only.',
  },
}

/** The incidence is asked in percent, as announcements print it, and sent as a share. */
const DECLARE: readonly Field[] = [
  { kind: 'year', key: 'round', title: { zh: '退出年度', en: 'Round' }, required: true, half: true },
  {
    kind: 'date',
    key: 'onDate',
    precision: 'onPrecision',
    title: { zh: '公告日期', en: 'Declared on' },
    required: true,
    until: today(),
    help: {
      zh: '只知道年或月的，左边改为“某年”“某月”。',
      en: 'Known only to the month or year? Change it at the left.',
    },
  },
  {
    kind: 'number',
    key: 'percent',
    title: { zh: '贫困发生率', en: 'Incidence' },
    unit: { zh: '%', en: '%' },
    places: 4,
    min: 0,
    max: 100,
    half: true,
  },
  document,
]

const VERBS = {
  exited: {
    label: { zh: '公告退出', en: 'Declare out' },
    done: { zh: '已公告退出', en: 'Declared out' },
  },
  returned: {
    label: { zh: '登记返贫', en: 'Returned' },
    done: { zh: '已登记返贫', en: 'The return is registered' },
  },
} as const satisfies Record<DeclarationKind, { label: Word; done: Word }>

export function Declare({ place, kind }: { place: ExitPlace; kind: DeclarationKind }) {
  const { notification } = App.useApp()
  const { t } = useWords()
  const verb = VERBS[kind]
  const said = ({ notes }: Answer): void => {
    if (notes.length)
      notification.warning({
        title: t('已登记，但有未能自动核对的内容', 'Registered, but not everything could be checked'),
        description: notes.map(n => t(n.words)).join(' '),
        duration: 0,
      })
  }
  return (
    <CommandButton<Answer>
      label={verb.label}
      title={{ zh: `${verb.label.zh} · ${place.name}`, en: `${verb.label.en} · ${place.name}` }}
      button={{ size: 'small' }}
      lead={kind === 'exited' ? <LineNote place={place} /> : null}
      fields={kind === 'exited' ? DECLARE : DECLARE.filter(f => f.key !== 'percent')}
      to={({ percent, ...body }) => ({
        to: '/api/exits',
        body: {
          ...body,
          ...(typeof percent === 'number' ? { incidence: Number((percent / 100).toFixed(6)) } : {}),
          county: place.county,
          areaCode: place.code,
          object: place.object,
          kind,
        },
      })}
      submit={verb.label}
      done={verb.done}
      onDone={said}
      {...(kind === 'returned' ? { danger: true } : {})}
    />
  )
}

/** Says against what the incidence will be held; an empty line stops the automatic check, and who fills it. */
function LineNote({ place }: { place: ExitPlace }) {
  const { t } = useWords()
  const { data, error } = useQuery({
    queryKey: ['exit line', place.object, place.code],
    queryFn: () => api<Line>(`/api/exits/line${search({ object: place.object, area: place.code })}`),
  })
  if (error) return <ProblemView error={error} />
  if (!data) return null
  if (data.value === null)
    return (
      <p className="note">
        {t(
          `参数“${data.nameZh}”未填，贫困发生率不能自动核对，请人工核对后再公告。由自治区主管部门填报：`,
          `The parameter “${data.nameEn}” is empty: the incidence cannot be checked automatically; check it by hand. The region office fills it: `,
        )}
        <To to="/parameters">{t('参数', 'Parameters')}</To>
      </p>
    )
  return (
    <p className="soft">
      {t(
        `贫困发生率须低于 ${data.value * 100}%（${data.source}），不低于的不予公告。`,
        `The incidence must be below ${data.value * 100}% (${data.source}), or it is refused.`,
      )}
    </p>
  )
}

/** 登记识别 of a village under a banner, or of a banner. */
export function Designate({ object, county }: { object: ExitObject; county?: string | undefined }) {
  const village = object === 'village'
  const fields: readonly Field[] = [
    {
      kind: 'area',
      key: 'areaCode',
      title: village ? { zh: '嘎查村', en: 'Village' } : { zh: '旗县', en: 'Banner' },
      required: true,
      levels: [village ? 'village' : 'county'],
      ...(county ? { under: county } : { under: REGION }),
    },
    {
      kind: 'choice',
      key: 'level',
      title: { zh: '级别', en: 'Level' },
      required: true,
      radio: true,
      options: choices(DESIGNATION_LEVELS),
    },
    {
      kind: 'year',
      key: 'year',
      title: { zh: '识别年度', en: 'Year of designation' },
      half: true,
      help: { zh: '不详可不填。', en: 'Leave empty when not known.' },
    },
    { ...document, title: { zh: '识别文件', en: 'Document' } } as Field,
  ]
  return (
    <CommandButton
      label={{ zh: '登记识别', en: 'Designate' }}
      title={{ zh: `登记${OBJECTS[object].zh}`, en: `Designate: ${OBJECTS[object].en}` }}
      fields={fields}
      to={body => ({
        to: '/api/designations',
        body: { ...body, county: String(body.areaCode).slice(0, 6), object },
      })}
      submit={{ zh: '登记', en: 'Designate' }}
      done={{ zh: '已登记识别', en: 'Designated' }}
    />
  )
}
