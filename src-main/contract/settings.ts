import { z } from 'zod';
import { devicePreferences, type DevicePreference } from './devices.ts';
import { mapId } from './ids.ts';
import { papers, type Paper } from './list-sheet.ts';

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What the user chose for herself on this PC; kept outside the catalogue. */
export interface Settings {
  /** null: as the system says. */
  readonly language: Language | null;
  readonly theme: Theme;
  /** The domain map that pages show loans by. */
  readonly mapId: number | null;
  /** What neural methods compute on. */
  readonly device: DevicePreference;
  /** Others may look on: reasons and what-if name no loan that its record or its domain shows to be sensitive, on the screen, on paper and in files. */
  readonly sharedScreen: boolean;
  /** The branch this desk is at; null: none is named. */
  readonly deskBranch: string | null;
  /** Sounds at the desk. */
  readonly deskSound: boolean;
  /** How lists were printed last. */
  readonly paper: Paper;
  readonly printReasons: boolean;
  readonly printCodes: boolean;
  /** Whether the number on the reader's card stands on a printed list where nobody says otherwise. */
  readonly printName: boolean;
  /** Address of a title in the library's own catalogue, with {id} or {isbn} in it; empty: codes hold the title's number. */
  readonly catalogAddress: string;
}

/** An address of the web with the number or the ISBN of a title in it. */
export const isCatalogAddress = (text: string): boolean => /^https?:\/\/[^\s/?#{}]+[/?#]\S*$/i.test(text) && /\{(id|isbn)\}/.test(text);

export interface ProgramInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly catalogFolder: string;
  readonly counts: { readonly patrons: number; readonly titles: number; readonly loans: number };
  /** What this host can do that another cannot. */
  readonly can: { readonly chooseFiles: boolean; readonly chooseFolder: boolean };
  /** The longest call since the program started, in milliseconds: the promise is 50. */
  readonly longestCall: { readonly name: string; readonly elapsedMs: number };
}

export const programInfo = z.object({});
/** `shown`: the language the page speaks where none is chosen, so that files made for it speak it too. */
export const settingsRead = z.object({ shown: z.enum(languages).optional() });
export const settingsWrite = z.object({
  language: z.enum(languages).nullable().optional(),
  theme: z.enum(themes).optional(),
  mapId: mapId.nullable().optional(),
  device: z.enum(devicePreferences).optional(),
  sharedScreen: z.boolean().optional(),
  deskBranch: z.string().trim().min(1).max(200).nullable().optional(),
  deskSound: z.boolean().optional(),
  paper: z.enum(papers).optional(),
  printReasons: z.boolean().optional(),
  printCodes: z.boolean().optional(),
  printName: z.boolean().optional(),
  catalogAddress: z.string().trim().max(200).refine((text) => text === '' || isCatalogAddress(text)).optional(),
});
/** Without `create`, a folder that holds no catalogue is refused: a mistyped path must not make an empty one. */
export const catalogOpen = z.object({ folder: z.string().min(1).max(4000), create: z.boolean().default(false) });
export const demoOpen = z.object({});
