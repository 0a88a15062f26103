import type { Profile } from './profile.ts';

/** Evergreen: the reporter's labels, and the columns of its tables. A renewal is a loan of its own that names its parent; aged loans have lost their patron. */
export const evergreen: readonly Profile[] = [
  {
    id: 'evergreen-circulation', kind: 'loans', needs: 'checkout date/time, due date/time|check in date/time|checkin date/time', typical: 'circ id, patron, patron id, circulating item, checkout / renewal library, checkout library, desk renewal, parent circulation, parent circ, circulation duration, fine stop reason, bib record, bib id',
    columns: { loan_id: 'circ id', patron_id: 'patron, patron id, patron barcode', collection: 'shelving location' },
    personal: 'patron zip, workstation',
  },
  {
    id: 'evergreen-sql', kind: 'loans', needs: 'xact_start, target_copy|copy_bib_record|barcode', typical: 'usr, circ_lib, due_date, checkin_time, checkin_scan_time, stop_fines, parent_circ, desk_renewal, copy_location, usr_birth_year, usr_post_code',
    columns: { loan_id: 'id', title: 'title, dummy_title', author: 'author, dummy_author', patron_id: 'usr', branch: 'circ_lib', collection: 'copy_location', title_id: 'copy_bib_record, record, bib_record, bre' },
    personal: 'usr_post_code, circ_staff, checkin_staff', leave: 'create_time, xact_finish',
  },
  {
    id: 'evergreen-items', kind: null, needs: 'circulation modifier|circ_modifier|call number/volume, barcode|item id|copy id', typical: 'circulating library, circ_lib, circulation type (marc), item status, total circulations', never: 'checkout date/time, xact_start',
    columns: { item_id: 'item id, copy id, id', branch: 'circulating library, circ_lib', title_id: 'bib record, record id, record' }, leave: 'total circulations',
  },
  { id: 'evergreen-items', kind: 'titles', needs: 'title proper (normalized)|title proper, record id', typical: 'author (normalized), publisher (normalized), isbn', columns: { title_id: 'record id' } },
];
