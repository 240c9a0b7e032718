import type { Plugin } from 'esbuild';

/** A module that another requires when it loads, although it is used rarely: `module` as it stands in `require`, in a file whose path contains `by`. */
export type Rare = { readonly module: string; readonly by: string };

/**
 * Replaces rare modules by a stand-in that loads the real one when something of it is first touched. dockerode loads its ssh and gRPC parts at once
 * (together about 80 ms); a local socket needs neither.
 */
export function loadOnUse(rare: readonly Rare[]): Plugin {
  return {
    name: 'load-on-use',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
        const isRare = rare.some(({ module, by }) => module === path && importer.includes(by));
        if (!isRare || kind !== 'require-call' || pluginData === REAL) return undefined;
        const real = await build.resolve(path, { importer, kind, resolveDir, pluginData: REAL });
        return { path: real.path, namespace: NAMESPACE };
      });
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: standIn(path),
        resolveDir: '/',
        loader: 'js',
      }));
    },
  };
}

/** Modules that are imported at the top but used only by developers of the library itself: empty in the bundle. */
export function leaveOut(modules: readonly string[]): Plugin {
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^(${modules.join('|')})$`) }, ({ path }) => ({
        path,
        namespace: 'left-out',
      }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export default {}', loader: 'js' }));
    },
  };
}

const NAMESPACE = 'load-on-use';
const REAL = 'the real module';

function standIn(path: string): string {
  return `
    let real;
    const load = () => (real ??= require(${JSON.stringify(path)}));
    module.exports = new Proxy(function () {}, {
      get: (_, key) => load()[key],
      apply: (_, self, args) => Reflect.apply(load(), self, args),
      construct: (_, args) => Reflect.construct(load(), args),
    });`;
}
