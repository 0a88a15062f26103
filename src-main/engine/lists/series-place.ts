import { authorNames } from '../data/author-names.ts';
import { recordTokens } from '../data/record-tokens.ts';
import { volumeNumber } from './volume-number.ts';

/** A series or a work in volumes, and the number in it. */
export interface SeriesPlace { readonly series: string; readonly number: number }

/** What a record says of it; empty texts: nothing. */
export interface SeriesStatement { readonly title: string; readonly author: string; readonly series: string; readonly seriesNumber: string; readonly volume: string }

/** Where a title belongs: the volume of its own work before the number in its series; null where it has neither. */
export function seriesPlace({ title, author, series, seriesNumber, volume }: SeriesStatement): SeriesPlace | null {
  const ofWork = volumeNumber(volume);
  if (Number.isFinite(ofWork)) {
    const name = recordTokens({ ...nothing, series: title }).series[0] ?? title;
    return { series: `work ${name} ${authorNames(author)[0] ?? ''}`, number: ofWork };
  }
  if (series === '') return null;
  const name = recordTokens({ ...nothing, series }).series[0];
  const number = seriesNumber === '' ? trailingNumber(series) : volumeNumber(seriesNumber);
  return name === undefined ? null : { series: name, number };
}

/** The number behind the name of a series: "Foundation ; 3". */
const trailingNumber = (series: string): number => {
  const found = /(?:[;,:(［[\s]|第)\s*(?:vol(?:ume)?|v|bd|band|no|nr|book)?\.?\s*(\d+|[一二三四五六七八九十]+)\s*[卷册冊集部辑輯]?[\s)\].]*$/iu.exec(series);
  return found === null ? NaN : volumeNumber(found[1]!);
};

const nothing = { id: 0, title: '', author: '', subjects: '', classMark: '', series: '', publisher: '', language: '', audience: '', material: '', year: 0, workId: 0 };
