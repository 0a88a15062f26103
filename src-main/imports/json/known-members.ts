/** Members that records of a known kind may have though the first ones have not: the loans that are still out have no return. */
const families: readonly { readonly has: readonly string[]; readonly may: readonly string[] }[] = [
  {
    has: ['itemId', 'loanDate'],
    may: [
      'id', 'userId', 'proxyUserId', 'itemId', 'itemEffectiveLocationIdAtCheckOut', 'status.name', 'loanDate', 'dueDate', 'returnDate', 'systemReturnDate', 'action', 'itemStatus',
      'renewalCount', 'checkoutServicePointId', 'checkinServicePointId', 'patronGroupIdAtCheckout',
    ],
  },
  { has: ['itemBarcode', 'loanTime'], may: ['bibTitle', 'bibAuthor', 'bibISBN', 'classNo', 'returnTime', 'dueTime', 'loanType', 'renewTimes'] },
];

/** The columns of a table of records: the members seen, in their order, and those that records of this kind may have. */
export function headerOf(seen: ReadonlySet<string>): readonly string[] {
  const family = families.find(({ has }) => has.every((name) => seen.has(name)));
  return [...new Set([...seen, ...(family?.may ?? [])])];
}
