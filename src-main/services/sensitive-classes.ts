/**
 * What a shared screen never gives as a reason: beginnings of class marks. Numbers are DDC and UDC alike where they agree, letters CLC or LCC.
 * Better one mark too many than one too few: what is held back costs a name in a sentence.
 */
export const sensitiveClasses: readonly string[] = [
  // health, body and mind: DDC and UDC 61, DDC 155.9 (stress, grief), UDC 159.97, CLC and LCC R
  '61', '155.9', '159.97', 'R',
  // law and crime: DDC and UDC 34, CLC D9, LCC K with a second letter
  '34', 'D9', 'KB', 'KD', 'KE', 'KF', 'KG', 'KH', 'KJ', 'KK', 'KL', 'KM', 'KN', 'KP', 'KQ', 'KR', 'KS', 'KT', 'KU', 'KV', 'KW', 'KZ',
  // religion: DDC and UDC 2, CLC B9, LCC BL to BX
  '2', 'B9', 'BL', 'BM', 'BP', 'BQ', 'BR', 'BS', 'BT', 'BV', 'BX',
  // sexuality, marriage and family: DDC 306.7, 306.8, 176; UDC 392.6, 176; CLC C913.1; LCC HQ
  '306.7', '306.8', '176', '392.6', 'C913.1', 'HQ',
  // addiction: DDC 362.29, 178; UDC 178, 351.761; CLC C913.8, D669.8; LCC HV4997 to HV5840
  '362.29', '178', '351.761', 'C913.8', 'D669.8', 'HV4997', 'HV4998', 'HV4999', 'HV50', 'HV51', 'HV52', 'HV53', 'HV54', 'HV55', 'HV56', 'HV57', 'HV58',
  // violence and need: DDC 362.2 (mental illness), 362.7 (young people), 362.8 (families), 364; CLC D669; LCC HV6
  '362.2', '362.7', '362.8', '364.1', 'D669', 'HV6',
  // debt: DDC 332.024, 332.7; LCC HG37
  '332.024', '332.7', 'HG37',
];

/**
 * Words of subjects, by their beginnings, in any case and without accents. Whole words only where they end in $; anywhere in a word where
 * they begin with ~, and in Chinese. English, French, German, Chinese.
 */
export const sensitiveWords: readonly string[] = [
  // health, body and mind
  'health', 'disease', 'illness', 'medicin', 'medical', 'cancer', 'tumor', 'tumour', 'diabet', 'hiv$', 'aids$', 'epilep', 'dementia', 'alzheimer', 'parkinson', 'depress', 'anxiety', 'psychiatr', 'psychotherap',
  'psychos', 'schizo', 'bipolar', 'autis', 'adhd', 'suicid', 'self-harm', 'eating disorder', 'anorex', 'bulimi', 'obes', 'pregnan', 'abortion', 'infertil', 'menopaus', 'disabilit', 'terminal ill', 'bereave', 'grief',
  'sante$', 'maladie', 'medecin', 'demence', 'angoisse', 'grossesse', 'avortement', 'sterilite', 'handicap', 'deuil', 'schizophren', 'troubles du comportement', 'troubles mentaux',
  'gesundheit', '~krankheit', 'krank', 'medizin', 'krebs', 'demenz', 'psychisch', 'psychose', 'angststorung', 'burnout', 'suizid', 'selbstmord', 'selbstverletz', 'essstorung', 'magersucht', 'schwanger', 'abtreibung', 'wechseljahre', 'behinder', 'trauer', 'sterbe',
  '健康', '疾病', '医学', '癌', '肿瘤', '糖尿病', '艾滋', '癫痫', '痴呆', '抑郁', '焦虑症', '精神病', '心理障碍', '心理治疗', '自闭', '自杀', '怀孕', '妊娠', '流产', '不孕', '更年期', '残疾', '临终', '哀伤',
  // law and crime
  'law$', 'laws$', 'legal', 'divorce', 'custody', 'prison', 'asylum', 'immigration law', 'criminal procedure', 'victims of crime',
  'droit', 'juridique', 'garde des enfants', 'asile',
  'recht$', 'strafrecht', 'familienrecht', 'erbrecht', 'mietrecht', 'arbeitsrecht', 'sozialrecht', 'auslanderrecht', 'rechtsfrage', 'rechtsberatung', 'rechtswissenschaft', 'scheidung', 'sorgerecht', 'gefangnis', 'asyl',
  '法律', '诉讼', '离婚', '监护', '监狱', '刑法',
  // religion
  'religio', 'christian', 'catholic', 'protestant', 'church$', 'churches', 'bible', 'islam', 'muslim', 'koran', 'quran', 'jews$', 'jewish', 'judais', 'buddh', 'hindu', 'sikh', 'atheis', 'cults', 'theolog', 'spirituality',
  'chretien', 'catholi', 'eglise', 'coran', 'juif', 'juive', 'bouddh', 'hindou', 'athee', 'secte', 'spiritualite',
  'christlich', 'christent', 'katholi', 'evangeli', 'kirche', 'bibel', 'juden', 'judisch', 'judent', 'sekte$', 'sekten', 'spiritualitat',
  '宗教', '基督', '天主教', '教会', '圣经', '伊斯兰', '穆斯林', '古兰经', '犹太教', '佛教', '道教', '无神论', '邪教',
  // sexuality
  'sex$', 'sexual', 'gay$', 'gays$', 'lesbian', 'homosex', 'bisex', 'transgend', 'transsex', 'queer', 'lgbt', 'gender ident', 'erotic', 'pornograph', 'prostitut',
  'homosexualit', 'lesbien', 'identite de genre', 'sexe$', 'sexuel', 'eroti', 'schwul', 'lesb', 'sexuell', 'geschlechtsidentitat',
  '性教育', '性行为', '性心理', '性生活', '同性恋', '双性恋', '跨性别', '性别认同', '色情', '卖淫',
  // addiction
  'addict', 'alcohol', 'drug', 'narcot', 'substance abuse', 'gambling', 'opioid', 'heroin', 'cocaine', 'smoking cessation',
  'dependance', 'alcool', 'drogue', 'toxicoman', 'stupefiant', 'jeu pathologique',
  'sucht$', 'suchtkrank', 'suchtberatung', 'spielsucht', 'drogen', 'alkohol', 'rauschgift', 'abhangigkeit',
  '成瘾', '毒瘾', '毒品', '吸毒', '戒毒', '酗酒', '酒精', '戒酒', '赌博', '戒烟',
  // violence and abuse
  'abuse', 'domestic violence', 'rape$', 'incest', 'violence conjugale', 'violence familiale', 'maltraitance', 'viol$', 'viols$', 'inceste', 'missbrauch', 'hausliche gewalt', 'vergewaltig', 'inzest',
  '家庭暴力', '虐待', '性侵', '强奸', '乱伦',
  // debt and need
  'debt', 'bankrupt', 'insolven', 'unemploy', 'homeless', 'poverty', 'welfare recip',
  'dette$', 'dettes$', 'surendettement', 'faillite', 'chomage', 'sans-abri', 'pauvrete',
  'schulden', 'uberschuldung', 'verschuld', 'konkurs', 'insolvenz', 'arbeitslos', 'obdachlos', 'armut', 'sozialhilfe',
  '债务', '负债', '破产', '失业', '无家可归', '贫困',
];
