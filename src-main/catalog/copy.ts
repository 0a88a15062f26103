import Database from 'better-sqlite3';

/** Copies a database that others may go on writing to, as it is at one moment, a few pages at a time. */
export async function copyInto(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await db.backup(to, { progress: () => 4000 });
  } finally {
    db.close();
  }
}
