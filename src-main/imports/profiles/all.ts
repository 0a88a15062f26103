import { almaWms } from './alma-wms.ts';
import { china } from './china.ts';
import { evergreen } from './evergreen.ts';
import { folio } from './folio.ts';
import { huiwen } from './huiwen.ts';
import { koha } from './koha.ts';
import { openData } from './open-data.ts';
import { polaris } from './polaris.ts';
import type { Profile } from './profile.ts';
import { shelfbridge } from './shelfbridge.ts';
import { sierra } from './sierra.ts';
import { symphony } from './symphony.ts';

/** Every profile; where two fit a header equally well, the one that stands first. */
export const profiles: readonly Profile[] = [...koha, ...evergreen, ...folio, ...symphony, ...sierra, ...polaris, ...almaWms, ...huiwen, ...china, ...openData, ...shelfbridge];
