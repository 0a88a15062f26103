import { describe, expect, it } from 'vitest';
import { isSensitiveClass, isSensitiveText, isSensitiveTitle } from '#services/sensitive.ts';

describe('sensitive class marks', () => {
  it.each(['616.8527', '61', 'J 616.89', '346.078', '220.5', '2-4', '27', '306.7', '362.29', '332.024', 'R749.4', 'RC552.A5', 'B948', 'BX1751', 'D923.6', 'KF8745', 'HQ76', 'HV5801', 'C913.1', 'r749.4'])('are told: %s', (mark) => {
    expect(isSensitiveClass(mark)).toBe(true);
  });
  it.each(['823.914', 'I247.5', 'K825.6', 'J6', 'B84', '159.9', '791.4372', '782.42', '2020 ABC', 'R 423', 'PR6037', 'QA76', 'DA130', 'FIC', 'TP311', '641.5', ''])('and others are not: %s', (mark) => {
    expect(isSensitiveClass(mark)).toBe(false);
  });
});

describe('sensitive words', () => {
  it.each([
    'Depression -- Treatment', 'family; Religion', 'AIDS (Disease)', 'Divorce', 'Gay men', 'Drug addiction', 'Debt', 'Santé mentale', 'Surendettement des ménages', 'Église catholique', 'Viol',
    'Krebskranke', 'Suchtkranke', 'Geschlechtskrankheit', 'Schuldenberatung', 'Jüdische Geschichte', 'Essstörung', '心理健康', '同性恋; 家庭', '个人债务', '宗教改革',
  ])('are told in four languages: %s', (words) => {
    expect(isSensitiveText(words)).toBe(true);
  });
  it.each([
    'literary fiction; classics', 'Violin music', 'violence', 'Churchill, Winston', 'Medici family', 'jewellery', 'Judo', 'Sextets', 'Rechtschreibung', 'psychology', 'lawn tennis', 'first aid',
    'Sehnsucht', 'rock music', '爱情故事', '历史小说', 'bandes dessinées', 'Kochen', 'books', 'films',
  ])('and others are not: %s', (words) => {
    expect(isSensitiveText(words)).toBe(false);
  });
});

it('the words of a title count where its record says nothing else', () => {
  expect(isSensitiveTitle({ title: 'Coping with depression', classMark: '', subjects: '' })).toBe(true);
  expect(isSensitiveTitle({ title: 'Love in the age of depression', classMark: '823.914', subjects: 'love stories' })).toBe(false);
  expect(isSensitiveTitle({ title: 'A novel', classMark: '823.914', subjects: 'cancer' })).toBe(true);
});
