import type { Sentences } from '../sentences.ts';

/** Reasons of titles on reading lists, in English. */
export const lists: Pick<Sentences, 'reason' | 'match' | 'whatIf'> = {
  reason: {
    becauseOne: 'because you borrowed {a}',
    becauseTwo: 'because you borrowed {a} and {b}',
    becauseThree: 'because you borrowed {a}, {b} and {c}',
    similar: 'similar to other titles you borrowed',
    sourceShare: '{percent}% from your {domains} loans',
    nextShare: ', ',
    popular: 'often borrowed in this library (a general suggestion, not a personal one)',
    popularInGroup: 'often borrowed by patrons of your group (a general suggestion, not a personal one)',
    readersLikeYou: 'liked by readers who borrow as you do',
    nextInSeries: 'the next volume after {a}',
    isNew: 'new to the library',
    newLike: 'new to the library, and like {a}',
    likedOne: 'because you liked {a}',
    likedTwo: 'because you liked {a} and {b}',
    likedThree: 'because you liked {a}, {b} and {c}',
    likedShare: '{percent}% from your choice of {domains}',
    membersAll: 'suits all {of} readers',
    members: 'suits {members} of {of} readers',
    membersShare: '{percent}% from their {domains} loans',
    subject: 'on this subject, and often borrowed',
    quote: '“{title}”', // a title inside a sentence
    join: '; ',
    noted: '{title} ({note})',
    rule: 'borrowing rule: seen {support} times, {lift} times as often as by chance',
    nextNote: '; ',
    nextWord: ', ',
    untitled: 'title {id}',
  },
  match: {
    author: 'same author', series: 'same series: {words}', subject: 'subjects in common: {words}', class: 'same class {words}', title: 'similar words in the title',
  },
  whatIf: {
    needs: 'If {loans} had not been borrowed, this title would not be on the list.',
    needsWithheld: 'If {loans} and {n} more, not named here, had not been borrowed, this title would not be on the list.',
    needsWithheldOne: 'If one loan, not named here, had not been made, this title would not be on the list.',
    needsWithheldOnly: 'If {n} loans, not named here, had not been made, this title would not be on the list.',
    many: 'No few loans decide this: even without the eight that say most for it, the title would be on the list.',
    stays: 'It does not hang on the loans that speak for it: without them the title would be on the list all the same.',
    changed: 'By the loans of today this title would not be on the list any more. Make the list again.',
    and: '{others} and {last}',
    comma: ', ',
  },
};
