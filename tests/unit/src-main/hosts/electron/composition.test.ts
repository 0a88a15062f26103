import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { callChannel, eventChannel } from '#hosts/electron/channels.ts';

/** Electron's parts as far as the composition root touches them: they note what they are told. */
const stage = vi.hoisted(() => ({
  handlers: new Map<string, (...given: never[]) => unknown>(),
  windows: [] as { options: { webPreferences: Record<string, unknown> }; sent: unknown[][]; loaded: string[]; scripts: string[]; visible: boolean }[],
  menus: [] as { label?: string }[][],
  schemes: [] as unknown[],
  quits: 0,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class App extends Emitter {
    isPackaged = false;
    commandLine = { appendSwitch: vi.fn() };
    setPath = vi.fn();
    setAboutPanelOptions = vi.fn();
    getPath = () => '/downloads';
    requestSingleInstanceLock = () => true;
    whenReady = () => Promise.resolve();
    exit = vi.fn();
    quit = () => {
      stage.quits += 1;
      const event = { prevented: false, preventDefault() { this.prevented = true; } };
      this.emit('before-quit', event);
      if (!event.prevented) this.emit('quit');
    };
  }
  class BrowserWindow extends Emitter {
    readonly options: { webPreferences: Record<string, unknown> };
    readonly sent: unknown[][] = [];
    readonly loaded: string[] = [];
    readonly scripts: string[] = [];
    visible = true;
    webContents = {
      send: (...message: unknown[]) => void this.sent.push(message),
      executeJavaScript: (script: string) => { this.scripts.push(script); return Promise.resolve(); },
    };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      stage.windows.push(this);
    }
    static getAllWindows = () => stage.windows;
    isDestroyed = () => false;
    isMinimized = () => false;
    isMaximized = () => false;
    getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 700 });
    loadURL = (url: string) => { this.loaded.push(url); return Promise.resolve(); };
    focus = vi.fn();
    hide = () => { this.visible = false; };
  }
  return {
    app: new App(), BrowserWindow,
    dialog: { showErrorBox: vi.fn(), showMessageBoxSync: vi.fn(() => 0), showOpenDialog: vi.fn(), showSaveDialog: vi.fn() },
    ipcMain: { handle: (name: string, handler: (...given: never[]) => unknown) => stage.handlers.set(name, handler) },
    Menu: { buildFromTemplate: (template: { label?: string }[]) => template, setApplicationMenu: (menu: { label?: string }[]) => void stage.menus.push(menu) },
    protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => void stage.schemes.push(...schemes), handle: (name: string, handler: (...given: never[]) => unknown) => stage.handlers.set(name, handler) },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: Object.assign(new Emitter(), {
      setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: (handler: (...given: never[]) => unknown) => stage.handlers.set('permission', handler), setDevicePermissionHandler: vi.fn(),
      webRequest: { onBeforeRequest: (handler: (...given: never[]) => unknown) => stage.handlers.set('request', handler) },
    }) },
    utilityProcess: { fork: vi.fn() },
  };
});

const home = mkdtempSync(join(tmpdir(), 'electron-root-'));
const earlier = process.env['SHELFBRIDGE_HOME'];
let app: EventEmitter & { quit(): void };

beforeAll(async () => {
  process.env['SHELFBRIDGE_HOME'] = home;
  process.env['LANG'] = 'en_GB.UTF-8';
  ({ app } = await import('electron') as unknown as { app: typeof app });
  await import('../../../../../src-main/electron.ts');
  await vi.waitFor(() => expect(stage.windows).toHaveLength(1));
});
afterAll(() => {
  if (earlier === undefined) delete process.env['SHELFBRIDGE_HOME'];
  else process.env['SHELFBRIDGE_HOME'] = earlier;
  rmSync(home, { recursive: true, force: true });
});

const call = (url: string, name: string, argument: unknown = {}): unknown =>
  stage.handlers.get(callChannel)?.({ senderFrame: { url, parent: null } } as never, name as never, argument as never);
const window = () => stage.windows[0]!;

it('opens a fenced window on its own scheme', () => {
  expect(stage.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  expect(window().loaded).toEqual(['app://shelfbridge/']);
  expect(window().options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false });
});

it('answers its own page and nobody else', async () => {
  expect(await call('app://shelfbridge/#/patrons', 'program:info')).toMatchObject({ ok: true, data: { host: 'electron', catalogFolder: join(home, 'catalog') } });
  expect(await call('https://evil.example/', 'program:info')).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

it('lets nothing be loaded from elsewhere', () => {
  const cancelled = (url: string): boolean => {
    let answer = false;
    stage.handlers.get('request')?.({ url } as never, ((given: { cancel: boolean }) => { answer = given.cancel; }) as never);
    return answer;
  };
  expect(['https://example.org/', 'http://127.0.0.1:80/', 'file:///etc/passwd', 'ws://example.org/'].map(cancelled)).toEqual([true, true, true, true]);
  expect(cancelled('app://shelfbridge/assets/index.js')).toBe(false);
});

it('lets the page put text on the clipboard and use nothing else of the PC', () => {
  const allowed = ['clipboard-sanitized-write', 'clipboard-read', 'geolocation', 'media', 'notifications'].filter((permission) => stage.handlers.get('permission')?.(null as never, permission as never));
  expect(allowed).toEqual(['clipboard-sanitized-write']);
});

it('denies new windows and other addresses', () => {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
  app.emit('web-contents-created', {}, contents);
  const goes = (url: string): boolean => {
    const event = { url, preventDefault: vi.fn() };
    contents.emit('will-frame-navigate', event);
    return event.preventDefault.mock.calls.length === 0;
  };
  expect(goes('https://example.org/')).toBe(false);
  expect(goes('file:///home/ana/loans.csv')).toBe(false);
  expect(goes('app://shelfbridge/#/lists')).toBe(true);
  expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
});

it('opens a folder from the menu, and asks before it makes a catalogue there', async () => {
  const { dialog } = await import('electron');
  const folder = join(home, 'branch');
  vi.mocked(dialog.showOpenDialog).mockResolvedValue({ canceled: false, filePaths: [folder] });
  const open = (stage.menus.at(-1)?.[0] as unknown as { submenu: { label?: string; click(): void }[] }).submenu.find(({ label }) => label === 'Open catalogue folder…');
  const opened = async () => (await call('app://shelfbridge/', 'program:info') as { data: { catalogFolder: string } }).data.catalogFolder;

  vi.mocked(dialog.showMessageBoxSync).mockReturnValueOnce(1);
  open?.click();
  await vi.waitFor(() => expect(dialog.showMessageBoxSync).toHaveBeenCalledTimes(1));
  expect(vi.mocked(dialog.showMessageBoxSync).mock.calls[0]?.at(-1)).toMatchObject({ message: expect.stringContaining(folder) as unknown, buttons: ['Make a new catalogue', 'Cancel'] });
  expect(await opened()).toBe(join(home, 'catalog'));
  expect(existsSync(folder)).toBe(false);

  open?.click();
  await vi.waitFor(async () => expect(await opened()).toBe(folder));
  expect(dialog.showErrorBox).not.toHaveBeenCalled();
});

it('changes the menu’s language with the settings, and tells the page', async () => {
  expect(stage.menus.at(-1)?.[0]?.label).toBe('&File');
  await call('app://shelfbridge/', 'settings:write', { language: 'zh-CN' });
  expect(stage.menus.at(-1)?.[0]?.label).toBe('文件(&F)');
  expect(window().sent).toContainEqual([eventChannel, { name: 'catalog:changed', data: { parts: ['settings'] } }]);
});

it('closes the catalogue before it ends, and keeps the window’s place', async () => {
  const gone = new Promise((resolve) => app.once('quit', resolve));
  const event = { preventDefault: vi.fn() };
  (stage.windows[0] as unknown as EventEmitter).emit('close', event);
  expect(event.preventDefault).toHaveBeenCalled();
  await gone;
  expect(window().visible).toBe(false);
  expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toMatchObject({ window: { x: 10, y: 20, width: 900, height: 700, maximised: false } });
});
