/** 投诉举报 by anybody: what happened, where, about whom; in one's own name or none. */
import { Card } from '../../web/kit/Card.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { PlaceInput } from '../../web/open/PlaceInput.tsx'
import { PublicForm } from '../../web/open/PublicForm.tsx'
import type { PublicField } from '../../web/open/PublicForm.tsx'
import type { Word } from '../../kernel/words.ts'
import { ACCUSED, MATTERS, MAX_TEXT } from './complaint.terms.ts'
import { readable } from './complaint.words.ts'

const options = (terms: Readonly<Record<string, Word>>) =>
  Object.entries(terms).map(([value, words]) => ({ value, words }))

const FIELDS: readonly PublicField[] = [
  {
    key: 'areaCode',
    title: { zh: '发生地点', en: 'Where' },
    required: true,
    own: PlaceInput,
    help: { zh: '至少选到旗县。', en: 'The banner at least.' },
  },
  { key: 'matter', title: { zh: '反映事项', en: 'About what' }, required: true, options: options(MATTERS) },
  {
    key: 'accused',
    title: { zh: '被反映单位', en: 'About whose office' },
    options: options(ACCUSED),
    help: {
      zh: '被反映单位不办理也看不到本投诉，由上一级办理。',
      en: 'That office neither handles nor sees it; the level above does.',
    },
  },
  {
    key: 'text',
    title: { zh: '反映的情况', en: 'What happened' },
    required: true,
    min: 10,
    max: MAX_TEXT,
    lines: 7,
    help: { zh: '时间、地点、事情经过和要求。', en: 'When, where, how, and what you ask for.' },
  },
  {
    key: 'name',
    title: { zh: '姓名', en: 'Name' },
    max: 60,
    help: { zh: '可以匿名。', en: 'You may stay anonymous.' },
  },
  {
    key: 'phone',
    title: { zh: '电话', en: 'Telephone' },
    type: 'tel',
    max: 20,
    help: {
      zh: '姓名和电话加密保存，只有办理单位可以查看，每次查看都有记录。',
      en: 'Name and telephone are kept encrypted; only the handler can see them, and every look is recorded.',
    },
  },
]

export default function PublicComplaintPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('投诉举报', 'Complaints')}
      lead={t(
        '不用登录，可以匿名。也可拨打 12317。已经提交的，凭编号和查询码查询办理情况。',
        'Without signing in, anonymously if you like, or by telephone: 12317. What was sent is looked up by its number and code.',
      )}
      actions={<To to="/public/complaint/status">{t('查询办理情况', 'Look one up')}</To>}
    >
      <Card>
        <PublicForm<{ number: string; code: string }>
          fields={FIELDS}
          to="/api/public/complaints"
          submit={{ zh: '提交', en: 'Send' }}
          done={({ number, code }) => <Keep number={number} code={code} />}
        />
      </Card>
    </Page>
  )
}

function Keep({ number, code }: { number: string; code: string }) {
  const { t } = useWords()
  return (
    <>
      <h2>{t('已收到', 'It was received')}</h2>
      <p>
        {t(
          '请记下编号和查询码，只显示这一次，遗失后不能补发。',
          'Note the number and the code: they are shown this once and cannot be given again.',
        )}
      </p>
      <dl className="open-keep">
        <dt>{t('编号', 'Number')}</dt>
        <dd className="num">{number}</dd>
        <dt>{t('查询码', 'Code')}</dt>
        <dd className="num">{readable(code)}</dd>
      </dl>
      <p>
        <To to="/public/complaint/status">{t('查询办理情况', 'Look it up')}</To>
      </p>
    </>
  )
}
