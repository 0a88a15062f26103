import { AppError } from '#contract/errors.ts';
import type { FormatReader } from '../source.ts';

const saved2003 = /<\?mso-application|urn:schemas-microsoft-com:office:(?:spreadsheet|excel)/;
const webPage = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!DOCTYPE\s+html|html|head|meta|body|table)\b/i;

/**
 * What systems hand out as `.xls` though it is the XML of Excel 2003 or a web page: a spreadsheet program opens both and saves them as .xlsx.
 * A page without a table is a refusal to log in, or help, in place of the export.
 */
export const disguisedWorkbook: FormatReader = {
  recognises: (source) => saved2003.test(source.text().slice(0, 4000)) || webPage.test(source.text()),
  open: (source) => {
    const isTable = saved2003.test(source.text().slice(0, 4000)) || /<table\b/i.test(source.text());
    return Promise.reject(new AppError(isTable ? 'workbook-old' : 'file-binary', { file: source.file.name }));
  },
};
