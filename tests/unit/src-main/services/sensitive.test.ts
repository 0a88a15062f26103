import { describe, expect, it } from 'vitest';
import { isSensitiveClass, isSensitiveText, isSensitiveTitle } from '#services/sensitive.ts';

describe('sensitive class marks', () => {
  it.each(['616.8527', '61', 'J 616.89', '346.078', '220.5', '2-4', '27', '306.7', '362.29', '332.024', 'R749.4', 'RC552.A5', 'B948', 'BX1751', 'D923.6', 'KF8745', 'HQ76', 'HV5801', 'C913.1', 'r749.4',
    'R-49', '316.6:616.89', '37+61', '(616)', 'A/616', 'J616.89', 'YA616.89', 'REF220', '[616.89]', '362/.29', '306,7', '159.9; 343', 'G44:R395', 'Ｒ４７３', 'I247.57+D923', 'RC 537 .M5', 'HQ 76.25', 'BX 1234', 'CD 616.89', 'Health & Fitness', 'RELIGION / General'])('are told: %s', (mark) => {
    expect(isSensitiveClass(mark)).toBe(true);
  });
  it.each(['823.914', 'I247.5', 'K825.6', 'J6', 'B84', '159.9', '791.4372', '782.42', '2020 ABC', 'R 423', 'PR6037', 'QA76', 'DA130', 'FIC', 'TP311', '641.5', '',
    'J228.5', 'I247.57/61', 'I247.57/2', '823.9 2', '94(340)', 'QA276.8', '823.914 R884h', '863 R11', 'PZ7 .R79835 Har', 'QA76 .D92', 'I712.45 B9', 'Fiction', '(0.053.2)', '784+37'])('and others are not: %s', (mark) => {
    expect(isSensitiveClass(mark)).toBe(false);
  });
});

describe('sensitive words', () => {
  it.each([
    'Depression -- Treatment', 'family; Religion', 'AIDS (Disease)', 'Divorce', 'Gay men', 'Drug addiction', 'Debt', 'Santé mentale', 'Surendettement des ménages', 'Église catholique', 'Viol',
    'Krebskranke', 'Suchtkranke', 'Geschlechtskrankheit', 'Schuldenberatung', 'Brustkrebs', 'Wochenbettdepression', 'Altersdemenz', 'Jugendstrafrecht', 'Kindesmissbrauch', 'Weltreligionen', 'Kinderpsychiatrie', 'Internetsucht', 'Suchtprävention', 'Ehescheidung', 'Langzeitarbeitslosigkeit', 'Intersexualität',
    'Risikoschwangerschaft', 'Zwangsstörungen', 'Privatinsolvenz', 'Sehbehinderung', 'musulmans', 'vie religieuse', 'violences conjugales', 'diritto di famiglia', 'omosessualità', 'tossicodipendenza', 'violenza domestica', 'enfermedades mentales', 'violencia de género', 'deudas',
    'family violence', '家暴', '精神分裂症', 'Jüdische Geschichte', 'Essstörung', 'Depresión', 'Ansiedad', 'Psiquiatría', 'Psicoterapia', 'terapia familiar', 'Disturbi alimentari', 'Anxiété', 'Tumeurs du sein', 'droits de l’enfant', 'sectes', '心理健康', '同性恋; 家庭', '个人债务', '宗教改革',
  ])('are told in six languages: %s', (words) => {
    expect(isSensitiveText(words)).toBe(true);
  });
  it.each([
    'literary fiction; classics', 'Violin music', 'violence', 'Churchill, Winston', 'Medici family', 'jewellery', 'Judo', 'Sextets', 'Rechtschreibung', 'psychology', 'lawn tennis', 'first aid',
    'Sehnsucht', 'Eifersucht', 'er suchte', 'Unabhängigkeit', 'Entscheidung', 'Unterscheidung', 'hydrogen', 'independence', 'indipendenza', 'Gelsenkirchen', 'Secteur tertiaire', 'Extrême droite', 'Traumauto', 'Utrecht', 'Albrecht Dürer', 'heroine', 'Gewalt', 'violenza', 'rock music', '爱情故事', '历史小说', '推理; 犯罪', 'bandes dessinées', 'Kochen', 'books', 'films',
  ])('and others are not: %s', (words) => {
    expect(isSensitiveText(words)).toBe(false);
  });
});

it('the words of a title count where its record says nothing else', () => {
  expect(isSensitiveTitle({ title: 'Coping with depression', classMark: '', subjects: '' })).toBe(true);
  expect(isSensitiveTitle({ title: 'Love in the age of depression', classMark: '823.914', subjects: 'love stories' })).toBe(false);
  expect(isSensitiveTitle({ title: 'Coping with depression', classMark: 'Ratgeber', subjects: '' })).toBe(true);
  expect(isSensitiveTitle({ title: 'Coping with depression', classMark: '823.914', subjects: '' })).toBe(false);
  expect(isSensitiveTitle({ title: 'A novel', classMark: '823.914', subjects: 'cancer' })).toBe(true);
});
