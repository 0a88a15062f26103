import { z } from 'zod';

/** What neural methods may be told to compute on; `auto`: the fastest to be had. */
export const devicePreferences = ['auto', 'native', 'wasm', 'cpu'] as const;
export type DevicePreference = (typeof devicePreferences)[number];
export type DeviceName = Exclude<DevicePreference, 'auto'>;

/** What was found on this computer. */
export interface FoundDevices {
  /** Used without a preference; null: none works, and the neural methods stay out. */
  readonly best: DeviceName | null;
  readonly version: string | null;
  readonly hasGpu: boolean;
}

/** Which sentence says what was found. */
export type FoundSentence = 'graphics' | DeviceName | 'none';
export const foundSentence = ({ best, hasGpu }: FoundDevices): FoundSentence => (best === 'native' && hasGpu ? 'graphics' : best ?? 'none');

export const devicesFind = z.object({});
