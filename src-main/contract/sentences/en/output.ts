import type { Sentences } from '../sentences.ts';

/** Lists on paper and in files, in English. */
export const output: Pick<Sentences, 'sheet' | 'listColumn'> = {
  sheet: {
    forYou: 'Reading suggestions for you', forGroup: 'Reading suggestions for {name}', forClub: 'Reading together: {name}',
    popular: 'Popular in this library', popularInGroup: 'Popular with {name}', newTitles: 'New in this library',
    whom: 'Card {card}', shelf: 'Shelf', scanAddress: 'Scan to find it in the catalogue: {text}', scanNumber: 'Number as a code: {text}', note: 'From your librarian: {note}', fold: 'Fold here',
    foot: 'Made from your own loans in this library, on this library’s own PC. Ask at the desk if you do not want personal lists.',
    footGeneral: 'A general list of titles that are often borrowed in this library, not made from your own loans.',
    footMembers: 'Chosen to suit as many of you as possible, on this library’s own PC.',
    footDesk: 'Made from the titles you named at the desk. Nothing of it was kept.',
  },
  listColumn: {
    lists: 'Reading lists', list: 'List', card: 'Card number', rank: 'No.', title: 'Title', author: 'Author', series: 'Series', year: 'Year', shelfMark: 'Shelf mark', branch: 'Branch',
    reason: 'Reason', note: 'Note', share: 'From other domains', number: 'Title number', isbn: 'ISBN', made: 'Made',
  },
};
