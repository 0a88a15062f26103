import type { Sentences } from '../sentences.ts';

/** What is computed on, in Simplified Chinese. */
export const devices: Pick<Sentences, 'foundDevice' | 'device'> = {
  foundDevice: {
    graphics: '找到：TensorFlow {version}，配有图形处理器，速度最快。',
    native: '找到：TensorFlow {version}，使用本机处理器。',
    wasm: '找到：Shelfbridge 自带的 WebAssembly（SIMD，TensorFlow.js {version}）。未安装 TensorFlow 自己的程序库；没有它也可以。',
    cpu: '只找到普通 JavaScript（TensorFlow.js {version}）。训练神经网络方法会很慢。',
    none: '没有找到神经网络方法可用的计算方式；训练时不使用这些方法。',
  },
  device: {
    auto: '找到的最快方式', native: 'TensorFlow 自己的程序库', wasm: 'WebAssembly（Shelfbridge 自带）', cpu: '普通 JavaScript（慢）',
  },
};
