export const lists = {
  title: 'Reading lists',
  delivery: { saved: 'Saved as {name}.', download: 'The file {name} is being downloaded.' },
};
