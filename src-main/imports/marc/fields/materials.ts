/** Codes that many libraries use for kinds of material. What is a book is said by the record itself. */
const codes: Readonly<Record<string, string>> = {
  DVD: 'DVD', DVDS: 'DVD', DVDN: 'DVD', DVDF: 'DVD', JDVD: 'DVD', YDVD: 'DVD', BLURAY: 'Blu-ray', BLU: 'Blu-ray', BR: 'Blu-ray', BD: 'Blu-ray', VHS: 'video cassette', VIDEO: 'video', VID: 'video',
  CD: 'music CD', CDM: 'music CD', MCD: 'music CD', MUSICCD: 'music CD', LP: 'music LP', AUDIOBOOK: 'audiobook', AUDIOBK: 'audiobook', ABK: 'audiobook', BOCD: 'audiobook', CDBOOK: 'audiobook', TALKBOOK: 'audiobook',
  EBOOK: 'e-book', EBK: 'e-book', EB: 'e-book', LARGEPRINT: 'large print book', MAP: 'map', MAPS: 'map', SCORE: 'score', GAME: 'game', BOARDGAME: 'game', TOY: 'object', VIDEOGAME: 'computer game', VG: 'computer game',
  MAGAZINE: 'serial', MAG: 'serial', PERIODICAL: 'serial', PER: 'serial', SERIAL: 'serial', KIT: 'kit', SOFTWARE: 'software',
};

/** The kind of material that a library's own code names; empty where it is a code of the library alone. */
export const materialOfCode = (code: string): string => codes[code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')] ?? '';

const phrases: readonly (readonly [RegExp, string])[] = [
  [/blu-?ray|蓝光|藍光/, 'Blu-ray'], [/\bdvd|videodisc|video disc|videodisque/, 'DVD'], [/vhs|video ?cassette|录像带|錄影帶/, 'video cassette'],
  [/video game|playstation|nintendo|xbox/, 'computer game'], [/audiobook|talking book|spoken word|hörbuch|livre audio|有声书|有聲書/, 'audiobook'],
  [/compact disc|\bcds?\b|光盘唱片|cd唱片/, 'music CD'], [/\blps?\b|33 ?1\/3|33⅓|phonodisc|vinyl|黑胶/, 'music LP'], [/audio ?cassette|sound cassette|cassette audio|录音带/, 'music cassette'],
  [/\[?electronic resource|online resource|e-?book|电子资源|電子資源/, 'e-book'], [/video ?recording|motion picture|录像|影片/, 'video'], [/sound recording|audio recording|录音/, 'music recording'],
  [/large print/, 'large print book'], [/\bscore|partition|乐谱|樂譜/, 'score'], [/\bmaps?\b|atlas|地图|地圖/, 'map'],
];

/** The kind of material that words in lower case name. */
export const materialOfWords = (words: string): string => phrases.find(([pattern]) => pattern.test(words))?.[1] ?? '';
