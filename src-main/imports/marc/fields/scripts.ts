const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Whether a text has letters of another script than Latin. */
export const isForeignScript = (text: string): boolean => foreign.test(text);

/** Languages that are written in another script than Latin, by their MARC codes. */
const foreignLanguages = new Set(
  ('chi zho jpn kor rus ukr bel bul mac mkd ara per fas pus urd heb yid gre ell grc arm hye geo kat hin ben mar guj pan tam tel kan mal sin tha lao khm bur mya tib bod '
    + 'nep san amh tir mon kaz kir tgk uig snd kur div ori asm syr cop chu srp ota').split(' '),
);

/** Whether a language is written in another script than Latin. */
export const isForeignLanguage = (code: string): boolean => foreignLanguages.has(code);
