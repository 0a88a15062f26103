import { createRequire } from 'node:module';
import type * as Tensors from '@tensorflow/tfjs-core';
import type { OpenedDevice } from './opened-device.ts';

const load = createRequire(import.meta.url);

/** Opens TensorFlow.js in plain JavaScript: runs everywhere, far slower than the others. */
export async function openCpu(): Promise<OpenedDevice> {
  const tf = load('@tensorflow/tfjs-core') as typeof Tensors;
  load('@tensorflow/tfjs-backend-cpu');
  tf.enableProdMode();
  if (!await tf.setBackend('cpu')) throw new Error('backend-not-ready');
  await tf.ready();
  return { device: { kind: 'cpu', tf }, version: tf.version_core, hasGpu: false };
}
