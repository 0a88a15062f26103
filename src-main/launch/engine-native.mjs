import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ensureInstalled } from './installed.mjs';
import { ensureKernels } from './kernels.mjs';
import { nodeProgram } from './node-program.mjs';
import { callerFolder, inRoot } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { inWords, say } from './say.mjs';

// npm run engine:native -- DIR: TensorFlow's own library for the neural methods, where its authors' archive cannot be reached but PyPI can.
// The wheel of `tensorflow-cpu` holds libtensorflow and the headers of its C interface; the addon of @tensorflow/tfjs-node is compiled
// against them and put where the package looks for it. Then the tests of the devices run on it. Only what is not under version control changes.

/** The oldest wheel that PyPI still has of the series the package was made for (2.9); newer ones work too. */
const version = '2.12.0';
const folder = process.argv[2] === undefined ? null : resolve(callerFolder(), process.argv[2]);
if (folder === null) end('Usage: npm run engine:native -- DIR   (600 MB are put there, and stay)', '用法：npm run engine:native -- 文件夹（将存入并保留约 600 MB）');
if (process.platform !== 'linux' || process.arch !== 'x64') {
  end('This works on Linux on x64 only: elsewhere the wheel is made differently. `npm rebuild @tensorflow/tfjs-node` fetches a ready addon where there is one.',
    '此操作仅适用于 x64 的 Linux；其他系统可用 npm rebuild @tensorflow/tfjs-node 获取现成的组件。');
}
await ensureInstalled();
const addon = inRoot('node_modules', '@tensorflow', 'tfjs-node');
if (!existsSync(join(addon, 'binding'))) end('The package @tensorflow/tfjs-node is not installed: npm left it out.', '未安装 @tensorflow/tfjs-node。');

const [node] = nodeProgram();
const headers = [join(dirname(realpathSync(node)), '..', 'include', 'node'), '/usr/include/node', '/usr/local/include/node'].find((path) => existsSync(join(path, 'node_api.h')));
if (headers === undefined) end('The headers of Node (node_api.h) are not there.', '缺少 Node 的头文件（node_api.h）。');

const libraries = join(folder, 'tensorflow');
if (!existsSync(join(libraries, 'include', 'tensorflow', 'c', 'c_api.h'))) await unpack(await wheel());
await compile();
await test();

/** The wheel in the folder, whichever version; fetched where there is none. */
async function wheel() {
  const found = () => (existsSync(folder) ? readdirSync(folder) : []).find((name) => /^tensorflow.*\.whl$/.test(name));
  if (found() === undefined) {
    mkdirSync(folder, { recursive: true });
    say(`Fetching the wheel of tensorflow-cpu ${version} with pip (230 MB) …`, `正在用 pip 获取 tensorflow-cpu ${version}（230 MB）……`);
    await run('python3', ['-m', 'pip', 'download', `tensorflow-cpu==${version}`, '--no-deps', '--only-binary=:all:', '--python-version', '3.11', '--implementation', 'cp', '--platform', 'manylinux2014_x86_64', '--dest', folder]);
  }
  return join(folder, found());
}

/** The libraries and the C headers out of the wheel, which is a zip file. */
async function unpack(path) {
  say('Unpacking …', '正在解压……');
  const wanted = 'import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as wheel:\n'
    + ' for name in wheel.namelist():\n'
    + '  if name.startswith(("tensorflow/libtensorflow_", "tensorflow/include/tensorflow/", "tensorflow/include/tsl/", "tensorflow/include/xla/")): wheel.extract(name, sys.argv[2])\n';
  await run('python3', ['-c', wanted, path, folder]);
}

/** Compiles the addon and puts it, with the libraries, where the package looks. */
async function compile() {
  const [core, framework] = ['cc', 'framework'].map((part) => readdirSync(libraries).find((name) => name.startsWith(`libtensorflow_${part}.so`)));
  if (core === undefined || framework === undefined) end('The wheel holds no libtensorflow.', '安装包中没有 libtensorflow。');
  const built = join(folder, 'tfjs_binding.node');
  say('Compiling the addon …', '正在编译组件……');
  const binding = join(addon, 'binding');
  await run('g++', [
    '-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8', '-I', addon, '-I', binding, '-I', join(libraries, 'include'), '-I', headers,
    join(binding, 'tfjs_backend.cc'), join(binding, 'tfjs_binding.cc'), '-o', built, '-L', libraries, `-l:${core}`, `-l:${framework}`, '-Wl,-rpath,$ORIGIN/../../deps/lib',
  ]);
  const deps = join(addon, 'deps', 'lib');
  mkdirSync(deps, { recursive: true });
  for (const name of [core, framework]) {
    rmSync(join(deps, name), { force: true });
    symlinkSync(join(libraries, name), join(deps, name));
  }
  mkdirSync(join(addon, 'lib', 'napi-v8'), { recursive: true });
  cpSync(built, join(addon, 'lib', 'napi-v8', 'tfjs_binding.node'));
}

/** Runs the tests of the devices; the real native one has to be among them. */
async function test() {
  await ensureKernels();
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  await run(node, [vitest, 'run', '--project', 'unit', '--reporter=verbose', 'tests/unit/src-main/worker/devices'], { env: { ...process.env, SHELFBRIDGE_NEEDS_DEVICE: 'native' } });
  say('TensorFlow’s own library is in use from now on, until node_modules is installed afresh.', '从现在起将使用 TensorFlow 自己的程序库，直至重新安装 node_modules。');
}

async function run(command, args, options) {
  const { code } = await runProcess(command, args, { shown: true, ...options });
  if (code !== 0) end(`${command} did not succeed (exit code ${code}); its reasons are above.`, `${command} 未成功（退出码 ${code}），原因见上。`);
}

function end(english, chinese) {
  process.stderr.write(`${inWords(english, chinese)}\n`);
  process.exit(1);
}
