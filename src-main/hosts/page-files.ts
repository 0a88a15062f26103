const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.webp': 'image/webp', '.woff2': 'font/woff2', '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8', '.map': 'application/json; charset=utf-8', '.wasm': 'application/wasm',
};

/** What the page may load: its own files and nothing from elsewhere. @param connect where else it may connect to: its host's socket */
export function contentPolicy(connect = ''): string {
  return [
    "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:",
    `connect-src 'self' ${connect}`.trimEnd(), "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'none'",
  ].join('; ');
}

/** The MIME type of a file of the page, by its extension with the dot. */
export const contentType = (extension: string): string => types[extension.toLowerCase()] ?? 'application/octet-stream';

/**
 * The file of the page that a URL's path names, relative to the page's folder; null where it names none.
 * Nothing outside the folder can be named: no `..`, no drive letter, no backslash, no hidden file.
 */
export function pagePath(urlPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (path === '/') return 'index.html';
  const parts = path.split('/').slice(1);
  const plain = path.startsWith('/') && parts.every((part) => /^[\w-][\w.@ -]*$/.test(part));
  return plain ? parts.join('/') : null;
}
