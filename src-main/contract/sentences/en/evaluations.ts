import type { Sentences } from '../sentences.ts';

/** Protocols, figures and slices of evaluations, in English. */
export const evaluations: Pick<Sentences, 'protocol' | 'protocolHint' | 'measuring' | 'curveReading' | 'patronSlice' | 'titleSlice' | 'figure' | 'sliceValue' | 'column'> = {
  protocol: { 'cold-start': 'New readers', temporal: 'The future', random: 'Loans by chance' },
  protocolHint: {
    'cold-start': 'Some readers are treated as if they were new to the target domain: how well are they served by what they borrow elsewhere?',
    temporal: 'The program learns from earlier loans and is measured on the latest ones.',
    random: 'Of every reader’s loans a tenth, drawn by chance, is kept aside. Only for comparison with published papers: later loans help to guess earlier ones, so the figures are too good.',
  },
  measuring: { nothing: 'Nothing could be measured: there are too few loans or too few shared readers, or, for the future, the loans have no dates.' },
  curveReading: {
    'helps-always': 'Transfer clearly helps with few target loans and with all of them.',
    'helps-below': 'Transfer clearly helps up to about {to} target loans ({toPercent}% of those there are); with more it is not clearly better.',
    'helps-above': 'Transfer clearly helps from about {from} target loans on ({fromPercent}% of those there are); with fewer it is not clearly better.',
    'helps-at': 'Transfer is clearly better at about {from} target loans ({fromPercent}% of those there are) alone; with fewer and with more it is not clearly better.',
    'helps-between': 'Transfer is clearly better at some numbers of target loans from {from} ({fromPercent}%) to {to} ({toPercent}%), and not clearly better at others.',
    'helps-never': 'Transfer is not clearly better at any number of target loans.',
  },
  patronSlice: { 'known-loans': 'Known target loans', sources: 'Loans in a source', group: 'Patron group', 'new-patron': 'New patrons' },
  titleSlice: { 'training-loans': 'Readers of the title so far', language: 'Language', theme: 'Class or subject' },
  figure: {
    ndcg: 'nDCG', recall: 'Recall', cappedRecall: 'Reachable recall', precision: 'Precision', f1: 'F1', map: 'MAP', hitRate: 'Hit rate', mrr: 'First hit',
    auc: 'AUC', accuracy: 'Accuracy', balancedAccuracy: 'Balanced accuracy',
    novelty: 'Novelty', longTail: 'Rarely lent', serendipity: 'Surprise', diversity: 'Variety', calibration: 'Off balance', coverage: 'Coverage', gini: 'Gini', entropy: 'Entropy',
    error: 'Gap of chances',
  },
  sliceValue: {
    'known-loans 0': 'none', 'known-loans 1-2': '1–2', 'known-loans 3-5': '3–5', 'known-loans 6-20': '6–20', 'known-loans 21+': '21 and more',
    'sources yes': 'with source loans', 'sources no': 'without source loans', 'new-patron yes': 'new patrons', 'new-patron no': 'known patrons',
    'training-loans 0': 'new titles', 'training-loans 1-4': '1–4 readers', 'training-loans 5-19': '5–19 readers', 'training-loans 20+': '20 readers and more',
    unknown: 'not known',
  },
  column: {
    method: 'method', patrons: 'patrons', titles: 'titles', number: 'number', heldOut: 'loans kept aside', recall: 'recall', shown: 'share of places', seconds: 'seconds', model: 'model, MB', peak: 'most memory, MB', settings: 'settings',
    targetLoans: 'target loans', share: 'share', difference: 'difference', source: 'source', loans: 'loans', sharedPatrons: 'shared patrons', sharedWorks: 'shared works',
    classDivergence: 'how far apart in subjects', proxyDistance: 'how far apart in records', information: 'strongest link, bits',
  },
};
