import type { Medium } from '#contract/titles.ts';

/** Words of material types by medium, tried from above: an audiobook is a text, whatever it is stored on. */
const patterns: readonly (readonly [Medium, RegExp])[] = [
  ['text', /audio-?\s?books?|livre audio|livres audio|livre lu|livres lus|horbuch|hörbuch|hörspiel|spoken|talking book|book on (?:cd|tape)|books on|read-?along|audiolibro|有声|听书|sound recording-?nonmusical|nonmusical|\bbocd\b|e-?books?\b|electronic book|livre num|large print|gros caract|电子书/i],
  ['game', /video\s?games?|computer game|console|playstation|xbox|nintendo|\bwii\b|\bswitch\b|jeux? vid|videospiel|konsolenspiel|电子游戏|board ?game|\bgames?\b|\bspiele?\b|\bjeux?\b|游戏|桌游|puzzle/i],
  ['film', /dvds?\b|blu-?ray|\bfilms?\b|movies?|video|vid[eé]o|\bvhs\b|cinema|\bvm\b|projected|motion picture|\btv\b|television|电影|影片|影视|视频|录像|电视/i],
  ['music', /music|musik|musique|cds?\b|\bmu\b|album|vinyl|\blps?\b|phono|sound recording|sound disc|audio disc|compact dis[ck]|score|partition|noten|音乐|唱片|乐谱|唱盘|音像|录音|cassette/i],
  ['text', /book|livre|buch|libro|text|print|monograph|novel|roman|comic|manga|graphic|\bbk\b|bk$|图书|圖書|专著|书籍|漫画|绘本|language material|manuscript|fiction|bande dessin|\bbd\b|paperback|hardcover/i],
  ['other', /serial|continuing|\bcr\b|periodical|magazine|journal|newspaper|zeitschrift|zeitung|revue|p[eé]riodique|\bmaps?\b|karte|carte|kit|software|computer file|equipment|laptop|realia|object|picture|slides|mixed materials|期刊|报纸|杂志|地图|artifact/i],
];

/** The medium that a material type, or what stands in brackets behind a title, speaks of; null: neither says anything known. */
export function mediumOf(material: string): Medium | null {
  if (material === '') return null;
  return patterns.find(([, pattern]) => pattern.test(material))?.[0] ?? null;
}
