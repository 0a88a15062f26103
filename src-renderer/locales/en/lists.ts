export const lists = {
  title: 'Reading lists',
};
