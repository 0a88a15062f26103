import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, utilityProcess } from 'electron';
import { commandEvent } from '#contract/commands.ts';
import { AppError, errorReply, type Reply } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import { errorSentence, sentences } from '#contract/sentences/sentences.ts';
import { callChannel, eventChannel } from '#hosts/electron/channels.ts';
import { nativeDialogs, saveDelivery, type DialogHost } from '#hosts/electron/dialogs.ts';
import { fencePages, fenceSession } from '#hosts/electron/fences.ts';
import { menuTemplate } from '#hosts/electron/menu.ts';
import { pageAddress, pageScheme } from '#hosts/electron/page-address.ts';
import { pageFiles } from '#hosts/electron/page-protocol.ts';
import { isOurPage } from '#hosts/electron/sender.ts';
import { startOptions } from '#hosts/electron/start-options.ts';
import { utilityLauncher } from '#hosts/electron/utility-process.ts';
import { openWaitingWindow } from '#hosts/electron/waiting-window.ts';
import { openWindow } from '#hosts/electron/window.ts';
import { wordsOf } from '#hosts/electron/words.ts';
import { programFiles, userFolders } from '#hosts/folders.ts';
import { watchTimes } from '#services/lists/list-schedule.ts';
import { languageOf, openProgram, openSettings, startFailure, type CatalogChoice, type OpenProgram } from './open-program.ts';

/** Composition root of the desktop program. */
const settings = openSettings();
const files = programFiles();
const page = pageAddress(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']);
const words = () => wordsOf(languageOf(settings));
const mainWindow = (): BrowserWindow | null => BrowserWindow.getAllWindows()[0] ?? null;
const dialogHost: DialogHost = { dialog, window: mainWindow, words, downloadsFolder: app.getPath('downloads') };
const dialogs = nativeDialogs(dialogHost);

app.setPath('userData', userFolders().windowFolder);
app.setAboutPanelOptions({ applicationName: 'Shelfbridge', applicationVersion: files.version });
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
fencePages(app, page);

if (app.requestSingleInstanceLock()) {
  // not awaited: Electron is not ready before this module has been evaluated, so waiting for it here would never end
  void app.whenReady().then(start).catch((error: unknown) => {
    dialog.showErrorBox('Shelfbridge', startFailure(error, languageOf(settings)));
    app.exit(1);
  });
} else {
  app.quit(); // the program that runs already comes to the front
}

async function start(): Promise<void> {
  let waiting: BrowserWindow | undefined;
  const program = await openOrAsk(startOptions(process.argv.slice(app.isPackaged ? 1 : 2)), () => { waiting ??= openWaitingWindow(sentences[languageOf(settings)].terminal.updating); });
  if (program === null) { app.exit(1); return; }
  watchTimes(program.library);
  protocol.handle(pageScheme, pageFiles(files.pageFolder));
  fenceSession(session.defaultSession, page);
  ipcMain.handle(callChannel, (event, name: unknown, argument: unknown): Promise<Reply<unknown>> =>
    isOurPage(event, page) ? program.gateway(name, argument) : Promise.resolve({ ok: false, error: errorReply(new AppError('not-allowed')) }));
  showMenu(program);
  const window = openWindow({ preload: files.preload, url: page.url, saved: settings.all.window, save: (state) => settings.change({ window: state }) });
  waiting?.destroy(); // now, as the program ends when its last window is closed
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  endWith(program, window);
}

/** Opens the catalogue; where that fails, says why and lets the user choose another folder. null: she would rather not. */
async function openOrAsk(choice: CatalogChoice, updating: () => void): Promise<OpenProgram | null> {
  try {
    return await openProgram({
      host: 'electron', emit, dialogs, updating, deliver: (path, name) => saveDelivery(dialogHost, path, name),
      launchWorker: utilityLauncher((options) => utilityProcess.fork(files.worker, [], { execArgv: [...options], serviceName: 'Shelfbridge worker', stdio: ['ignore', 'ignore', 'inherit'] })),
    }, settings, choice);
  } catch (error) {
    const sentence = startFailure(error, languageOf(settings));
    if (!(error instanceof AppError)) { dialog.showErrorBox('Shelfbridge', sentence); return null; }
    const answer = dialog.showMessageBoxSync({ type: 'error', title: 'Shelfbridge', message: sentence, buttons: [words().otherFolder, words().quit], cancelId: 1 });
    const folder = answer === 0 ? await dialogs.chooseFolder() : null;
    if (folder === null) return null;
    settings.change({ catalogFolder: folder, mapId: null });
    return openOrAsk({ catalog: folder }, updating);
  }
}

function emit(event: AppEvent): void {
  for (const window of BrowserWindow.getAllWindows()) if (!window.isDestroyed()) window.webContents.send(eventChannel, event);
  if (event.name === 'catalog:changed' && event.data.parts.includes('settings')) relabelMenu();
}

let relabelMenu = (): void => {};

/** The menu in the chosen language, made anew when that changes. */
function showMenu({ gateway }: OpenProgram): void {
  relabelMenu = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(languageOf(settings), {
    // the name is one of the list of commands; the page runs it as if its shortcut had been pressed
    run: (command) => void mainWindow()?.webContents.executeJavaScript(`window.dispatchEvent(new CustomEvent('${commandEvent}', { detail: '${command}' })); 0`),
    openFolder: () => void openFolder(gateway),
  })));
  relabelMenu();
}

async function openFolder(gateway: OpenProgram['gateway']): Promise<void> {
  const folder = await dialogs.chooseFolder();
  if (folder === null) return;
  let reply = await gateway('catalog:open', { folder });
  if (!reply.ok && reply.error.code === 'catalog-not-found') {
    const { makeCatalogue, cancel } = words();
    const message = errorSentence(reply.error, languageOf(settings));
    if (dialog.showMessageBoxSync({ type: 'question', title: 'Shelfbridge', message, buttons: [makeCatalogue, cancel], cancelId: 1 }) === 1) return;
    reply = await gateway('catalog:open', { folder, create: true });
  }
  if (!reply.ok) dialog.showErrorBox('Shelfbridge', errorSentence(reply.error, languageOf(settings)));
}

/** Before the program ends, jobs are stopped and the catalogue is closed; a job that runs is asked about while the window is still there. */
function endWith({ library }: OpenProgram, window: BrowserWindow): void {
  let closed = false;
  window.on('close', (event) => {
    if (closed) return;
    event.preventDefault();
    app.quit();
  });
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const { jobRunning, quitAnyway, cancel } = words();
    if (library.jobs.busy && dialog.showMessageBoxSync(window, { type: 'question', title: 'Shelfbridge', message: jobRunning, buttons: [quitAnyway, cancel], cancelId: 1 }) === 1) return;
    window.hide();
    void library.close().finally(() => { closed = true; app.quit(); });
  });
}
