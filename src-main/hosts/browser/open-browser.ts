import open from 'open';

type Variables = Readonly<Record<string, string | undefined>>;

/** Whether there is a screen to open a browser on. */
export function hasDisplay(variables: Variables = process.env, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'].some((name) => Boolean(variables[name]));
}

/** Opens the user's browser. Where that fails, the address on the terminal is still there to be clicked. */
export async function openBrowser(url: string): Promise<void> {
  try {
    const started = await open(url);
    started.on('error', () => undefined);
  } catch { /* no browser */ }
}
