/** Articles by language. All of them are dropped in front of any title: a record often names no language, and what counts is that its editions are treated alike. */
const articles: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'a', 'an'], fr: ['le', 'la', 'les', 'un', 'une', 'des'], de: ['der', 'die', 'das', 'ein', 'eine'], it: ['il', 'lo', 'gli', 'uno', 'una'],
  es: ['el', 'los', 'las', 'unos', 'unas'], pt: ['os', 'um', 'uma'], nl: ['de', 'het', 'een'], sv: ['den', 'det', 'en', 'ett'], da: ['et'], hu: ['az'],
};
const anyArticle = new Set(Object.values(articles).flat());
/** "And" in the languages of most records and its sign (which is no word): "Pride & prejudice" is "Pride and prejudice". */
export const linkWords: ReadonlySet<string> = new Set(['and', 'und', 'et']);

/** The words of a title without the article in front; a title of one word keeps it. */
export function dropLeadingArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && anyArticle.has(words[0]!) ? words.slice(1) : words;
}

/** Words about the edition or the carrier, wherever they stand in a folded title. */
export const carrierWords: readonly RegExp[] = [
  /[([\s,.:–-](?:\d{1,2}(?!\d)(?:st|nd|rd|th|\.|e|eme)?\s*|(?:second|third|revised|new|updated|deluxe|special|collector'?s|limited|illustrated|anniversary|abridged|unabridged|large[ -]print|bilingual|movie tie-in|kindle|paperback|hardcover|international|student|enlarged|expanded|extended|ultimate|definitive) )+(?:anniversary )?(?:edition|ed\.|aufl(?:age|\.))\b[)\]]?/gu,
  /\((?:large print|unabridged|abridged|dvd|blu-?ray|cd|audio ?book|audio ?cd|e-?book|hardcover|paperback|kindle edition|vhs|video|texte imprime|gros caracteres|livre audio|horbuch|widescreen|fullscreen)\)/gu,
  /[\s:(,](?:large print|gros caracteres|grossdruck|texte integral|ungekurzte lesung|unabridged|widescreen|blu-?ray(?: disc)?|dvd(?:-video)?|collector's set)[)\s]*$/gu,
  /[([\s]*(?:(?:第\s*[\d一二三四五六七八九十]+|修订|增订|增补|最新|典藏|珍藏|纪念|插图|精装|平装|全新|最新修订|彩图|全译|大字|双语|校注|简体|繁体)[版本])[)\]]?/gu,
];

/** Subtitles that any title may have: kinds of writing, of recordings and of editions, folded and without blanks. */
const plainSubtitles = new Set([
  'novel', 'anovel', 'thenovel', 'novels', 'anovella', 'novella', 'thriller', 'athriller', 'amystery', 'mystery', 'amysterynovel', 'amemoir', 'memoir', 'stories', 'shortstories', 'storiesnovellas', 'poems', 'poetry', 'aplay',
  'play', 'aromance', 'romance', 'anautobiography', 'autobiography', 'abiography', 'biography', 'fiction', 'alovestory', 'largeprint', 'unabridged', 'abridged', 'original', 'anhistoricalnovel', 'ahistoricalnovel',
  'roman', 'romans', 'unroman', 'lroman', 'romanpolicier', 'romanhistorique', 'nouvelle', 'nouvelles', 'recit', 'recits', 'poemes', 'poesies', 'poesie', 'theatre', 'conte', 'contes', 'polar', 'essai', 'temoignage', 'autobiographie', 'biographie',
  'texteintegral', 'romangraphique', 'piece', 'thrillers', 'romanjeunesse', 'policier', 'suspense',
  'einroman', 'kriminalroman', 'krimi', 'historischerroman', 'erzahlung', 'erzahlungen', 'eineerzahlung', 'novelle', 'novellen', 'gedichte', 'psychothriller', 'jugendroman', 'kinderbuch', 'jugendbuch', 'horbuch', 'horspiel', 'lesung', 'hauptwerk',
  'fantasyroman', 'liebesroman', 'thrillerroman', 'geschichten', 'schauspiel', 'comicroman', 'gekurztelesung', 'ungekurztelesung', 'autorisierteaudiofassung', 'bilderbuch',
  'romanzo', 'romanzi', 'racconto', 'racconti', 'novela', 'unanovela', 'cuentos', 'poemas', 'romance', 'relatos', 'racontos',
  '小说', '长篇小说', '短篇小说集', '短篇小说', '中篇小说', '诗集', '散文集', '散文', '传记', '自传', '回忆录', '全译本', '名著', '绘本', '童话', '全本',
  'dvd', 'dvdvideo', 'bluray', 'film', 'thefilm', 'themovie', 'movie', 'spielfilm', 'feature', 'motionpicture', 'livreaudio', 'audiobook', 'electronicresource', 'ebook',
]);

export const isPlainSubtitle = (words: readonly string[]): boolean => plainSubtitles.has(words.join(''));

/** What another work says that goes with a title: exercises, answers, companions, versions in pictures. It is no edition of the work it goes with. */
const accompanying = /exerci[cs]e|ubung|losung|solution|corrige|answer|workbook|arbeitsheft|arbeitsbuch|cahierd|livredumaitre|livreduprofesseur|guidepedagog|guideduprof|guidedelenseignant|lehrer|teacher|studyguide|studentguide|companion|sparknotes|cliffsnotes|lekture(?:hilfe|schlussel)|interpretation|profild|commentaire|kommentar|makingof|screenplay|script|soundtrack|enbd$|lenbd|theplay$|(?:ultimate|official|illustrated|complete)guide|adaptation|trilogy|omnibus|box(?:ed)?set|popup|lacomic|dercomic|thecomic|coloringbook|sequel|libretto|练习|习题|答案|教师用书|导读|漫画版|连环画/u;

/** Does a subtitle (folded, without blanks) say that this is another work beside the one of that title? */
export const isAccompanying = (sub: string): boolean => sub !== '' && accompanying.test(sub);

/** In a folded title: it holds further works, or is the work told in pictures. */
export const withOthers = /\b(?:and|&) (?:other|selected) (?:\w+ )?(?:stories|tales|writings|poems|plays|essays|works|fiction)\b|\b(?:und|&) andere\b|\bet autres\b|\by otros\b|\be altri\b|\bsuivi de\b|graphic novel|bande dessinee|\bcomic-?(?:fassung|adaption)\b|及其他|漫画版/u;

/**
 * Titles that stand for any collection of an author's writings or music, or for a publication that appears again and again, without blanks and
 * leading article: as a uniform title they say nothing, and as a title without an author no more.
 */
const collectiveTitles = new Set([
  'works', 'selections', 'poems', 'novels', 'plays', 'essays', 'speeches', 'letters', 'correspondence', 'shortstories', 'stories', 'proseworks', 'poeticalworks', 'poetry', 'prose', 'lectures', 'sermons', 'collectedworks', 'selectedworks',
  'collectedpoems', 'selectedpoems', 'completepoems', 'completeworks', 'collectedstories', 'selectedstories', 'collectedshortstories', 'completeshortstories', 'selectedessays', 'collectedessays', 'selectedletters', 'collectedplays', 'writings',
  'selectedwritings', 'diaries', 'journals', 'notebooks', 'interviews', 'songs', 'symphonies', 'sonatas', 'concertos', 'quartets', 'operas', 'pianomusic', 'chambermusic', 'orchestramusic', 'instrumentalmusic', 'vocalmusic', 'greatesthits', 'bestof',
  'verybestof', 'best', 'collection', 'annualreport', 'report', 'proceedings', 'bulletin', 'newsletter', 'yearbook', 'almanac', 'catalogue', 'catalog', 'directory', 'statistics', 'untitled', 'unknown', 'notitle', 'title',
  'oeuvres', 'oeuvrescompletes', 'oeuvreschoisies', 'poesies', 'poesiescompletes', 'poemes', 'theatre', 'theatrecomplet', 'contes', 'nouvelles', 'romans', 'correspondance', 'lettres', 'journal', 'essais', 'discours', 'rapportannuel', 'rapport',
  'werke', 'samtlichewerke', 'gesammeltewerke', 'ausgewahltewerke', 'gedichte', 'samtlichegedichte', 'erzahlungen', 'samtlicheerzahlungen', 'gesammelteerzahlungen', 'dramen', 'briefe', 'tagebucher', 'schriften', 'gesammelteschriften', 'essais', 'reden',
  'jahresbericht', 'jahrbuch', 'bericht', 'opere', 'poesie', 'racconti', 'lettere', 'obras', 'obrascompletas', 'poesia', 'cuentos', 'obrasescogidas', 'sochineniia', 'sobraniesochinenii', 'izbrannoe', 'собраниесочинении', 'сочинения', 'избранное',
  '全集', '文集', '选集', '作品集', '作品选', '诗选', '诗集', '散文选', '散文集', '小说选', '小说集', '文选', '年鉴', '年度报告', '论文集', '日记', '书信', '书信集', '作品全集', '短篇小说选', '短篇小说集',
]);

/** Is the title (folded, without blanks) one of the many that say nothing of the work? */
export const isCollectiveTitle = (main: string): boolean => collectiveTitles.has(main);
