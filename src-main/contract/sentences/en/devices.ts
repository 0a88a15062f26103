import type { Sentences } from '../sentences.ts';

/** What is computed on, in English. */
export const devices: Pick<Sentences, 'foundDevice' | 'device'> = {
  foundDevice: {
    graphics: 'Found: TensorFlow {version} with a graphics processor, the fastest way.',
    native: 'Found: TensorFlow {version} on this computer’s processor.',
    wasm: 'Found: WebAssembly with SIMD, which is part of Shelfbridge (TensorFlow.js {version}). TensorFlow’s own library is not installed; it is not needed.',
    cpu: 'Found: plain JavaScript only (TensorFlow.js {version}). Training the neural methods will be slow.',
    none: 'Nothing was found that neural methods can compute on; training goes on without them.',
  },
  device: {
    auto: 'The fastest that is found', native: 'TensorFlow’s own library', wasm: 'WebAssembly (part of Shelfbridge)', cpu: 'Plain JavaScript (slow)',
  },
};
