import type { Sentences } from '../sentences.ts';

/** What is to be said of an import or a training, in English. */
export const notices: Pick<Sentences, 'notice'> = {
  notice: {
    'sheet-full': 'The sheet ends at the last row a spreadsheet can hold ({rows}): what came after it was cut off. Export as CSV instead.',
    'numbers-rounded': 'A spreadsheet has rounded long numbers (9.9E+17) in: {columns}. Those rows cannot be used; export the columns as text.',
    'wrong-encoding': 'The letters of this file were damaged before it came here: an earlier program read them in the wrong encoding. Export it again, as UTF-8 if you can.',
    'error-lines': 'The library system wrote error messages into the export (number of lines: {lines}). The export may not be complete.',
    'dates-ambiguous': 'Is 3/4/2024 the third of April or the fourth of March? The values do not tell, in: {columns}. Please choose the order of the dates.',
    'no-patrons': 'The first rows name no readers: such loans count for their titles only.',
    'counts-only': 'The file holds totals by title, without readers: they tell what is popular and nothing else.',
    'personal-left-out': 'Private columns are not read: {columns}.',
    'archive-parts': 'The archive holds several files ({parts}); {part} is read.',
    'other-sheets': 'The workbook has further sheets ({parts}); {part} is read.',
    'link-missing': 'The loans name copies only. Import the file that says which title each copy belongs to as well.',
    'encodings-mixed': 'The records are in several encodings: {encodings}.',
    'title-rows-skipped': 'Rows above the header were passed over: {rows}.',
    'headers-repeated': 'The header stands again between the rows and was passed over there: {rows}. Several exports seem to be put one behind the other.',
    'pseudonyms-mixed': 'This import gives readers pseudonyms, but readers in the catalogue have their plain card numbers: the same person would be two readers. Import with plain numbers, or take the earlier imports back and repeat them with pseudonyms.',
    'numbers-mixed': 'This import has plain card numbers, but readers in the catalogue have pseudonyms: the same person would be two readers. Import with pseudonyms.',
    'open-loans-only': 'The file holds what is on loan now, not what has been returned: it says little of what readers like.',
    'no-shared-patrons': 'No patron has loans in both the target and a source, so nothing can be carried over.',
    'few-shared-patrons': 'Few patrons have loans in both the target and a source; the figures are rough.',
    'few-target-loans': 'The target has few loans; popular titles may be the best that can be said.',
    'no-source': 'No source was chosen: the lists are made from target loans alone.',
    'transfer-not-used': 'Transfer did not clearly help any group of patrons, so it is not used.',
    'device-not-found': 'The chosen way of computing is not to be had on this computer; the next one was used.',
    'device-failed': 'A way of computing failed on the way; the neural methods were begun again on the next one.',
    'kernels-not-built': 'A part of Shelfbridge that makes this faster is missing, so it took longer; the results are the same. Installing Shelfbridge again brings it back.',
    'threads-not-available': 'This computer did not let Shelfbridge use its processors side by side, so it took longer; the results are the same.',
  },
};
