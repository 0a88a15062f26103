import { describe, expect, it } from 'vitest';
import { iso2709, type FieldText } from '../../../../helpers/marc-records.ts';
import { readMarc } from './reading-marc.ts';

type Cells = Readonly<Record<string, string>>;
const fixed = (language: string, { audience = ' ', form = ' ', date = '2001' } = {}): FieldText => ['008', `010101s${date}    xx ${' '.repeat(4)}${audience}${form}${' '.repeat(11)}${language}  `];
const described = async (fields: readonly FieldText[], leader = 'nam a'): Promise<Cells> => (await readMarc(iso2709([['001', '1'], ...fields], { leader }))).rows[0] ?? {};
const titled = (text: string, ...others: FieldText[]): Promise<Cells> => described([['245', text], ...others]);

describe('MARC 21', () => {
  it('writes titles as cards have them', async () => {
    expect(await titled('10$aOne :$btwo /$cA. B.')).toMatchObject({ title: 'One : two', author: 'A. B.' });
    expect(await titled('00$aStar Trek.$nSeason 1,$pThe cage$h[videorecording] :$ba pilot /$cdirected by C. D.')).toMatchObject({ title: 'Star Trek. Season 1, The cage : a pilot', volume: 'Season 1, The cage', author: 'C. D.' });
    expect(await titled('10$aLe chat =$bThe cat')).toMatchObject({ title: 'Le chat = The cat' });
    expect(await titled('10$aMr. and Mrs. Smith, Inc.')).toMatchObject({ title: 'Mr. and Mrs. Smith, Inc.' });
    expect(await titled('10$a[A list of books].')).toMatchObject({ title: 'A list of books' });
    expect(await titled('10$a\u0098The \u009ccat &#x4E2D;')).toMatchObject({ title: 'The cat 中' });
  });

  it('shows a title in the script of its language, and keeps the other one findable', async () => {
    const pair: FieldText[] = [['100', '1 $6880-01$aCao, Xueqin,$dapproximately 1717-1763.'], ['245', '10$6880-02$aHong lou meng /$cCao Xueqin.'], ['880', '1 $6100-01/$1$a曹雪芹.'], ['880', '10$6245-02/$1$a红楼梦 /$c曹雪芹.']];
    expect(await described([fixed('chi'), ...pair])).toMatchObject({ title: '红楼梦', original_title: 'Hong lou meng', author: '曹雪芹; Cao, Xueqin' });
    expect(await described([fixed('eng'), ...pair])).toMatchObject({ title: 'Hong lou meng', author: 'Cao, Xueqin; 曹雪芹' });
    expect(await described([fixed('chi'), ['245', '10$6880-02$aHong lou meng :$bda zi ben /$cCao Xueqin.'], ['880', '10$6245-02/$1$a红楼梦 :$b大字本 /$c曹雪芹.']])).toMatchObject({ title: '红楼梦 : 大字本', original_title: 'Hong lou meng : da zi ben' });
    expect(await described([fixed('chi'), ['245', '10$6880-02$aHong lou meng'], ['880', '10$a红楼梦']])).toMatchObject({ title: 'Hong lou meng' });
  });

  it('finds original titles and languages', async () => {
    expect(await titled('10$aSummer', ['240', '10$aL\'été.$lEnglish'], fixed('eng'), ['041', '1 $aeng$hfre'])).toMatchObject({ original_title: 'L\'été', language: 'eng', original_language: 'fre' });
    expect(await titled('10$aSummer', ['765', '0 $tL\'été.'], ['041', '1 $aengfre'], fixed('eng'))).toMatchObject({ original_title: 'L\'été', original_language: 'fre' });
    expect(await titled('10$aSummer', ['500', '  $aTranslation of: L\'été.'])).toMatchObject({ original_title: 'L\'été' });
    expect(await titled('10$aPoems', ['240', '10$aPoems.$kSelections'], ['041', '0 $adeueng'])).toEqual({ title_id: '1', title: 'Poems', language: 'ger', material: 'book' });
  });

  it('reads series, numbers, classes, imprint', async () => {
    expect(await titled('10$aOne', ['490', '1 $aHarry Potter ;$v3'], ['800', '1 $aRowling, J. K.$tHarry Potter series ;$vbk. 3.'])).toMatchObject({ series: 'Harry Potter series', series_number: 'bk. 3' });
    expect(await titled('10$aOne', ['490', '0 $aDiscworld ; 5'], ['082', '00$a823/.914$220'], ['050', '00$aPR6066.R34$bC6'])).toMatchObject({ series: 'Discworld', series_number: '5', class: '823.914', call_number: 'PR6066.R34 C6' });
    expect(await titled('10$aOne', ['050', '00$aSDC 316'], ['084', '  $aI247.5$2clc'])).toMatchObject({ class: 'I247.5' });
    expect(await titled('10$aOne', ['264', ' 4$c©1999'], ['264', ' 1$a[Paris] :$b[Seuil],$c[2001?]'])).toMatchObject({ publisher: 'Seuil', year: '2001' });
    expect(await titled('10$aOne', ['020', '  $a9780306406157 (set)'], ['020', '  $a0-306-40615-2 (v. 1)'], ['020', '  $z0306406153'])).toMatchObject({ isbn: '0306406152; 9780306406157' });
    expect(await titled('14$a˜Der œRing', ['020', '  $a9787536692930 7-302-02368-x'])).toMatchObject({ title: 'Der Ring', isbn: '9787536692930; 730202368X' });
  });

  it.each([
    ['a book', 'nam a', [], 'book'], ['large print', 'nam a', [fixed('eng', { form: 'd' })], 'large print book'], ['an e-book', 'nam a', [['007', 'cr |||']], 'e-book'], ['a serial', 'nas a', [], 'serial'],
    ['a score', 'ncm a', [], 'score'], ['a map', 'nem a', [], 'map'], ['an audiobook', 'nim a', [], 'audiobook'], ['a CD', 'njm a', [['007', 'sd fsngnnmmned']], 'music CD'], ['a record', 'njm a', [['007', 'sd bsmennmplu']], 'music LP'],
    ['a CD in words', 'njm a', [['245', '00$aOne$h[sound recording]'], ['300', '  $a1 sound disc :$bdigital ;$c4 3/4 in.']], 'music CD'], ['a DVD', 'ngm a', [['007', 'vd cvaizq']], 'DVD'], ['a Blu-ray', 'ngm a', [['300', '  $a1 Blu-ray disc']], 'Blu-ray'], ['a film', 'ngm a', [['007', 'mr |||']], 'film'], ['a game', 'nmm a', [['655', ' 7$aVideo games.']], 'computer game'],
    ['a local code', 'nam a', [['942', '  $cDVD']], 'DVD'], ['a picture', 'nkm a', [], 'picture'], ['a thing', 'nrm a', [], 'object'],
  ] as const)('says what %s is', async (_, leader, fields, material) => {
    expect(await described([['245', '00$aOne'], ...fields], leader)).toMatchObject({ material });
  });

  it.each([
    ['008', [fixed('eng', { audience: 'j' })], 'juvenile'], ['008', [fixed('eng', { audience: 'd' })], 'young adult'], ['521', [['521', '8 $aFSK 16.']], 'young adult'], ['521', [['521', '1 $a3-5.'], ['521', '2 $aGrades K-2.']], 'juvenile'],
    ['650', [['650', ' 0$aCats$vJuvenile fiction.']], 'juvenile'], ['385', [['385', '  $aAdults$2lcdgt']], 'adult'],
  ] as const)('finds the audience in %s', async (_, fields, audience) => {
    expect(await described([['245', '00$aOne'], ...fields])).toMatchObject({ audience });
  });
});

describe('UNIMARC, CNMARC, CMARC', () => {
  const head = (codes = 'em ', language = 'chi'): FieldText[] => [['100', `  $a20080101d2008    ${codes}y0${language}y50      ea`]];
  const chinese: FieldText[] = [
    ...head(), ['010', '  $a978-7-5366-9293-0$b精装$dCNY23.00'], ['101', '1 $achi$ceng'], ['200', '1 $a三体$9san ti$d= The three-body problem$h第一部$i地球往事$e长篇小说$f刘慈欣著$g某人译'], ['210', '  $a重庆$c重庆出版社$d2008'],
    ['225', '2 $a中国科幻基石丛书$v12'], ['606', '0 $a科学幻想小说$y中国$z当代'], ['610', '0 $a科幻'], ['690', '  $aI 247.5$v5'], ['701', ' 0$a(中)$a刘慈欣$4著'],
  ];

  it('reads a Chinese record', async () => {
    expect(await described(chinese)).toMatchObject({
      title: '三体. 第一部, 地球往事 : 长篇小说', volume: '第一部, 地球往事', original_title: 'The three-body problem', original_language: 'eng', language: 'chi', publisher: '重庆出版社', year: '2008', class: 'I247.5',
      series: '中国科幻基石丛书', series_number: '12', isbn: '9787536692930', audience: 'adult', subjects: '科学幻想小说 -- 中国 -- 当代; 科幻', material: 'book',
    });
  });

  it('takes the author from the responsibility where no field names one', async () => {
    expect(await described([...head(), ['200', '1 $a活着$f余华著']])).toMatchObject({ title: '活着', author: '余华' });
    expect(await described([...head('a  '), ['200', '1 $a好饿的毛毛虫$f(美) 艾瑞·卡尔文图'], ['701', ' 0$c(美)$a卡尔$b艾瑞']])).toMatchObject({ author: '卡尔艾瑞', audience: 'juvenile' });
  });

  it('reads a French record with its copies', async () => {
    const fields: FieldText[] = [['090', '  $a4711'], ...head('u  ', 'fre'), ['101', '1 $afre$ceng'], ['200', '1 $aL\'ombre du vent$bTexte imprimé$fCarlos Ruiz Zafón'], ['454', ' 1$tLa sombra del viento'], ['676', '  $a863'], ['700', ' 1$aRuiz Zafón$bCarlos$f1964-'], ['995', '  $bBIB$cBIB$f30001$9991$kR RUI$rLIV']];
    expect(await described(fields)).toMatchObject({ title_id: '4711', title: 'L\'ombre du vent', author: 'Ruiz Zafón, Carlos', original_title: 'La sombra del viento', class: '863', item_barcode: '30001', item_id: '991', branch: 'BIB', call_number: 'R RUI' });
  });

  it('finds barcodes in the local fields of Chinese libraries, several in one field', async () => {
    const { rows } = await readMarc(iso2709([['001', '7'], ...chinese, ['905', '  $aA01$bC0012345$bC0012346$dI247.5$e1234'], ['905', '  $aB02$fC0012399$dI247.5$e1234']]));
    expect(rows.map((row) => [row['item_barcode'], row['branch'], row['call_number']])).toEqual([['C0012345', 'A01', 'I247.5/1234'], ['C0012346', 'A01', undefined], ['C0012399', 'B02', undefined]]);
    const taiwan = await described([...head(), ['200', '1 $a紅樓夢'], ['681', '  $a857.49'], ['805', '  $a總館$cW123456$d857.49$e5566']]);
    expect(taiwan).toMatchObject({ class: '857.49', item_barcode: 'W123456', branch: '總館' });
  });
});

describe('copies', () => {
  const of = async (field: FieldText): Promise<Cells> => titled('00$aOne', field);

  it.each([
    ['Koha', ['952', '  $aMAIN$bWEST$p001$9881$oFIC$yDVD$8FILMS'], { item_barcode: '001', item_id: '881', branch: 'MAIN', call_number: 'FIC', material: 'DVD', collection: 'FILMS' }],
    ['Evergreen', ['852', '4 $aLIB$bBR1$bBR1$cStacks$jFIC ONE$p11223344'], { item_barcode: '11223344', branch: 'BR1', collection: 'Stacks', call_number: 'FIC ONE' }],
    ['Sierra', ['945', '  $aFIC$i31234000123456$lmain1$y.i12345678'], { item_barcode: '31234000123456', item_id: 'i12345678', branch: 'main1' }],
    ['Symphony', ['999', '  $aFIC ONE$wLC$c1$iX000932305$lSTACKS$mMAIN$tBOOK'], { item_barcode: 'X000932305', branch: 'MAIN', collection: 'STACKS', call_number: 'FIC ONE' }],
    ['holdings', ['876', '  $ai77$lWEST$p00123'], { item_barcode: '00123', item_id: 'i77', branch: 'WEST' }],
    ['local 949', ['949', '  $aFIC$b31234000123456$lmain'], { item_barcode: '31234000123456', branch: 'main', call_number: 'FIC' }],
  ] as const)('reads those of %s', async (_, field, cells) => expect(await of(field)).toMatchObject(cells));

  it.each([
    ['Koha', ['999', '  $c17$d18'], '17'], ['Evergreen', ['901', '  $a13683783$bSystem$c42'], '42'], ['Sierra', ['907', '  $a.b12345678$bmulti'], 'b12345678'], ['a date in 999', ['999', '  $b1$c040914$dm'], '1'],
  ] as const)('knows a title by the number of %s', async (_, field, id) => expect(await of(field)).toMatchObject({ title_id: id }));

  it('makes a number of the words of a record that has none', async () => {
    const { rows } = await readMarc(iso2709([['245', '10$aOne /$cA. B.'], ['952', '  $aMAIN$p001'], ['952', '  $aMAIN$p002']]));
    expect(rows.map((row) => [row['title_id'], row['item_barcode']])).toEqual([['=title:one/a b', '001'], ['=title:one/a b', '002']]);
  });

  it('gives copies in records of holdings to the title that they name', async () => {
    const { rows } = await readMarc(iso2709([['001', 'h1'], ['004', '4711'], ['852', '  $bMAIN$p001']], { leader: 'nx  a' }));
    expect(rows).toEqual([{ title_id: '4711', item_barcode: '001', branch: 'MAIN' }]);
  });
});
