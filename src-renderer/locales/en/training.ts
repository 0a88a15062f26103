export const training = {
  title: 'Training',
};
