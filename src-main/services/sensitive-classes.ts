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
  // domestic and sexual violence, need: DDC 362.2 (mental illness), 362.7 (young people), 362.8 (families), 364; CLC D669; LCC HV6
  '362.2', '362.7', '362.8', '364.1', 'D669', 'HV6',
  // debt: DDC 332.024, 332.7; LCC HG37
  '332.024', '332.7', 'HG37',
];

/**
 * Words of subjects, by their beginnings, in any case and without accents. Whole words only where they end in $; anywhere in a word where
 * they begin with ~ (German compounds), and in Chinese. English, French, German, Italian and Spanish, Chinese.
 */
export const sensitiveWords: readonly string[] = [
  // health, body and mind
  'health', 'disease', 'illness', 'medicin', 'medical', 'cancer', 'tumor', 'tumour', '~diabet', 'hiv$', 'aids$', 'epilep', 'dementia', 'alzheimer', 'parkinson', '~depressi', 'depressed', 'depresi', 'anxiety', '~psychiatr', '~psychotherap',
  'psychos', 'schizo', 'bipolar', 'autis', 'adhd', 'suicid', 'self-harm', 'eating disorder', 'mental disorder', 'panic disorder', 'anorex', 'bulimi', 'obes', 'pregnan', 'miscarriage', 'abortion', 'infertil', 'menopaus', 'disabilit', 'terminal ill',
  'hospice', 'palliativ', 'bereave', 'grief', 'patients', 'heart attack', 'multiple sclerosis', 'arthritis', 'asthma', 'allerg', 'trauma$', 'traumat', 'ptsd$', 'phobia', '~therap', '~terapi',
  'sante$', 'maladie', 'medecin', 'demence', 'angoisse', 'anxiete', 'tumeur', 'grossesse', 'fausse couche', 'avortement', 'ivg$', 'sida$', 'vih$', 'sterilite', 'handicap', 'deuil', 'fin de vie', 'troubles du comportement', 'troubles mentaux', 'troubles alimentaires',
  '~gesundheit', '~krank', '~medizin', '~krebs', '~demenz', 'psychisch', 'psychose', 'angststorung', 'zwangsstorung', 'belastungsstorung', 'personlichkeitsstorung', 'borderline', 'panikattack', 'phobie', 'burnout', '~suizid', '~selbstmord', 'selbstverletz',
  '~essstorung', 'schlaganfall', 'herzinfarkt', 'multiple sklerose', '~rheuma', '~schwanger', 'kinderwunsch', 'fehlgeburt', 'totgeburt', 'sternenkind', '~abtreibung', '~wechseljahre', '~behinder', '~trauer', 'sterbe', '~heilkunde', 'pflegebedurft',
  'salute$', 'malatti', 'cancro', 'psichiatr', 'disturbi aliment', 'disturbi mental', 'demenza', 'gravidanz', 'aborto', 'lutto$', 'salud$', 'enfermedad', 'ansiedad', 'psiquiatr', 'trastorno', 'embaraz', 'discapacid', 'menopausia',
  '健康', '疾病', '医学', '中医', '癌', '肿瘤', '糖尿病', '心脏病', '慢性病', '病人', '患者', '艾滋', '癫痫', '痴呆', '抑郁', '焦虑症', '强迫症', '精神病', '精神分裂', '精神障碍', '心理障碍', '心理治疗', '心理创伤', '自闭', '自杀', '自残', '怀孕', '孕妇', '孕期', '产后', '妊娠', '流产', '堕胎', '不孕', '更年期', '残疾', '临终', '哀伤',
  // law and crime
  'law$', 'laws$', 'legal', 'divorce', 'custody', 'prison', 'asylum', 'immigration law', 'criminal procedure', 'victims of crime',
  'droit$', 'droits$', 'juridique', 'garde des enfants', 'asile', 'penal$', 'penale',
  'recht$', '~strafrecht', '~strafvollzug', 'straftat', 'strafgefangen', '~strafverfahren', '~familienrecht', 'eherecht', '~erbrecht', '~mietrecht', '~arbeitsrecht', '~sozialrecht', '~auslanderrecht', '~asylrecht', '~betreuungsrecht', '~zivilrecht', '~privatrecht',
  '~steuerrecht', '~vertragsrecht', 'rechtsfrage', 'rechtsberatung', 'rechtsanw', 'rechtswissenschaft', 'scheidung', '~ehescheidung', '~sorgerecht', 'gefangnis', 'asyl',
  'diritto$', 'divorzi', 'carcere', 'carceri$', 'derecho$', 'divorci', 'carcel', 'prision',
  '法律', '法学', '诉讼', '律师', '离婚', '婚姻法', '监护', '监狱', '刑法',
  // religion
  '~religio', 'religieu', 'christian', 'catholic', 'protestant', 'church$', 'churches', 'bible', 'islam', 'muslim', 'koran', 'quran', 'jews$', 'jewish', 'judais', 'buddh', 'hindu', 'sikh', 'atheis', 'cults', '~theolog', 'spirituality',
  'chretien', 'catholi', 'eglise', 'coran', 'musulman', 'juif', 'juive', 'bouddh', 'hindou', 'athee', 'secte$', 'sectes$', 'spiritualite',
  'christlich', 'christent', 'katholi', 'evangeli', 'kirche', '~freikirche', '~landeskirche', 'bibel', '~juden', 'judisch', 'sekte$', 'sekten', 'spiritualitat', 'zeugen jehovas',
  'chiesa', 'bibbia', 'cristianes', 'cristianism', 'cattolic', 'ebrei$', 'ebraic', 'ebraism', 'iglesia', 'biblia', 'catolic', 'judio', 'budism',
  '宗教', '基督', '天主教', '教会', '圣经', '神学', '伊斯兰', '穆斯林', '古兰经', '犹太教', '佛教', '佛学', '佛经', '道教', '无神论', '邪教',
  // sexuality
  'sex$', '~sexual', 'gay$', 'gays$', 'lesbian', '~homosex', 'bisex', 'transgend', 'transsex', 'queer', 'lgbt', 'gender ident', 'erotic', '~pornogra', 'prostitut',
  'lesbien', 'identite de genre', 'sexe$', 'eroti', '~schwul', 'lesb', '~sexuel', 'geschlechtsidentitat', '~sessual', 'identita di genere', 'identidad de genero',
  '性教育', '性行为', '性心理', '性生活', '性少数', '同性恋', '双性恋', '跨性别', '变性人', '性别认同', '色情', '卖淫',
  // addiction
  'addict', '~alcohol', 'drug', 'narcot', 'substance abuse', 'gambling', 'opioid', 'heroin$', 'cocaine', 'smoking cessation',
  'dependance', 'alcool', 'drogue', 'toxicoman', 'tabagis', 'stupefiant', 'jeu pathologique', 'jeu excessif',
  'sucht$', 'suchtkrank', 'suchtberat', 'suchtprav', 'suchtmittel', 'suchthilfe', 'suchttherap', 'suchtgefahr', 'suchtverhalt', '~spielsucht', '~magersucht', 'drogen', 'partydrogen', 'designerdrogen', '~alkohol', 'rauschgift', 'abhangigkeit', 'co-abhangig',
  'alkoholsucht', 'kaufsucht', 'internetsucht', 'onlinesucht', 'mediensucht', 'computersucht', 'handysucht', 'tablettensucht', 'medikamentensucht', 'nikotinsucht', 'sexsucht', 'fettsucht', 'arbeitssucht', 'medikamentenabhang', 'tablettenabhang', 'nikotinabhang',
  'dipendenz', '~tossicodip', 'droga$', 'droghe$', 'drogas$', 'alcolis', 'drogadic', 'adiccion', 'ludopat', 'tabaquis',
  '成瘾', '上瘾', '毒瘾', '网瘾', '毒品', '吸毒', '戒毒', '酗酒', '酒精', '戒酒', '赌博', '戒烟',
  // domestic and sexual violence
  'abuse', 'domestic violence', 'family violence', 'partner violence', 'violence against women', 'violence against child', 'gender-based violence', 'rape$', 'incest', 'stalking',
  'violence conjugale', 'violences conjugales', 'violence familiale', 'violences familiales', 'violence domestique', 'violences faites aux femmes', 'maltrait', 'viol$', 'viols$', '~missbrauch', 'misshandl', 'hausliche gewalt', 'gewalt in der', 'gewalt gegen frauen', 'gewalt gegen kind', '~vergewaltig', '~inzest',
  'violenza domestica', 'violenza contro le donne', 'violenza di genere', 'stupro', 'maltratt', 'violencia domestica', 'violencia de genero', 'violencia contra', 'maltrato', 'violacion', 'abuso', 'abusi$',
  '家庭暴力', '家暴', '性暴力', '性骚扰', '虐待', '性侵', '强奸', '乱伦',
  // debt and need
  'debt', 'bankrupt', 'insolven', 'unemploy', 'homeless', 'poverty', 'welfare recip',
  'dette$', 'dettes$', 'surendette', 'faillite', 'chomage', 'chomeur', 'sans-abri', 'pauvrete',
  'schulden', '~uberschuld', '~verschuld', 'konkurs', 'privatkonkurs', '~insolvenz', '~arbeitslos', '~obdachlos', 'wohnungslos', 'armut', 'kinderarmut', 'altersarmut', '~sozialhilfe',
  'debiti$', 'debito$', 'disoccup', 'poverta', 'deuda', 'bancarrota', 'desemple', 'pobreza',
  '债务', '负债', '破产', '失业', '无家可归', '贫困', '贫穷',
];
