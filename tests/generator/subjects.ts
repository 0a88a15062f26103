/** The subjects of the title lists, their Chinese headings, and the class marks that made-up titles take from them. */

export const materials = ['book', 'film', 'music'] as const;
export type Material = (typeof materials)[number];

export const audiences = ['adult', 'young adult', 'juvenile'] as const;
export type Audience = (typeof audiences)[number];

/** heading: Chinese subject heading; on: materials it suits (b, f, m); ddc and clc: class of a book, or of a recording. */
interface SubjectEntry { readonly heading: string; readonly on: string; readonly ddc: string; readonly clc: string }

const entry = (heading: string, on: string, ddc: string, clc: string): SubjectEntry => ({ heading, on, ddc, clc });

const table = {
  adventure: entry('冒险故事', 'bf', '823.92', 'I247.5'),
  animals: entry('动物', 'bf', '590', 'Q95'),
  art: entry('艺术', 'bf', '709', 'J1'),
  biography: entry('传记', 'bf', '920', 'K81'),
  blues: entry('布鲁斯音乐', 'm', '781.643', 'J605'),
  business: entry('商业', 'b', '650.1', 'F7'),
  "children's stories": entry('儿童故事', 'b', '823.92', 'I287.5'),
  China: entry('中国', 'bf', '951', 'K2'),
  classics: entry('文学名著', 'bf', '823.8', 'I242'),
  'classical music': entry('古典音乐', 'm', '780', 'J605'),
  comedy: entry('喜剧', 'bf', '823.92', 'I247.7'),
  cooking: entry('烹饪', 'b', '641.5', 'TS972'),
  'country music': entry('乡村音乐', 'm', '781.642', 'J605'),
  crime: entry('犯罪', 'bf', '823.92', 'I247.5'),
  documentary: entry('纪录片', 'f', '070.18', 'J952'),
  drama: entry('戏剧', 'bf', '822.92', 'I23'),
  economics: entry('经济', 'b', '330', 'F0'),
  'electronic music': entry('电子音乐', 'm', '786.7', 'J605'),
  family: entry('家庭', 'bf', '823.92', 'I247.5'),
  fantasy: entry('奇幻', 'bf', '823.92', 'I247.5'),
  'folk music': entry('民间音乐', 'm', '781.62', 'J607'),
  'graphic novels': entry('漫画', 'b', '741.5', 'J238'),
  health: entry('健康', 'b', '613', 'R161'),
  'hip hop': entry('嘻哈音乐', 'm', '782.421649', 'J605'),
  'historical fiction': entry('历史小说', 'bf', '823.92', 'I247.53'),
  history: entry('历史', 'bf', '909', 'K1'),
  horror: entry('恐怖', 'bf', '823.92', 'I247.5'),
  jazz: entry('爵士乐', 'm', '781.65', 'J605'),
  'literary fiction': entry('文学小说', 'b', '823.92', 'I247.57'),
  'love stories': entry('爱情故事', 'bf', '823.92', 'I247.57'),
  'martial arts': entry('武侠', 'bf', '796.8', 'I247.58'),
  memoir: entry('回忆录', 'b', '920', 'K82'),
  musicals: entry('音乐剧', 'fm', '782.14', 'J822'),
  mystery: entry('推理', 'bf', '823.92', 'I247.56'),
  mythology: entry('神话', 'bf', '201.3', 'B932'),
  nature: entry('自然', 'bf', '508', 'N49'),
  opera: entry('歌剧', 'fm', '782.1', 'J822'),
  philosophy: entry('哲学', 'b', '100', 'B0'),
  'picture books': entry('绘本', 'b', '823.92', 'I287.8'),
  poetry: entry('诗歌', 'b', '821.92', 'I227'),
  politics: entry('政治', 'bf', '320', 'D0'),
  'pop music': entry('流行音乐', 'm', '781.64', 'J605'),
  psychology: entry('心理学', 'b', '150', 'B84'),
  religion: entry('宗教', 'b', '200', 'B9'),
  'rock music': entry('摇滚音乐', 'm', '781.66', 'J605'),
  'school stories': entry('校园故事', 'bf', '823.92', 'I287.45'),
  science: entry('科学', 'bf', '500', 'N49'),
  'science fiction': entry('科幻', 'bf', '823.92', 'I247.55'),
  'short stories': entry('短篇小说', 'b', '823.92', 'I247.7'),
  soundtracks: entry('影视原声', 'm', '781.542', 'J617'),
  'spy stories': entry('间谍故事', 'bf', '823.92', 'I247.5'),
  sport: entry('体育', 'bf', '796', 'G8'),
  technology: entry('技术', 'b', '600', 'T-49'),
  thriller: entry('惊悚', 'bf', '823.92', 'I247.5'),
  travel: entry('旅行', 'bf', '910', 'K919'),
  war: entry('战争', 'bf', '355', 'E1'),
  westerns: entry('西部故事', 'bf', '823.92', 'I247.5'),
  'world music': entry('世界音乐', 'm', '780.9', 'J605'),
} as const satisfies Record<string, SubjectEntry>;

export type Subject = keyof typeof table;

export const subjects = Object.keys(table) as readonly Subject[];

const byFoldedName = new Map<string, Subject>(subjects.map((subject) => [subject.toLowerCase(), subject]));

/** The subject of that name, letter case and apostrophe shape aside. */
export const subjectNamed = (name: string): Subject | undefined =>
  byFoldedName.get(name.trim().toLowerCase().replaceAll('’', "'"));

/** The heading as a record of this language prints it; what is drama on a stage is a story film on a screen. */
export function headingOf(subject: Subject, language: string, material: Material): string {
  if (language !== 'chi') return subject;
  return subject === 'drama' && material === 'film' ? '剧情' : table[subject].heading;
}

/** Whether titles of this material carry the subject. */
export const suits = (subject: Subject, material: Material): boolean =>
  (table[subject].on as string).includes(material.charAt(0));

/** The class mark of a made-up title. */
export function classOf(subject: Subject, material: Material, language: string): string {
  if (material === 'film') return language === 'chi' ? 'J905' : '791.4372';
  return language === 'chi' ? table[subject].clc : table[subject].ddc;
}
