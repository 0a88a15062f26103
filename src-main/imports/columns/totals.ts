import { normalise } from './normalise.ts';

const sums = /^(?:(?:total|number of|no of|#)?(?:issues|loans|renewals|checkouts|circulations|circs|holds|借阅册次|续借册次|预约册次|借阅次数|续借次数|借阅量|借书量|外借册次|流通量|totalissues|totalcheckouts|totalloans|numberofloans|numberofcheckouts)|.*(?:册次|人次))$/;
const single = /date|time|title|isbn|barcode|item(?:id|number)|日期|时间|题名|书名|条码|条形码/;

/** Whether a table counts loans without saying of what or when each was: months and branches, or readers and their sums. */
export function holdsTotalsOnly(header: readonly string[]): boolean {
  const keys = header.map(normalise);
  return keys.some((key) => sums.test(key)) && !keys.some((key) => single.test(key));
}

/** Whether a table has one row for each value of a transaction, as Polaris keeps them (TransactionDetails), instead of one a transaction. */
export function holdsValuesInRows(header: readonly string[]): boolean {
  const keys = header.map(normalise);
  return keys.includes('transactionsubtypeid') && (keys.includes('numvalue') || keys.includes('transactionstring'));
}
