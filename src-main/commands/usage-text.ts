import type { Language } from '#contract/settings.ts';

/** Verbs and options are the same in every language; between these two comes what has words in it. */
const firstVerbs = `  import FILE… [--kind loans|titles|patrons|items|events|counts] [--profile NAME] [--part NAME]… [--encoding NAME] [--delimiter SIGN|tab] [--quote SIGN|none] [--repeat SIGN]
         [--skip N] [--no-header] [--date-order ymd|dmy|mdy] [--map column=field,…] [--set field=value,…] [--rejects FILE]
         [--dry-run] [--pseudonyms] [--not-reader CARD]…
  imports list | imports report ID | imports resume ID | imports undo ID [--dry-run]
  domains apply FILE.json | domains list
  train --target NAME --source NAME… [--map NAME] [--until YYYY-MM-DD] [--seed N] [--device auto|native|wasm|cpu]
  lists --target NAME [--map NAME] WHOM [--top 10] --out FILE [--format csv|xlsx|pdf|html]
         [--available any|on-shelf|deliverable|in-branch] [--branch CODE] [--title-language CODE]… [--material CODE]… [--audience CODE]… [--from-year Y] [--to-year Y]
         [--no-age-guard] [--rereading] [--per-author N|all] [--per-series N|all] [--surprise 0-100] [--new-titles N] [--resume]
         [--paper a4|large|a5-bookmark|receipt] [--with-name] [--no-reasons] [--codes] [--headings program|words]
`;
const lastVerbs = `  advise --target NAME --source NAME… [--map NAME]
  evaluate --target NAME --source NAME… [--map NAME] [--protocol cold-start|temporal|random] [--folds 5] [--methods all|a,b] [--learning-curve] [--seed N] [--device auto|native|wasm|cpu]
  serve [--port N] [--no-open]
`;

/** What `--help` says. */
export const usageText: Readonly<Record<Language, string>> = {
  en: `Shelfbridge: reading lists from a library's own loans.

  shelfbridge VERB … [--catalog DIR] [--json] [--language en|zh-CN]

${firstVerbs}         WHOM is one of: --patron ID…   --patrons-file FILE   --all   --group CODE   --club NAME (--patron ID… | --patrons-file FILE)
         --shelf NAME [--subject WORDS] [--class-mark MARK]   --general popular|new   --general popular-in-group --group CODE   --liked TITLE…
  lists export …     the same, of the lists that are there already
${lastVerbs}
--patron ID…   a list for each of them; --all: for everybody
--group, --club  one list for all of them: of a patron group or class, of the members of a book club
--shelf        one list on a subject, by words of the records, the beginning of the class mark, or both
--general      one list of nobody's own loans; it needs no model, nor does --shelf
--liked TITLE… one list by titles that somebody liked, by their numbers; it is stored nowhere
--catalog DIR  the folder of the catalogue (made where there is none)
--part NAME…   the sheets of a workbook, or the files in a zip archive; without it the first that can be read
--rejects FILE rejected rows with their reasons; of several files one each, FILE with its name before the ending
--dry-run      reports what the files would bring, and changes nothing
--pseudonyms   card numbers become keyed hashes; --not-reader CARD: its loans are nobody's
--headings     of a CSV file: words for people, with card numbers only by --with-name; or names for programs, with them (usual)
--json         one JSON document on the standard output; progress on the standard error
Exit codes: 0 done, 1 failed, 2 wrong usage.
`,
  'zh-CN': `Shelfbridge：用图书馆自己的借阅记录生成书单。

  shelfbridge 命令 … [--catalog DIR] [--json] [--language en|zh-CN]

${firstVerbs}         WHOM 为下列之一：--patron ID…   --patrons-file FILE   --all   --group CODE   --club NAME (--patron ID… | --patrons-file FILE)
         --shelf NAME [--subject WORDS] [--class-mark MARK]   --general popular|new   --general popular-in-group --group CODE   --liked TITLE…
  lists export …     同上，但只存出已有的书单
${lastVerbs}
--patron ID…   为每位读者各生成一份；--all：为全体读者
--group, --club  为全体成员共用一份：读者群或班级，读书会成员
--shelf        一份主题书架的书单，按记录中的用词、分类号开头，或两者
--general      一份通用书单，不依据任何人的借阅；与 --shelf 一样不需要模型
--liked TITLE… 按喜欢的书目（书目记录号）生成一份书单，不保存
--catalog DIR  目录库所在的文件夹（没有则新建）
--part NAME…   工作簿中的工作表，或压缩包中的文件；不写则读第一个可读的
--rejects FILE 退回的行及其原因；导入多个文件时各写一个，文件名加在 FILE 的扩展名之前
--dry-run      只报告文件会带来什么，不作任何改动
--pseudonyms   读者证号换成带密钥的散列值；--not-reader CARD：该证的借阅不算任何读者的
--headings     CSV 文件的列名：words 供人阅读，只有加 --with-name 才有读者证号；program 供程序读取，含读者证号（默认）
--json         标准输出为一个 JSON 文档，进度写到标准错误
退出码：0 完成，1 失败，2 用法错误。
`,
};
