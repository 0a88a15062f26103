import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import { useWaitingFiles } from '#page/stores/waiting-files.ts';
import PrivacyStep from '#page/views/imports/PrivacyStep.vue';
import type { CardNumbers } from '#contract/imports.ts';
import { columnsOf, previewOf, waitingFile } from './import-files.ts';

const withReaders = waitingFile('loans.csv', previewOf('loans', columnsOf({ card: 'patron_id', title: 'title_id', when: 'loan_at' })));
const ofNobody = waitingFile('counted.csv', previewOf('loans', columnsOf({ title: 'title_id', when: 'loan_at' })));

describe('the warning that one reader would be two', () => {
  let known: CardNumbers;
  beforeEach(() => {
    setActivePinia(createPinia());
    useTransport({ subscribe: () => () => undefined, call: async (name) => ({ ok: true, data: name === 'imports:card-numbers' ? known : [] }) });
  });

  async function warnings(numbers: CardNumbers, file: typeof withReaders): Promise<{ plain: boolean; pseudonyms: boolean }> {
    known = numbers;
    useWaitingFiles().files = [file];
    const view = mount(PrivacyStep, { global: { plugins: [i18n] } });
    await flushPromises();
    const isShown = (): boolean => view.find('[role=status]').exists();
    const plain = isShown();
    await view.find('input[type=checkbox]').setValue(true);
    const pseudonyms = isShown();
    await view.find('input[type=checkbox]').setValue(false);
    view.unmount();
    return { plain, pseudonyms };
  }

  test('comes where readers stand in the catalogue the other way', async () => {
    expect(await warnings({ pseudonyms: false, numbers: true }, withReaders)).toEqual({ plain: false, pseudonyms: true });
    expect(await warnings({ pseudonyms: true, numbers: false }, withReaders)).toEqual({ plain: true, pseudonyms: false });
    expect(await warnings({ pseudonyms: true, numbers: true }, withReaders)).toEqual({ plain: true, pseudonyms: true });
  });

  test('does not come where no reader stands there, or the file names none', async () => {
    expect(await warnings({ pseudonyms: false, numbers: false }, withReaders)).toEqual({ plain: false, pseudonyms: false });
    expect(await warnings({ pseudonyms: true, numbers: true }, ofNobody)).toEqual({ plain: false, pseudonyms: false });
  });
});
