import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { devicePreferences } from '#contract/devices.ts';
import { papers } from '#contract/list-sheet.ts';
import { isCatalogAddress, languages, themes, type Settings } from '#contract/settings.ts';

/** Everything kept for this user on this PC, outside the catalogue. */
export interface StoredSettings extends Settings {
  /** The catalogue that was open last; null: the usual folder. */
  readonly catalogFolder: string | null;
  readonly window: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number; readonly maximised: boolean } | null;
}

const defaults: StoredSettings = { language: null, theme: 'system', mapId: null, device: 'auto', sharedScreen: false, deskBranch: null, deskSound: true, paper: 'a4', printReasons: true, printCodes: true, printName: false, catalogAddress: '', catalogFolder: null, window: null };

/** What the page does not need to know. */
const ownNames: ReadonlySet<string> = new Set<keyof StoredSettings>(['catalogFolder', 'window']);

/** The settings file: read once, written whole and renamed, so that a kill leaves the old or the new one. */
export class SettingsStore {
  readonly #path: string;
  #settings: StoredSettings;

  constructor(path: string) {
    this.#path = path;
    this.#settings = read(path);
  }

  /** Where the settings file lies, and what else is kept for this user. */
  get folder(): string { return dirname(this.#path); }
  get all(): StoredSettings { return this.#settings; }
  get forPage(): Settings {
    return Object.fromEntries(Object.entries(this.#settings).filter(([name]) => !ownNames.has(name))) as unknown as Settings;
  }

  change(change: Partial<StoredSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#settings, null, 2));
    renameSync(`${this.#path}.new`, this.#path);
  }
}

/** A damaged or missing file gives the defaults; a value that is not known gives its default. */
function read(path: string): StoredSettings {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<StoredSettings>;
    return {
      ...defaults, ...found,
      language: languages.find((language) => language === found.language) ?? null,
      theme: themes.find((theme) => theme === found.theme) ?? 'system',
      device: devicePreferences.find((device) => device === found.device) ?? 'auto',
      sharedScreen: found.sharedScreen === true,
      deskBranch: typeof found.deskBranch === 'string' ? found.deskBranch : null,
      deskSound: found.deskSound !== false,
      paper: papers.find((paper) => paper === found.paper) ?? 'a4',
      printReasons: found.printReasons !== false,
      printCodes: found.printCodes !== false,
      printName: found.printName === true,
      catalogAddress: typeof found.catalogAddress === 'string' && isCatalogAddress(found.catalogAddress) ? found.catalogAddress : '',
    };
  } catch {
    return defaults;
  }
}
