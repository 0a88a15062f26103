import type { Kernels } from '#engine/kernels/kernels.ts';
import type { DeviceSupply } from '#engine/neural/device.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';

/** The compiled kernels, and none but these. @throws at the opening or at the end where those in TypeScript computed: their figures are not meant */
export async function openFastKernels(threads: number, devices: DeviceSupply | null = null): Promise<Kernels> {
  const opened = await openKernels(threads, devices);
  const demand = (): void => { if (opened.notice !== null) throw new Error(`not the compiled kernels: ${opened.notice}`); };
  demand();
  return {
    ...opened.kernels,
    async close() {
      await opened.kernels.close();
      demand();
    },
  };
}
