const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG;
const named = locale === undefined || /^(C|POSIX)\b/i.test(locale) ? Intl.DateTimeFormat().resolvedOptions().locale : locale;

/** The sentence in the terminal's language. */
export const inWords = (english, chinese) => (/^zh/i.test(named) ? chinese : english);

/** Tells the user what is being done. On stderr, so that a script can read what the program itself prints. */
export function say(english, chinese) {
  process.stderr.write(`${inWords(english, chinese)}\n`);
}
