/** 拟公告: the one button on an appropriation, a share, a project or an alarm; the ledger drafts a place's year. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { AnnouncementRow } from './announcementRow.part.tsx'
import { ANNOUNCEMENT_KINDS } from './announcement.terms.ts'
import type { AnnouncedRecord, AnnouncementKind } from './announcement.terms.ts'
import { ANNOUNCEMENT_COLUMNS as C } from './announcement.words.ts'

export interface Drafted {
  readonly kind: AnnouncementKind
  readonly county: string
  readonly subjectType?: AnnouncedRecord
  readonly subjectId?: string
  readonly areaCode?: string
  readonly year?: number
}

const OF_YEAR: readonly Field[] = [
  {
    kind: 'choice',
    key: 'kind',
    title: C.kind,
    required: true,
    radio: true,
    options: choices({ plan: ANNOUNCEMENT_KINDS.plan, library: ANNOUNCEMENT_KINDS.library }),
  },
  {
    kind: 'area',
    key: 'areaCode',
    title: C.areaName,
    levels: ['county', 'township'],
    required: true,
    half: true,
  },
  { kind: 'year', key: 'year', title: C.year, required: true, half: true },
]

const OFFICE: readonly Field[] = [
  { kind: 'text', key: 'issuer', title: C.issuer, required: true, max: 80 },
  {
    kind: 'text',
    key: 'officePhone',
    title: C.officePhone,
    required: true,
    max: 24,
    example: '0471-1234567',
    pattern: /^(0\d{2,3}-?)?\d{5,8}(-\d{1,6})?$/,
    help: {
      zh: '单位固定电话，与监督电话 12317 一并公布；不填个人手机。',
      en: 'The office’s own line, announced beside 12317; nobody’s mobile.',
    },
  },
]

/** Nothing for whoever may not announce it. */
export function DraftAnnouncement({ about, small }: { about?: Drafted; small?: boolean }) {
  const { t } = useWords()
  const { me, may } = useMe()
  const navigate = useNavigate()
  const own = about?.county ?? me?.acting.areaCode.slice(0, 6)
  const writes = may('announcement.write')
  // The office writes the same two lines every time: those of its last announcement stand there already.
  const last = useQuery({
    queryKey: ['announcement-office', own],
    queryFn: () => api<{ rows: AnnouncementRow[] }>(`/api/announcements?area=${own}&limit=1`),
    enabled: writes && own !== undefined,
    staleTime: 300_000,
  })
  if (!writes || last.isPending) return null
  const before = last.data?.rows[0]
  return (
    <CommandButton<{ county: string; id: string }>
      label={{ zh: '拟公告', en: 'Announce' }}
      title={
        about
          ? {
              zh: `拟公告：${ANNOUNCEMENT_KINDS[about.kind].zh}`,
              en: `Announce: ${ANNOUNCEMENT_KINDS[about.kind].en}`,
            }
          : { zh: '拟年度公告', en: 'Announce a year' }
      }
      button={small ? { size: 'small' } : about ? {} : { type: 'primary' }}
      lead={
        <p>
          {t(
            '正文由系统按现有数据生成，不含个人信息；先成拟稿，核对后再发布。',
            'The text is made from the facts and holds nothing personal. It is a draft until it is published.',
          )}
        </p>
      }
      fields={about ? OFFICE : [...OF_YEAR, ...OFFICE]}
      to="/api/announcements"
      fixed={{ ...about }}
      initial={{
        issuer: before?.issuer,
        officePhone: before?.officePhone,
        ...(about ? {} : { kind: 'plan', areaCode: own, year: Number(todayOn().slice(0, 4)) }),
      }}
      submit={{ zh: '生成拟稿', en: 'Make the draft' }}
      done={{ zh: '拟稿已生成', en: 'The draft is made' }}
      onDone={made => void navigate({ to: `/announcements/${made.county}/${made.id}` as '/' })}
    />
  )
}
