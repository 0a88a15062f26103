export const pageScheme = 'app';

/** Where the window's page comes from. */
export interface PageAddress {
  readonly url: string;
  /** Whether something at this address belongs to the page. */
  owns(url: string): boolean;
}

/**
 * The page's address: our own scheme, or while developing the build tool's server on this PC.
 * @param developing the address that the build tool names
 */
export function pageAddress(developing: string | undefined): PageAddress {
  const url = developing !== undefined && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+\/?$/.test(developing) ? developing : `${pageScheme}://shelfbridge/`;
  const place = (address: string): string | null => {
    // Node gives addresses of unknown schemes the origin "null", so the two parts are compared
    if (!URL.canParse(address)) return null;
    const { protocol, host } = new URL(address);
    return `${protocol.replace(/^ws/, 'http')}//${host}`;
  };
  const own = place(url);
  return { url, owns: (address) => place(address) === own };
}
