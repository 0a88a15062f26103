import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFiles, userFolders } from '#hosts/folders.ts';

describe('userFolders', () => {
  it('follows the XDG folders on Linux and ignores relative ones', () => {
    const folders = userFolders({ XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: 'config' }, 'linux', '/home/ana');
    expect(folders.catalog).toBe(join('/data', 'Shelfbridge', 'catalog'));
    expect(folders.demo).toBe(join('/data', 'Shelfbridge', 'demo'));
    expect(folders.settingsFile).toBe(join('/home/ana', '.config', 'Shelfbridge', 'settings.json'));
  });

  it('uses the application data folders of Windows and macOS', () => {
    expect(userFolders({ APPDATA: '/roaming' }, 'win32', '/users/ana').settingsFile).toBe(join('/roaming', 'Shelfbridge', 'settings.json'));
    expect(userFolders({}, 'darwin', '/users/ana').catalog).toBe(join('/users/ana', 'Library', 'Application Support', 'Shelfbridge', 'catalog'));
  });

  it('puts everything into SHELFBRIDGE_HOME where it is set', () => {
    expect(userFolders({ SHELFBRIDGE_HOME: '/tmp/home', XDG_DATA_HOME: '/data' }, 'linux', '/home/ana')).toEqual({
      catalog: join('/tmp/home', 'catalog'), demo: join('/tmp/home', 'demo'), settingsFile: join('/tmp/home', 'settings.json'), windowFolder: join('/tmp/home', 'window'),
    });
  });
});

describe('programFiles', () => {
  it('finds what the program brings, from the sources and from the built program', () => {
    const { demoFolder, version, worker } = programFiles();
    expect(existsSync(join(demoFolder, 'domains.json'))).toBe(true);
    expect(existsSync(worker)).toBe(true);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    const root = join(import.meta.dirname, '..', '..', '..', '..');
    expect(programFiles(join(root, 'out', 'main', 'chunks')).worker).toBe(join(root, 'out', 'main', 'worker.js'));
  });
});
