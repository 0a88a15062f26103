import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type * as Tensors from '@tensorflow/tfjs-core';
import type * as Wasm from '@tensorflow/tfjs-backend-wasm';
import type { OpenedDevice } from './opened-device.ts';

const load = createRequire(import.meta.url);

/** Opens TensorFlow.js on WebAssembly with SIMD; its files are read from the installed package. @throws where SIMD is not to be had */
export async function openWasm(): Promise<OpenedDevice> {
  const tf = load('@tensorflow/tfjs-core') as typeof Tensors;
  const wasm = load('@tensorflow/tfjs-backend-wasm') as typeof Wasm;
  if (!await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) throw new Error('no-simd');
  if (tf.findBackend('wasm') === null) wasm.setWasmPaths(`${dirname(load.resolve('@tensorflow/tfjs-backend-wasm'))}${sep}`);
  tf.enableProdMode();
  if (!await tf.setBackend('wasm')) throw new Error('backend-not-ready');
  await tf.ready();
  return { device: { kind: 'wasm', tf }, version: wasm.version_wasm, hasGpu: false };
}
