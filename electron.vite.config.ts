import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';

const at = (...parts: string[]): string => resolve(import.meta.dirname, ...parts);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rollupOptions: {
        input: {
          electron: at('src-main/electron.ts'), serve: at('src-main/serve.ts'), cli: at('src-main/cli.ts'),
          worker: at('src-main/worker/main.ts'), 'kernel-thread': at('src-main/worker/kernels/thread.ts'),
          'read-thread': at('src-main/worker/importing/read-thread.ts'), 'preview-thread': at('src-main/services/previews/preview-thread.ts'),
          'pdf-thread': at('src-main/services/list-output/pdf/pdf-thread.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false, // a sandboxed preload must be one self-contained CommonJS file
      rollupOptions: { input: { preload: at('src-main/hosts/electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [vue()],
    build: { outDir: at('out/renderer'), chunkSizeWarningLimit: 2500, rollupOptions: { input: at('src-renderer/index.html') } },
  },
});
