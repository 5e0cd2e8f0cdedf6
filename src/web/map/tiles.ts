/**
 * The tile map: no boundary file with a clear licence exists, so each of the 103 counties has one tile, placed like the
 * real map (positions from approximate longitudes and latitudes by least displacement, leagues kept together). Beijing's
 * districts stand at its right side. Short names are the usual ones, never cut off.
 */
export interface Tile {
  readonly code: string
  readonly col: number
  readonly row: number
  readonly zh: string
  readonly en: string
}

export interface Giver {
  readonly code: string
  readonly zh: string
  readonly en: string
}

type Line = readonly [code: string, col: number, row: number, zh: string, en: string]

const STEPPE: readonly Line[] = [
  ['150102', 8, 10, '新城', 'Xincheng'],
  ['150103', 7, 10, '回民', 'Huimin'],
  ['150104', 7, 11, '玉泉', 'Yuquan'],
  ['150105', 8, 11, '赛罕', 'Saihan'],
  ['150121', 6, 11, '土左', 'Tumed Left'],
  ['150122', 7, 12, '托克托', 'Togtoh'],
  ['150123', 8, 12, '和林格尔', 'Horinger'],
  ['150124', 8, 13, '清水河', 'Qingshuihe'],
  ['150125', 7, 9, '武川', 'Wuchuan'],
  ['150202', 5, 11, '东河', 'Donghe'],
  ['150203', 4, 11, '昆都仑', 'Kundulun'],
  ['150204', 5, 10, '青山', 'Qingshan'],
  ['150205', 6, 10, '石拐', 'Shiguai'],
  ['150206', 5, 8, '白云鄂博', 'Bayan Obo'],
  ['150207', 4, 12, '九原', 'Jiuyuan'],
  ['150221', 6, 12, '土右', 'Tumed Right'],
  ['150222', 5, 9, '固阳', 'Guyang'],
  ['150223', 6, 9, '达茂', 'Darhan Muminggan'],
  ['150302', 1, 12, '海勃湾', 'Haibowan'],
  ['150303', 2, 13, '海南', 'Hainan'],
  ['150304', 1, 13, '乌达', 'Wuda'],
  ['150402', 14, 8, '红山', 'Hongshan'],
  ['150403', 15, 9, '元宝山', 'Yuanbaoshan'],
  ['150404', 13, 8, '松山', 'Songshan'],
  ['150421', 15, 6, '阿鲁科尔沁', 'Ar Horqin'],
  ['150422', 14, 6, '巴林左', 'Bairin Left'],
  ['150423', 13, 7, '巴林右', 'Bairin Right'],
  ['150424', 13, 6, '林西', 'Linxi'],
  ['150425', 12, 7, '克什克腾', 'Hexigten'],
  ['150426', 14, 7, '翁牛特', 'Ongniud'],
  ['150428', 13, 9, '喀喇沁', 'Harqin'],
  ['150429', 14, 9, '宁城', 'Ningcheng'],
  ['150430', 15, 8, '敖汉', 'Aohan'],
  ['150502', 17, 7, '科尔沁', 'Horqin'],
  ['150521', 18, 6, '科左中', 'Horqin L. Middle'],
  ['150522', 18, 7, '科左后', 'Horqin L. Rear'],
  ['150523', 16, 7, '开鲁', 'Kailu'],
  ['150524', 17, 8, '库伦', 'Hure'],
  ['150525', 16, 8, '奈曼', 'Naiman'],
  ['150526', 16, 6, '扎鲁特', 'Jarud'],
  ['150581', 15, 5, '霍林郭勒', 'Holingola'],
  ['150602', 6, 13, '东胜', 'Dongsheng'],
  ['150603', 5, 13, '康巴什', 'Kangbashi'],
  ['150621', 5, 12, '达拉特', 'Dalad'],
  ['150622', 7, 13, '准格尔', 'Jungar'],
  ['150623', 2, 14, '鄂托克前', 'Otog Front'],
  ['150624', 3, 13, '鄂托克', 'Otog'],
  ['150625', 3, 12, '杭锦', 'Hanggin'],
  ['150626', 4, 14, '乌审', 'Uxin'],
  ['150627', 4, 13, '伊金霍洛', 'Ejin Horo'],
  ['150702', 15, 1, '海拉尔', 'Hailar'],
  ['150703', 13, 2, '扎赉诺尔', 'Jalainur'],
  ['150721', 18, 3, '阿荣', 'Arun'],
  ['150722', 19, 2, '莫力达瓦', 'Morin Dawa'],
  ['150723', 17, 1, '鄂伦春', 'Oroqen'],
  ['150724', 15, 2, '鄂温克', 'Ewenki'],
  ['150725', 14, 1, '陈巴尔虎', 'Chen Barag'],
  ['150726', 13, 3, '新左', 'New Barag Left'],
  ['150727', 12, 2, '新右', 'New Barag Right'],
  ['150781', 12, 1, '满洲里', 'Manzhouli'],
  ['150782', 16, 2, '牙克石', 'Yakeshi'],
  ['150783', 17, 3, '扎兰屯', 'Zalantun'],
  ['150784', 15, 0, '额尔古纳', 'Ergun'],
  ['150785', 16, 0, '根河', 'Genhe'],
  ['150802', 2, 11, '临河', 'Linhe'],
  ['150821', 3, 10, '五原', 'Wuyuan'],
  ['150822', 2, 12, '磴口', 'Dengkou'],
  ['150823', 4, 10, '乌拉特前', 'Urad Front'],
  ['150824', 3, 9, '乌拉特中', 'Urad Middle'],
  ['150825', 2, 9, '乌拉特后', 'Urad Rear'],
  ['150826', 2, 10, '杭锦后', 'Hanggin Rear'],
  ['150902', 9, 10, '集宁', 'Jining'],
  ['150921', 9, 11, '卓资', 'Zhuozi'],
  ['150922', 10, 8, '化德', 'Huade'],
  ['150923', 10, 9, '商都', 'Shangdu'],
  ['150924', 10, 10, '兴和', 'Xinghe'],
  ['150925', 9, 12, '凉城', 'Liangcheng'],
  ['150926', 10, 11, '察右前', 'Chahar R. Front'],
  ['150927', 8, 9, '察右中', 'Chahar R. Middle'],
  ['150928', 9, 9, '察右后', 'Chahar R. Rear'],
  ['150929', 7, 8, '四子王', 'Siziwang'],
  ['150981', 10, 12, '丰镇', 'Fengzhen'],
  ['152201', 17, 4, '乌兰浩特', 'Ulanhot'],
  ['152202', 15, 3, '阿尔山', 'Arxan'],
  ['152221', 16, 4, '科右前', 'Horqin R. Front'],
  ['152222', 16, 5, '科右中', 'Horqin R. Middle'],
  ['152223', 18, 4, '扎赉特', 'Jalaid'],
  ['152224', 17, 5, '突泉', 'Tuquan'],
  ['152501', 8, 7, '二连浩特', 'Erenhot'],
  ['152502', 12, 6, '锡林浩特', 'Xilinhot'],
  ['152522', 11, 6, '阿巴嘎', 'Abag'],
  ['152523', 10, 6, '苏尼特左', 'Sonid Left'],
  ['152524', 9, 8, '苏尼特右', 'Sonid Right'],
  ['152525', 12, 5, '东乌珠穆沁', 'E. Ujimqin'],
  ['152526', 13, 5, '西乌珠穆沁', 'W. Ujimqin'],
  ['152527', 11, 9, '太仆寺', 'Taibus'],
  ['152528', 10, 7, '镶黄', 'Xianghuang'],
  ['152529', 11, 8, '正镶白', 'Zhengxiangbai'],
  ['152530', 12, 8, '正蓝', 'Zhenglan'],
  ['152531', 12, 9, '多伦', 'Duolun'],
  ['152921', 1, 14, '阿拉善左', 'Alxa Left'],
  ['152922', 0, 13, '阿拉善右', 'Alxa Right'],
  ['152923', 0, 12, '额济纳', 'Ejin'],
]

/** Beijing's municipality and districts, by code; where they stand beside the map is reckoned in `place.ts`. */
export const GIVERS: readonly Giver[] = [
  { code: '110000', zh: '北京市本级', en: 'Municipality' },
  { code: '110101', zh: '东城', en: 'Dongcheng' },
  { code: '110102', zh: '西城', en: 'Xicheng' },
  { code: '110105', zh: '朝阳', en: 'Chaoyang' },
  { code: '110106', zh: '丰台', en: 'Fengtai' },
  { code: '110107', zh: '石景山', en: 'Shijingshan' },
  { code: '110108', zh: '海淀', en: 'Haidian' },
  { code: '110109', zh: '门头沟', en: 'Mentougou' },
  { code: '110111', zh: '房山', en: 'Fangshan' },
  { code: '110112', zh: '通州', en: 'Tongzhou' },
  { code: '110113', zh: '顺义', en: 'Shunyi' },
  { code: '110114', zh: '昌平', en: 'Changping' },
  { code: '110115', zh: '大兴', en: 'Daxing' },
  { code: '110116', zh: '怀柔', en: 'Huairou' },
  { code: '110117', zh: '平谷', en: 'Pinggu' },
  { code: '110118', zh: '密云', en: 'Miyun' },
  { code: '110119', zh: '延庆', en: 'Yanqing' },
]

export const TILES: readonly Tile[] = STEPPE.map(([code, col, row, zh, en]) => ({ code, col, row, zh, en }))
export const COLUMNS = 20
export const ROWS = 15
