/**
 * The one catalogue of problems: number, HTTP status and words. A screen, a spreadsheet row and the command line
 * show the same sentence, and each sentence says what to do next.
 */
import type { Lang, Word } from './words.ts'
import { say } from './words.ts'

interface Entry extends Word {
  readonly number: number
  readonly status: number
}

const entry = (number: number, status: number, zh: string, en: string): Entry => ({ number, status, zh, en })

export const PROBLEMS = {
  'input.invalid': entry(
    1001,
    400,
    '填写有误：{what}。请按提示改正后再提交。',
    'Something is not filled in as expected: {what}. Correct it and send again.',
  ),
  'input.stale': entry(
    1002,
    409,
    '这条记录已被他人修改。请刷新后再改，您刚才填写的内容仍在页面上。',
    'Someone else changed this record meanwhile. Reload it and apply your change again; what you typed is still on the page.',
  ),
  'input.duplicateKey': entry(
    1003,
    409,
    '同一次提交已经用于别的内容。请刷新页面再提交。',
    'This submission key was already used for something else. Reload the page and send again.',
  ),
  'input.unique': entry(
    1004,
    409,
    '已有相同的记录：{what}。请先查找原记录。',
    'There is already such a record: {what}. Look up the existing one first.',
  ),
  'input.reference': entry(
    1005,
    400,
    '所引用的记录不存在：{what}。请重新选择。',
    'What this refers to does not exist: {what}. Choose again.',
  ),
  'input.tooLong': entry(
    1006,
    414,
    '地址过长，无法办理。请减少筛选条件后重试。',
    'The address is too long. Use fewer filters and try again.',
  ),
  'access.signIn': entry(
    2001,
    401,
    '登录已过期或尚未登录。请重新登录，页面内容会保留。',
    'You are not signed in, or the session has ended. Sign in again; the page keeps what you entered.',
  ),
  'access.role': entry(
    2002,
    403,
    '您的岗位不能办理此事。请联系本级管理员。',
    'Your post may not do this. Ask your administrator.',
  ),
  'access.scope': entry(
    2003,
    403,
    '{what}不在您的数据范围内。请联系该地区的主管部门。',
    '{what} lies outside your scope. Ask the office in charge of that area.',
  ),
  'access.forgery': entry(
    2004,
    403,
    '请求来源不可信，未予办理。请从本系统页面操作。',
    'The request did not come from this site and was not carried out. Use the pages of this system.',
  ),
  'access.locked': entry(
    2005,
    429,
    '登录失败次数过多，请于 {minutes} 分钟后再试，或请管理员重置密码。',
    'Too many failed sign-ins. Try again in {minutes} minutes or have an administrator reset the password.',
  ),
  'access.tooMany': entry(
    2006,
    429,
    '请求过于频繁，请稍候再试。',
    'Too many requests. Wait a moment and try again.',
  ),
  'access.passwordChange': entry(
    2007,
    403,
    '首次登录须先修改密码。',
    'Change your password before going on.',
  ),
  'access.password': entry(
    2008,
    401,
    '用户名或密码不正确。连续输错会暂停登录，忘记密码请联系管理员重置。',
    'The user name or the password is wrong. Repeated failures pause sign-in; ask an administrator for a new password.',
  ),
  'access.grant': entry(
    2009,
    403,
    '您当前的岗位授权已结束或尚未选择。请重新选择岗位，或联系管理员。',
    'The post you act under has ended or none is chosen. Choose a post again, or ask an administrator.',
  ),
  'access.disabled': entry(
    2010,
    403,
    '该账号已停用。请联系管理员。',
    'This account is disabled. Ask an administrator.',
  ),
  'access.code': entry(
    2011,
    401,
    '动态验证码不正确或已过期。请输入验证器上当前的验证码。',
    'The one-time code is wrong or has expired. Enter the code that your authenticator shows now.',
  ),
  'record.notFound': entry(
    3001,
    404,
    '没有找到该记录，可能不在您的数据范围内或已撤销。',
    'No such record: it may be outside your scope or withdrawn.',
  ),
  'record.retracted': entry(
    3002,
    409,
    '该记录已撤销，不能再办理。',
    'This record was withdrawn and cannot be acted on.',
  ),
  'record.code': entry(
    3003,
    404,
    '编号或查询码不对。请核对后再查，查询码遗失的不能补发。',
    'The number or the code is wrong. Check both and try again; a lost code cannot be given again.',
  ),
  'rule.refused': entry(4001, 422, '{what}', '{what}'),
  'rule.parameterEmpty': entry(
    4002,
    422,
    '参数“{what}”尚未填写，系统不作自动判定。请主管部门在“参数”中填写并注明依据。',
    'The parameter “{what}” is empty, so nothing is decided automatically. Let the office in charge enter it with its source under Parameters.',
  ),
  'fund.overdrawn': entry(
    4101,
    422,
    '超出可用额度：可用 {available} 元，申请 {asked} 元。',
    'This exceeds what is available: {available} yuan available, {asked} yuan asked for.',
  ),
  'project.ceiling': entry(
    4301,
    422,
    '超出项目拨付上限：上限 {ceiling} 元，已拨付 {paid} 元，申请 {asked} 元。{what}',
    'This exceeds the project’s payment ceiling: ceiling {ceiling} yuan, paid {paid} yuan, asked for {asked} yuan. {what}',
  ),
  'import.wrongState': entry(
    4201,
    409,
    '该批次当前为“{what}”，不能这样办理。',
    'The batch is “{what}” and cannot be handled this way.',
  ),
  'import.hasErrors': entry(
    4202,
    422,
    '仍有 {count} 行错误。请改正后重新上传，或只提交无误的行。',
    '{count} rows still have errors. Correct and upload again, or commit the good rows only.',
  ),
  'import.oneCounty': entry(
    4203,
    422,
    '一份名单只能属于一个旗县。请按旗县拆分后分别上传。',
    'One list belongs to one banner. Split the file by banner and upload each.',
  ),
  'import.cannotTakeBack': entry(
    4204,
    409,
    '本批次导入后，有 {count} 条记录又被办理过，不能整批撤回。请逐条更正。',
    '{count} records of this batch were worked on since; it can no longer be taken back as a whole. Correct them one by one.',
  ),
  'import.nothing': entry(
    4205,
    422,
    '没有可以导入的行，未写入任何数据。请按提示改正后重新上传。',
    'No row can be imported; nothing was written. Correct the list and upload it again.',
  ),
  'job.broken': entry(
    4301,
    500,
    '办理过程中服务器几次中断，本次没有完成，数据未改变。请重试；仍不成功时请拆分文件，或联系管理员。',
    'The server stopped several times in the middle; nothing was completed and nothing changed. Try again; if it persists split the file or ask your administrator.',
  ),
  'sheet.notASheet': entry(
    5001,
    415,
    '这不是电子表格文件。请上传 .xlsx、.xls、.et 或 .csv。',
    'This is not a spreadsheet. Upload .xlsx, .xls, .et or .csv.',
  ),
  'sheet.encrypted': entry(
    5002,
    415,
    '文件有打开密码，系统无法读取。请在表格软件中取消密码后另存再上传。',
    'The file is protected by a password. Remove the password, save, and upload again.',
  ),
  'sheet.truncated': entry(
    5003,
    415,
    '文件不完整，可能没有传完或已损坏。请重新导出后上传。',
    'The file is incomplete or damaged. Export it again and upload.',
  ),
  'sheet.tooLarge': entry(
    5004,
    413,
    '文件过大或压缩异常。请拆分后上传，每份不超过 {limit}。',
    'The file is too large or abnormally compressed. Split it; at most {limit} each.',
  ),
  'sheet.tooManyRows': entry(
    5005,
    413,
    '行数超过上限 {limit} 行。请拆分后上传。',
    'More than {limit} rows. Split the file and upload the parts.',
  ),
  'sheet.timeout': entry(
    5006,
    422,
    '读取超时。请拆分文件或另存为 .csv 后重试。',
    'Reading took too long. Split the file, or save it as .csv and try again.',
  ),
  'sheet.outOfMemory': entry(
    5007,
    422,
    '文件过于复杂，读取时内存不足。请另存为 .csv 后重试。',
    'The file is too complex to read in the memory allowed. Save it as .csv and try again.',
  ),
  'sheet.empty': entry(
    5008,
    422,
    '表中没有数据行。请核对是否选错了文件。',
    'There are no data rows. Check whether this is the right file.',
  ),
  'sheet.cancelled': entry(
    5009,
    409,
    '已取消读取，没有写入任何数据。',
    'Reading was cancelled; nothing was written.',
  ),
  'sheet.columns': entry(
    5010,
    422,
    '缺少必需的列：{what}。请对照模板核对表头。',
    'Required columns are missing: {what}. Compare the heading with the template.',
  ),
  'sheet.tooManyColumns': entry(
    5012,
    413,
    '列数超过上限 {limit} 列，右边的列没有读取。请删去不需要的列后上传。',
    'More than {limit} columns; those on the right were not read. Remove what is not needed and upload again.',
  ),
  'export.tooLarge': entry(
    5011,
    413,
    '内容过多，一次最多导出 {limit} 行。请按地区、年度等条件缩小范围后分次导出。',
    'Too much for one export; at most {limit} rows. Narrow it by area, year or another filter and export in parts.',
  ),
  'file.type': entry(
    5101,
    415,
    '不支持的文件类型。可上传图片、PDF、Word、Excel 和 CSV。',
    'This kind of file is not accepted. Pictures, PDF, Word, Excel and CSV are.',
  ),
  'file.size': entry(
    5102,
    413,
    '文件超过 {limit}。请压缩或拆分后上传。',
    'The file is larger than {limit}. Compress or split it.',
  ),
  'file.damaged': entry(
    5103,
    500,
    '文件内容与登记的校验值不符，已停止下载。请重新上传原件，并告知管理员运行 duikou files verify。',
    'The file is no longer what was stored and the download was stopped. Upload the original again and have an administrator run duikou files verify.',
  ),
  'file.away': entry(
    5104,
    503,
    '文件存储暂时连不上，没有保存任何内容。请稍候再试；仍不成功请告知管理员。',
    'The file store cannot be reached; nothing was saved. Try again shortly, or tell your administrator.',
  ),
  'key.passphrase': entry(
    5201,
    422,
    '口令太短，至少 {min} 个字符。请设 DUIKOU_KEY_PASSPHRASE，或在终端输入。',
    'The passphrase is too short: at least {min} characters. Set DUIKOU_KEY_PASSPHRASE, or type it at the terminal.',
  ),
  'key.backup': entry(
    5202,
    422,
    '密钥备份无法打开：口令不对，或文件不是密钥备份、已被改动。请核对后重试。',
    'The key backup cannot be opened: the passphrase is wrong, or the file is not one or was changed. Check both and try again.',
  ),
  'key.other': entry(
    5203,
    409,
    '备份中的密钥属于另一个项目，没有覆盖现有密钥文件。请核对数据文件夹（DUIKOU_DATA）。',
    'These keys belong to another programme; the key file here was left as it is. Check the data folder (DUIKOU_DATA).',
  ),
  'key.none': entry(
    5204,
    404,
    '这个数据文件夹没有密钥文件：{what}。请核对 DUIKOU_DATA 和 DUIKOU_DEMO，或先恢复密钥（duikou keys restore）。',
    'This data folder has no key file: {what}. Check DUIKOU_DATA and DUIKOU_DEMO, or restore the keys first (duikou keys restore).',
  ),
  'backup.file': entry(
    5301,
    422,
    '备份文件不完整或不是本系统的备份，没有写入任何数据。请换一份备份。',
    'The backup is incomplete or is not one of this program; nothing was written. Use another one.',
  ),
  'backup.newer': entry(
    5302,
    422,
    '备份由更新的版本制作。请先更新程序（git pull），再恢复。',
    'A newer version made this backup. Update the program (git pull), then restore.',
  ),
  'backup.notEmpty': entry(
    5303,
    409,
    '目标数据库已有数据，没有作任何改动。请恢复到新的数据文件夹（DUIKOU_DATA）或空数据库（DATABASE_URL）。',
    'The database is not empty; nothing was changed. Restore into a new data folder (DUIKOU_DATA) or an empty database (DATABASE_URL).',
  ),
  'backup.keys': entry(
    5304,
    409,
    '密钥与备份不符，没有写入任何数据。请先恢复该项目的密钥：duikou keys restore 密钥备份。',
    'The keys here are not those of the backup; nothing was written. Restore that programme’s keys first: duikou keys restore FILE.',
  ),
  'backup.kind': entry(
    5305,
    409,
    '备份是{what}，与当前设置不符。演示数据设 DUIKOU_DEMO=1，正式项目设 DUIKOU_DEMO=0。',
    'The backup is of {what}, which is not what is set: DUIKOU_DEMO=1 for the demonstration, 0 for a real programme.',
  ),
  'backup.rights': entry(
    5306,
    403,
    '数据库用户受行级安全限制，读不全数据。请给它 BYPASSRLS，或用数据库自带的 pg_dump 备份。',
    'The database’s user is under row-level security and cannot read everything. Give it BYPASSRLS, or back up with your server’s own pg_dump.',
  ),
  'server.busy': entry(
    9001,
    503,
    '系统正忙，请稍候再试；已提交的内容不会丢失。',
    'The system is busy. Try again shortly; nothing submitted is lost.',
  ),
  'server.failed': entry(
    9002,
    500,
    '系统出错，操作没有完成，数据未改变。请重试；仍不成功时把编号 {id} 告知管理员。',
    'Something failed; the action was not completed and nothing changed. Try again, and if it persists give the number {id} to your administrator.',
  ),
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof PROBLEMS

export interface Detail {
  readonly field?: string
  readonly code: string
  readonly detail?: string | Word
}

/** A refusal with its place in the catalogue; thrown anywhere, worded only where a person reads it. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly values: Readonly<Record<string, string | number>>
  readonly words: Word | undefined
  readonly details: readonly Detail[]

  constructor(
    problem: ProblemCode,
    values: Readonly<Record<string, string | number>> & { words?: never } = {},
    details: readonly Detail[] = [],
    /** Replaces `{what}` by a sentence that exists in both languages. */
    words?: Word,
  ) {
    super(problem)
    this.code = problem
    this.values = values
    this.details = details
    this.words = words
  }

  get status(): number {
    return PROBLEMS[this.code].status
  }

  say(lang: Lang): string {
    return say(
      PROBLEMS[this.code],
      lang,
      this.words ? { ...this.values, what: this.words[lang] } : this.values,
    )
  }
}

interface PgError {
  code?: string
  constraint?: string
  detail?: string
}

/** A constraint violation or a refused row of PostgreSQL as an entry of the catalogue; anything else unchanged. */
export function asProblem(error: unknown): unknown {
  const inner = (error as { cause?: unknown }).cause ?? error
  const pg = inner as PgError
  if (typeof pg?.code !== 'string' || pg.code.length !== 5) return error
  if (pg.code === '23505' || pg.code === '23P01')
    return new Problem('input.unique', { what: pg.constraint ?? '' })
  if (pg.code === '23503') return new Problem('input.reference', { what: pg.constraint ?? '' })
  if (pg.code === '23514' || pg.code === '23502' || pg.code.startsWith('22'))
    return new Problem('input.invalid', { what: pg.constraint ?? pg.code })
  if (pg.code === '42501') return new Problem('access.scope', {}, [], { zh: '该数据', en: 'This' })
  if (pg.code === '57014' || pg.code === '53300' || pg.code === '40001' || pg.code === '40P01')
    return new Problem('server.busy')
  return error
}
