/**
 * Characters that titles and names have with more than one reading, each with the readings a reader may type; tones and rare readings are left out.
 * Of the first the words around decide which one it is.
 */
const byContext = `
  薄bo,bao 便bian,pian 辟pi,bi 屏ping,bing 参can,shen 藏cang,zang 曾ceng,zeng 差cha,chai,ci 长chang,zhang 朝chao,zhao 称cheng,chen 盛sheng,cheng 重zhong,chong 仇chou,qiu 臭chou,xiu
  畜chu,xu 传chuan,zhuan 弹dan,tan 单dan,shan,chan 调diao,tiao 恶e,wu 还hai,huan 行xing,hang 降jiang,xiang 角jiao,jue 校xiao,jiao 觉jue,jiao 解jie,xie 劲jin,jing 卡ka,qia 乐le,yue
  落luo,la 了le,liao 率lv,shuai 模mo,mu 粘nian,zhan 炮pao,bao 强qiang,jiang 塞sai,se 色se,shai 厦xia,sha 折zhe,she 省sheng,xing 宿su,xiu 拓tuo,ta 吓xia,he 纤xian,qian 巷xiang,hang
  削xiao,xue 择ze,zhai 扎za,zha 种zhong,chong 琢zhuo,zuo 洗xi,xian 夹jia,ga 系xi,ji 着zhe,zhuo,zhao`;
/** These are nearly always read in the first way. */
const mostlyOne = `
  艾ai,yi 柏bai,bo 伯bo,bai 剥bo,bao 堡bao,bu 卜bu,bo 泊bo,po 瀑pu,bao 曝pu,bao 查cha,zha 车che,ju 乘cheng,sheng 澄cheng,deng 伺si,ci 大da,dai 得de,dei 的de,di 地di,de 都du,dou 度du,duo
  佛fo,fu 伽jia,ga,qie 盖gai,ge 给gei,ji 龟gui,qiu 核he,hu 虹hong,jiang 会hui,kuai 贾jia,gu 嚼jiao,jue 见jian,xian 壳ke,qiao 勒le,lei 俩lia,liang 六liu,lu 露lu,lou 绿lv,lu 埋mai,man
  没mei,mo 秘mi,bi 缪miao,mou 抹mo,ma 娜na,nuo 呢ne,ni 弄nong,long 胖pang,pan 朴pu,piao 奇qi,ji 栖qi,xi 茜xi,qian 铅qian,yan 茄qie,jia 亲qin,qing 区qu,ou 杉shan,sha 什shen,shi 石shi,dan
  似si,shi 属shu,zhu 熟shu,shou 说shuo,shui 提ti,di 万wan,mo 尾wei,yi 尉wei,yu 无wu,mo 虾xia,ha 血xue,xie 叶ye,xie 殷yin,yan 员yuan,yun 翟zhai,di 仔zai,zi 著zhu,zhe 吁xu,yu 宓mi,fu
  隗wei,kui 覃tan,qin 叨dao,tao 阿a,e 俞yu,shu`;

const entries = (table: string): (readonly [character: string, readings: readonly string[]])[] => table.trim().split(/\s+/).map((entry) => [entry[0]!, entry.slice(1).split(',')]);

/** The readings of each character that has several, without tones. */
export const polyphones: ReadonlyMap<string, readonly string[]> = new Map([...entries(byContext), ...entries(mostlyOne)]);
/** Those that the words around decide. */
export const readByContext: ReadonlySet<string> = new Set(entries(byContext).map(([character]) => character));
