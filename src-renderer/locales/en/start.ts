export const start = {
  title: 'Welcome to Shelfbridge',
  explain: 'Personal, explained reading lists from your own circulation records. Everything stays on this PC: nothing is sent anywhere.',
  choices: 'How would you like to begin?',
  demo: {
    title: 'Open the demo library',
    text: 'A small library: fictional patrons and loans, and 6,000 real titles in English and Chinese. Good for a first look.',
    action: 'Open the demo library',
    notEmpty: 'This catalogue already holds records. Open an empty folder to set up the demo library there.',
    waiting: 'The demo library is being set up. It opens by itself in a moment.',
    progress: 'Progress of the demo library',
  },
  own: {
    title: 'Import your records',
    text: 'Bring in the titles, patrons and loans that your library system exports: CSV, Excel, MARC, JSON or XML.',
    action: 'Go to imports',
  },
  folder: {
    title: 'Open another catalogue',
    text: 'Go on with a catalogue folder that Shelfbridge made earlier.',
    action: 'Choose a folder',
    path: 'Path of the folder to open',
    open: 'Open this folder',
    none: {
      title: 'Make a new catalogue?',
      sentence: 'There is no catalogue in this folder yet. Make a new, empty one?',
      make: 'Make a new catalogue',
    },
  },
};
