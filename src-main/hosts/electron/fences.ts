import type { App, Session } from 'electron';
import type { PageAddress } from './page-address.ts';

/** No page goes anywhere else, opens a window, or holds another page. */
export function fencePages(app: App, page: PageAddress): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-frame-navigate', (event) => { if (!page.owns(event.url)) event.preventDefault(); });
    contents.on('will-redirect', (event) => { if (!page.owns(event.url)) event.preventDefault(); });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** A page may put text on the clipboard when a button is pressed for it, and read nothing from there. */
const copying = 'clipboard-sanitized-write';

/** Nothing is loaded but the page, nothing is downloaded, and the page may use no device of the PC. */
export function fenceSession(session: Session, page: PageAddress): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(permission === copying));
  session.setPermissionCheckHandler((_, permission) => permission === copying);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // what stands in the page itself (data:, blob:) is not from elsewhere
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !page.owns(url) && !/^(data|blob|devtools):/.test(url) }));
}
