import type { Sentences } from '../sentences.ts';

/** Jobs and what the command line says of them, in English. */
export const jobs: Pick<Sentences, 'jobKind' | 'jobStatus' | 'jobStep' | 'terminal'> = {
  jobKind: {
    import: 'Import', review: 'Review of an import', undo: 'Undo import', domains: 'Domain map', comparison: 'Comparison of domains', training: 'Training', evaluation: 'Evaluation', lists: 'Reading lists', insights: 'Insights', bulk: 'Change of many records', export: 'Export', works: 'Works and editions', demo: 'Demo library',
  },
  jobStatus: {
    queued: 'Waiting', running: 'Running', cancelling: 'Stopping', finished: 'Done', failed: 'Failed', cancelled: 'Cancelled',
  },
  jobStep: {
    waiting: 'Waiting for its turn', reading: 'Reading the file', writing: 'Adding rows', removing: 'Taking rows out', restoring: 'Putting earlier values back',
    joining: 'Joining editions into works', assigning: 'Sorting titles into domains', counting: 'Counting loans and patrons', overlapping: 'Counting shared patrons', comparing: 'Comparing what is borrowed', loading: 'Loading loans',
    selecting: 'Comparing methods on held-out loans', testing: 'Measuring on readers kept aside', fitting: 'Fitting the chosen methods to all loans',
    saving: 'Saving', recommending: 'Making reading lists', evaluating: 'Evaluating', finding: 'Looking for the records', changing: 'Changing records', exporting: 'Writing rows', done: 'Done',
  },
  terminal: {
    importReason: '{file}: {rows} × {reason}',
    importNotice: '{file}: {sentence}',
    rejects: '{file}: rejected rows: {rows}, with their reasons in {place}',
    undo: 'Would take away: loans {loans}, titles {titles}, patrons {patrons}. Would bring back as they were: {restored}. Models that would be out of date: {models}',
    bulkCard: '{file}: loans of card {patron}: {loans}, {share} % of all. No reader? Import with --not-reader {patron}',
    trained: '{sources} → {target}: shared patrons: {patrons}; {seconds} s',
    evaluated: '{sources} → {target}: {protocol}; rounds: {rounds}; shared patrons: {patrons}; {seconds} s',
    comparison: '{method} − {against}: {difference}; better for {helped}%, worse for {hurt}%; detectable {detectable}; {verdict}',
    lists: 'Reading lists: {lists}, in {file}',
    updating: 'This catalogue was last used with an older Shelfbridge. It is being brought up to date; for a large one this takes a minute. A copy of it is kept beside it.',
    device: 'Neural methods on: {device}',
  },
};
