import { z } from 'zod';
import { devicePreferences, type DevicePreference } from './devices.ts';
import { mapId } from './ids.ts';

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
}

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
export const settingsRead = z.object({});
export const settingsWrite = z.object({
  language: z.enum(languages).nullable().optional(),
  theme: z.enum(themes).optional(),
  mapId: mapId.nullable().optional(),
  device: z.enum(devicePreferences).optional(),
  sharedScreen: z.boolean().optional(),
  deskBranch: z.string().trim().min(1).max(200).nullable().optional(),
  deskSound: z.boolean().optional(),
});
/** Without `create`, a folder that holds no catalogue is refused: a mistyped path must not make an empty one. */
export const catalogOpen = z.object({ folder: z.string().min(1).max(4000), create: z.boolean().default(false) });
export const demoOpen = z.object({});
