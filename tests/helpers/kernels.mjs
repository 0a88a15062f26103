import { ensureKernels } from '../../src-main/launch/kernels.mjs';

/** Vitest's global set-up: the tests run the sources as they are, and these look for the compiled kernels in out/. */
export const setup = ensureKernels;
