import { BookOpen, ChartColumn, FileInput, Layers, ListChecks, ScanBarcode, Settings, TrendingUp, Users } from '@lucide/vue';
import type { Component } from 'vue';
import type { ScreenName } from '#contract/commands.ts';

export interface Screen {
  readonly name: ScreenName;
  readonly path: string;
  readonly icon: Component;
}

/** The screens in the order of the navigation; their words are `layout.screens.<name>`. */
export const screens: readonly Screen[] = [
  { name: 'desk', path: '/desk', icon: ScanBarcode },
  { name: 'patrons', path: '/patrons', icon: Users },
  { name: 'titles', path: '/titles', icon: BookOpen },
  { name: 'imports', path: '/imports', icon: FileInput },
  { name: 'domains', path: '/domains', icon: Layers },
  { name: 'training', path: '/training', icon: TrendingUp },
  { name: 'lists', path: '/lists', icon: ListChecks },
  { name: 'insights', path: '/insights', icon: ChartColumn },
  { name: 'settings', path: '/settings', icon: Settings },
];
