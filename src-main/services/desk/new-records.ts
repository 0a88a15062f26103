import type { DeskCopy, DeskPatron } from '#contract/desk.ts';
import { AppError } from '#contract/errors.ts';
import type { PatronId, TitleId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { codeId } from '#catalog/repositories/codes.ts';
import { copiesOf, copyById, findCopy, titlesWithNumber } from '#catalog/repositories/desk-copies.ts';
import { patronByCard } from '#catalog/repositories/desk-patrons.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { nowSeconds } from '#catalog/repositories/times.ts';
import { readIsbns } from '#imports/values/isbn.ts';
import type { Library } from '../library.ts';
import { readRules } from './desk-rules.ts';
import { noTitles, placingTitles } from '../placing-titles.ts';
import { cardName } from './look-up.ts';
import { showCard } from './patron-card.ts';
import { bareNumber, wholeNumber } from './scanned-number.ts';
import { shownCopy } from './shown.ts';

interface NewPatron { readonly card: string; readonly group?: string | undefined; readonly birthYear?: number | undefined; readonly homeBranch?: string | undefined; readonly expiresOn?: string | undefined }

/** Adds a patron by the number of the card; where card numbers stand as pseudonyms, so does this one. @throws AppError desk-number-taken */
export function addPatron(library: Library, { card, group, birthYear, homeBranch, expiresOn }: NewPatron): DeskPatron {
  const { db } = library;
  const id = transaction(db, () => {
    const name = cardName(library, card, readRules(db));
    if (patronByCard(db, name) !== undefined) throw new AppError('desk-number-taken');
    const step = new StepWriter(db);
    const made = step.add('patron', { external_id: name, group_id: codeId(db, 'patron_group', group), birth_year: birthYear ?? null, home_branch_id: codeId(db, 'branch', homeBranch), expires_on: expiresOn ?? null });
    step.end('add-patron', nowSeconds(), null);
    return made as PatronId;
  });
  library.changedRows({ patrons: 1 });
  return showCard(library, id);
}

interface NewCopy {
  readonly barcode: string; readonly titleId?: TitleId | undefined; readonly title?: string | undefined; readonly author?: string | undefined; readonly material?: string | undefined;
  readonly isbn?: string | undefined; readonly callNumber?: string | undefined;
}

/** Adds a copy to a title, or with a title of its own. @throws AppError desk-number-taken, title-not-found, desk-title-missing */
export function addCopy(library: Library, copy: NewCopy): DeskCopy {
  const { db } = library;
  let titles = 0;
  const { itemId } = transaction(db, () => placingTitles(library, noTitles, () => {
    const barcode = wholeNumber(bareNumber(copy.barcode), readRules(db).copies);
    if (findCopy(db, barcode) !== undefined) throw new AppError('desk-number-taken');
    const step = new StepWriter(db);
    const known = copy.titleId ?? titlesWithNumber(db, '', readIsbns(copy.isbn ?? '')[0])[0];
    if (known !== undefined && copiesOf(db, known).length === 0) throw new AppError('title-not-found');
    const titleId = known ?? newTitle(step, copy);
    titles = known === undefined ? 1 : 0;
    const made = step.add('item', { barcode, title_id: titleId, branch_id: codeId(db, 'branch', library.environment.settings.all.deskBranch ?? undefined), call_number: copy.callNumber || null });
    step.end('add-copy', nowSeconds(), titleId);
    return { itemId: made, titleId };
  }, ({ titleId }) => ({ described: titles === 0 ? [] : [titleId], placed: [titleId] })));
  library.changedRows({ titles });
  return shownCopy(library, copyById(db, itemId)!);
}

/** A title that no file has brought is numbered by its ISBN, as imports do, or by the copy it is made for. */
function newTitle(step: StepWriter, { barcode, title = '', author = '', material, isbn = '' }: NewCopy): number {
  if (title === '') throw new AppError('desk-title-missing');
  const isbns = readIsbns(isbn);
  return step.add('title', { external_id: isbns[0] === undefined ? `=desk:${barcode}` : `=isbn:${isbns[0]}`, title, author, material: material || null, isbns: isbns.join(' ') });
}
