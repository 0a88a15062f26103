import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { AppEvent, Transport } from '#contract/events.ts';
import { callChannel, eventChannel } from './channels.ts';
import { callArgument } from './received-files.ts';

/** All that the page gets of Electron. Which calls there are is the gateway's to say: a second list here could only differ from it. */
const transport: Transport = {
  call: (name, argument, files = []) =>
    ipcRenderer.invoke(callChannel, name, callArgument(name, argument, files, (file) => webUtils.getPathForFile(file as File))),
  subscribe(listener) {
    const hear = (_: IpcRendererEvent, event: AppEvent): void => listener(event);
    ipcRenderer.on(eventChannel, hear);
    return () => { ipcRenderer.removeListener(eventChannel, hear); };
  },
};

contextBridge.exposeInMainWorld('shelfbridge', transport);
