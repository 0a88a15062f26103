import type { ImportField } from '#contract/imports.ts';

/** What a record of the fixtures says, read by hand from its bytes. A column that is not named is not checked; an empty text: it says nothing there. */
export interface MarcExpectation {
  /** Below `fixtures/marc`. */
  readonly file: string;
  /** From 1 on. */
  readonly record: number;
  readonly cells: Readonly<Partial<Record<ImportField, string>>>;
}

const of = (file: string, record: number, cells: MarcExpectation['cells']): MarcExpectation => ({ file, record, cells });

export const marcExpectations: readonly MarcExpectation[] = [
  // ASCII
  of('good/test.dat', 1, { title_id: 'fol05731351', title: 'ActivePerl with ASP and ADO', author: 'Martinsson, Tobias', publisher: 'John Wiley & Sons', year: '2000', language: 'eng', class: '005.133', isbn: '0471383147', material: 'book' }),
  of('good/test.dat', 6, { title: 'Proceedings of the Perl Conference 4.0 : July 17-20, 2000, Monterey, California', author: 'Perl Conference 4.0', subjects: 'Perl (Computer program language) -- Congresses' }),
  of('good/marc.dat', 1, { title: 'The pragmatic programmer : from journeyman to master', author: 'Hunt, Andrew' }),
  of('good/chabon.mrc', 2, { title: 'Summerland', author: 'Chabon, Michael', audience: 'juvenile', isbn: '0786808772; 0786816155', subjects: 'Fantasy; Baseball -- Fiction; Magic -- Fiction' }),
  of('good/chabon.xml', 2, { title_id: '12883376', title: 'Summerland', author: 'Chabon, Michael', year: '2002' }),
  of('good/musical_cage.marc', 1, { title: 'Lou Harrison, Harry Partch, John Cage', author: 'Cage, John', original_title: 'Atlas eclipticalis', material: 'music CD', series: 'Composer portrait series' }),
  of('good/date_with_u.marc', 1, { title: 'The educational circular', original_title: 'Educational circular', material: 'serial', year: '' }),
  of('good/BooksAll.2014.part01-0001.mrc', 3, { title: 'The sky pilot ; a tale of the foothills', author: 'Connor, Ralph', year: '1899', publisher: 'F. H. Revell company' }),
  of('good/sample_acq_order.mrc', 1, { title: 'How do we know the size of the solar system', author: 'Turiel, Isaac', audience: 'juvenile', series: 'Great scientific questions and the scientists who answered them', class: '523.2' }),
  of('good/u17_utf8.mrc', 1, { title_id: 'u17', title: 'British policy towards the Punjab states, 1858-1905', author: 'Arora, A. C.', item_barcode: 'X000932305', branch: 'ALDERMAN', call_number: 'DS485 .P2 A84 1982' }),
  of('good/map_data.mrc', 1, { title_id: '1', title: 'Geology of the northern California continental margin', author: 'California. Division of Mines and Geology', material: 'map', series_number: 'map no. 7A-7D', item_barcode: '11223344', branch: 'BR1' }),
  of('good/camel.mrk', 1, { title_id: 'fol05731351', title: 'ActivePerl with ASP and ADO', author: 'Martinsson, Tobias', language: 'eng' }),
  of('good/marc-in-json.json', 1, { title_id: '5674874', title: 'The freewheelin\' Bob Dylan', author: 'Dylan, Bob', publisher: 'Columbia', year: '1963' }),
  of('good/1474920681_KOHA_LFL_5.xml', 1, { title_id: '5', title: 'Cinema and architecture : from historical to digital', author: 'Penz, Francois', year: '1996' }),
  // MARC-8 with ANSEL
  of('good/marc8.dat', 1, { title: 'Escape from loneliness', author: 'Tournier, Paul', original_title: 'De la solitude à la communauté', original_language: '', year: '1962' }),
  of('good/one-marc8.mrc', 1, { title: 'Por uma outra globalização : do pensamemto único à consciência universal', author: 'Santos, Mílton', language: 'por', publisher: 'Editora Record' }),
  of('good/brkrtest.mrc', 1, { title: 'New test record number 1 with ordinary data', author: 'Deer-Doe, J.', material: 'large print book', series: 'Test record series', series_number: 'no. 1' }),
  of('good/brkrtest.mrk', 1, { title: 'New test record number 1 with ordinary data', author: 'Deer-Doe, J.' }),
  of('good/selectedRecs.mrc', 1, { title: 'Iskusstvo perevoda i zhiznʹ literatury : ocherki', author: 'Fedorov, Andreĭ Venediktovich', language: 'rus', item_barcode: 'X000911909' }),
  of('good/selectedRecs.mrc', 2, { title: 'Meine Botschafterzeit am Berliner hofe l872-1877', author: 'Gontaut-Biron, Élie', publisher: 'K. Siegismund' }),
  of('good/lul_fre_100.mrc', 2, { title: 'Les aspirations : poésies canadiennes', author: 'Chapman, W.', publisher: 'Librairies-Imprimeries réunies', language: 'fre', item_barcode: '30007004049820', branch: 'DESMARAIS' }),
  of('good/jazz_1k.mrc', 1, { title: 'Friendly fire', author: 'Lovano, Joe', publisher: 'Blue Note', material: 'music CD', item_barcode: '30007007467409' }),
  of('good/jazz_1k.mrc', 500, { title_id: '03-0011495', title: 'Filles de Kilimanjaro', author: 'Davis, Miles', series: 'Columbia Contemporary Jazz Masters' }),
  of('good/oss.marc', 1, { title: 'Open Source GIS : A GRASS GIS Approach', author: 'Neteler, Markus', year: '2008', isbn: '9780387685748', material: 'e-book' }),
  // MARC-8 with Hebrew, Arabic, Cyrillic, East Asian sets
  of('good/hebrew.marc', 1, { title: 'לתורה בלמועדים : רסיסי הגיונות', original_title: 'La-Torah vela-moʻadim : resise hegyonot', author: 'Zeṿin, Shelomoh Yosef', language: 'heb', publisher: 'Zioni' }),
  of('good/diac_from_oclc.mrc', 4, { title: 'اطلس التجمعات الفلسطينية في اسرائيل', original_title: 'Aṭlas al-tajammuʻāt al-Filasṭīnīyah fī Isrāʼīl', author: 'Atamny, Fachri', material: 'map', language: 'ara' }),
  of('good/diac-4-theo-directly-from-sierra.mrc', 4, { title: 'اطلس التجمعات الفلسطينية في اسرائيل' }),
  of('bad/cyrillic_capital_e.mrc', 1, { title: 'Вор, шпион и убийца', author: 'Буйда, Юрий; Buĭda, I︠U︡riĭ', class: '891.7', item_barcode: 'X031605101' }),
  of('bad/pride-and-prejudice-with-many-errors.mrc', 312, { title: '傲慢與偏見' }),
  // UTF-8
  of('good/utf8_with_leader_flag.dat', 1, { title: 'Escape from loneliness', original_title: 'De la solitude à la communauté' }),
  of('bad/utf8_without_leader_flag.dat', 1, { title: 'Escape from loneliness', original_title: 'De la solitude à la communauté' }),
  of('good/diacritic.dat', 1, { title: 'Amateur media : social, cultural and legal perspectives', publisher: 'Routledge', class: '302.231', isbn: '9780415782654; 9780203112021' }),
  of('good/utf8.marc', 1, { title_id: '000039829', title: 'Photčhanānukrom Čhin Klāng-TǣčhiuʻAngkrit-Thai', author: 'Čhamlō̜ng Phitsanākha', publisher: 'Bantānsān' }),
  of('good/test_data.utf8.mrc', 4, { title: '久保栄 「火山灰地」 を読む', original_title: 'Kubo Sakae "Kazanbaichi" o yomu', author: '吉田一; Yoshida, Hajime', publisher: '法政大学出版局', year: '1997', language: 'jpn' }),
  of('good/test_data.utf8.marc.xml', 3, { author: 'نورى، عبد الله; Nūrī, ʻAbd Allāh', original_title: 'Naqdī barā-yi tamām-i fuṣūl : guft va gū-yi Akbar Ganjī bā ʻAbd Allāh Nūrī : bih payvast-i matn-i istīz̤āḥ-i ʻAbd Allāh Nūrī dar Majlis-i panjum', isbn: '9645625963', language: 'per' }),
  of('good/hebrew880s.marc', 1, { title: 'אנרכיזם ב״ציון״ : בין מרטין בובר לאהרן דוד גורדון', author: 'רצבי, שלום; Ratsabi, Shalom', publisher: 'עם עובד', year: '2011' }),
  of('good/packed_041a_lang.marc', 1, { author: 'Gluski, Jerzy', language: 'eng', original_language: '', class: '398.9', publisher: 'Elsevier Pub. Co.' }),
  of('good/FSL.marc', 1, { title: 'Люди с чистой совестью : [Воспоминания]', author: 'Вершигора, Петр Петрович', publisher: 'Правда', year: '1989' }),
  of('good/FSL.marc', 40, { title: 'Девяносто третий год : Роман', author: 'Гюго, Виктор', language: 'rus', original_language: 'fre', isbn: '5280006270' }),
  of('good/nepali.marc', 1, { title: 'बिहानी टुसा', original_title: 'Bihānī Ṭusā', author: 'शाह, वीरेन्द्रविक्रम; Śāha, Vīrendravikram', year: '1964', language: 'nep' }),
  of('good/AmharicTest.mrc', 1, { title: 'የአድዋው ጀግና : የልዑል ራስ መኮንን ታሪክ', original_title: 'Héros d\'Adoua', original_language: 'fre', publisher: '', year: '2017' }),
  of('good/test-880.mrc', 3, { title: 'ブラジル力行会100年のあゆみ : 1917-2017', author: 'ブラジル力行会; Burajiru Rikkokai', language: 'jpn' }),
  of('good/azdoud.xml', 1, { title: 'Choix de proverbs amazighes', author: 'Azdoud, Driss', publisher: 'Institut Royal de la Culture Amazighe', isbn: '9789920739788; 9920739782' }),
  of('good/OCLC_814388508.xml', 1, { title_id: 'ocn814388508', isbn: '9789608838765; 9608838762', language: 'gre' }),
  of('good/sru_dnb-8ce72c3c-e18f-488a-855d-6dcbf320cb4f.xml', 1, { title_id: '1304143236', publisher: 'Vogel', class: '343.4309460263', original_title: 'Straßenverkehrs-Ordnung' }),
  of('good/RDA_record_CD_Claudia.mrc', 1, { title: 'Cláudia', author: 'Cláudia', material: 'music CD', publisher: 'EMI', series: 'Super divas' }),
  of('good/RDA_record_DVD-BLUE-RAY-MOVIE_Pineapple_express.mrc', 1, { title: 'Pineapple express', author: 'Green, David Gordon', material: 'Blu-ray', publisher: 'Sony Pictures Home Entertainment' }),
  of('good/RDA_record_DVD_Jorge_Mautner.mrc', 1, { title: 'Jorge Mautner : o filho do Holocausto', author: 'Bial, Pedro; D\'Alincourt, Heitor', material: 'DVD', publisher: '' }),
  of('good/RDA_record_SCORE_Wiegenlied.mrc', 1, { author: 'Brahms, Johannes', original_title: 'Lieder. op. 49. Wiegenlied', material: 'score', series_number: 'Bd. 30' }),
  of('good/koha_sample_biblios.xml', 1, { title_id: '1', title: 'E Street shuffle : the glory days of Bruce Springsteen & the E Street Band', author: 'Heylin, Clinton', class: '782.42166092' }),
  of('good/koha_sample_biblios.xml', 100, { title_id: '100', title: 'Un chien andalou = The Andalusian dog', year: '1929', publisher: '' }),
  of('good/koha_sample_biblios.xml', 436, { title_id: '438', title: 'The passion according to G.H.', author: 'Lispector, Clarice', original_title: 'Paixão segundo G.H.', original_language: 'por', class: '869.3' }),
  // damaged
  of('bad/bad_oversize_field_bad_directory.mrc', 2, { title_id: 'drd-34891908', title: 'Muslimfeindlichkeit in Europa', year: '2017', isbn: '9783863878412' }),
  of('bad/bu_bibs.mrc', 11, { title_id: 'b26196840', title: 'Minstrelsy and murder : the crisis of Southern humor, 1835-1925', author: 'Silver, Andrew', isbn: '080713080X' }),
  of('bad/datos-20161010-slice.mrc', 1, { title: 'Calculadora graficadora TI-nspirecx CAS', author: 'Texas Instruments', year: '2011' }),
  of('bad/koha_sample_biblios_with_control_chars.xml', 300, { title: 'The C++ programming language', author: 'Stroustrup, Bjarne' }),
  // other encodings, UNIMARC, CNMARC
  of('bad/marc8_accented_chars.marc', 1, { title: 'Histoire du "nouveau théâtre."', author: 'Serreau, Geneviève', publisher: 'Gallimard', year: '1966' }),
  of('bad/1251.dat', 2, { title: 'Психологический тренинг с подростками', author: 'Анн, Людмила Федоровна', publisher: 'Питер', class: '159.922.7' }),
  of('bad/cp866_unimarc.marc', 1, { title_id: 'Никитенко Е. А.' }),
  of('bad/testunimarc.dat', 1, { title: 'L\'altra faccia della spirale', author: 'Asimov, Isaac', original_title: 'Second foundation', publisher: 'A. Mondadori', language: 'ita', series: 'Bestsellers', series_number: '641', isbn: '8804406828' }),
  of('synthetic/cnmarc_gbk.iso', 5, { title: '百年孤独', author: '加西亚·马尔克斯', publisher: '南海出版公司', class: 'I775.45', language: 'chi', year: '2020' }),
  of('synthetic/cnmarc_gbk.iso', 15, { title: 'Thinking, Fast and Slow', author: 'Daniel Kahneman', language: 'eng', class: 'B842', audience: 'adult' }),
  of('synthetic/cnmarc_utf8.iso', 5, { title: '百年孤独' }),
];
