import type { BrowserApp } from '../app.ts';

/** A screen in a state that is worth looking at: where it is, and what is done there. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** It stands where its button stood: in another window it is opened anew. */
  readonly isPlaced?: boolean;
  /** Brings the state about; what it answers takes it back. */
  readonly enter?: (app: BrowserApp) => Promise<(() => Promise<unknown>) | void>;
}

/** Closes the dialog that is open. */
export const escape = (app: BrowserApp) => async (): Promise<void> => {
  await app.page.keyboard.press('Escape');
  await app.page.locator('[aria-modal=true]').waitFor({ state: 'detached' });
};

/** Presses the first button whose words fit, and waits for the dialog that it opens. */
export const dialogBy = (key: string) => async (app: BrowserApp): Promise<() => Promise<void>> => {
  await app.page.getByRole('main').getByRole('button', { name: app.words.pattern(key) }).first().click();
  await app.page.locator('[aria-modal=true]').waitFor();
  return escape(app);
};

/** Goes to a scene without loading the page anew, and waits until it stands still. */
export async function show(app: BrowserApp, { name, path, enter }: Scene): Promise<() => Promise<void>> {
  const { page } = app;
  try {
    await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
    await page.locator(`main[data-path=${JSON.stringify(path)}]`).waitFor();
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await still(app);
    const leave = await enter?.(app);
    await still(app);
    return async () => { await leave?.(); };
  } catch (error) {
    throw new Error(`The scene ${name} could not be shown: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

/** Nothing is being loaded. */
async function still({ page, words }: BrowserApp): Promise<void> {
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.getByRole('main').getByText(words('common.loading'), { exact: true }).first().waitFor({ state: 'detached' });
}
