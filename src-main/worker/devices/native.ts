import { createRequire } from 'node:module';
import type * as Tensors from '@tensorflow/tfjs-core';
import type { OpenedDevice } from './opened-device.ts';

const load = createRequire(import.meta.url);

/** TensorFlow's own library through its Node packages, both optional: the one for graphics processors first. */
const packages = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] as const;

/** The parts of the package's backend that tell what it found. */
interface NativeBackend {
  readonly isUsingGpuDevice?: boolean;
  readonly binding?: { readonly TF_Version?: string };
}

/** Opens TensorFlow's own library. @throws where it is not installed or does not load; code MODULE_NOT_FOUND or a message of its own */
export async function openNative(): Promise<OpenedDevice> {
  // 4.22 still calls a helper that Node 23 dropped, and one that Node warns of
  const util = load('node:util') as { isNullOrUndefined?: (value: unknown) => boolean; isArray?: typeof Array.isArray };
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  util.isArray = Array.isArray;
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2'; // its greetings belong on no terminal
  const tf = firstOf(packages);
  tf.enableProdMode(); // no checks of arguments that the engine makes by itself, no advice on the terminal
  if (!await tf.setBackend('tensorflow')) throw new Error('backend-not-ready');
  await tf.ready();
  const { isUsingGpuDevice, binding } = tf.backend() as NativeBackend;
  return { device: { kind: 'native', tf }, version: binding?.TF_Version ?? null, hasGpu: isUsingGpuDevice === true };
}

function firstOf(names: readonly string[]): typeof Tensors {
  let problem: unknown;
  for (const name of names) {
    try {
      return load(name) as typeof Tensors;
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}
