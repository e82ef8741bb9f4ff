/** Builds everything that ships: the program, the library with its types, and the JSON Schemas. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
<<<<<<< HEAD

/** The modules that scoring a sheet as text goes through; all that they import statically is part of it. */
const commonPath =
  /[\\/]src[\\/](start|commands[\\/]score|report[\\/](text|panel))\.ts$|[\\/]pdu-2021\.json$|rolldown[\\/]runtime/;

/** What a batch printed as text goes through beside that. */
const manyPath = /[\\/]src[\\/](commands[\\/]batch|report[\\/]batch[\\/]text)\.ts$/;

/** commander loads `child_process`, a tenth of a start, for commands that are programs of their own; casescore has none. */
const withoutChildProcesses = {
  name: 'without-child-processes',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? '\0no-child-processes' : null,
  load: (id) => (id === '\0no-child-processes' ? 'export {};' : null),
};
=======
import { input, output } from './program.js';
>>>>>>> main

rmSync('dist', { recursive: true, force: true });
const program = await rolldown(input);
await program.write(output);
await program.close();
execFileSync(process.execPath, ['scripts/compile-core.cjs'], { stdio: 'inherit' });

await build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  entryPoints: ['src/index.ts'],
  format: 'esm',
  outfile: 'dist/index.js',
});

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });

pruneTypes();

mkdirSync('dist/schemas', { recursive: true });
const { jsonSchema, schemaNames } = await import('../dist/index.js');
for (const name of schemaNames) {
  writeFileSync(`dist/schemas/${name}.json`, `${JSON.stringify(await jsonSchema(name), null, 2)}\n`);
}

<<<<<<< HEAD
/**
 * The program: what scoring one sheet needs is one part, because every file costs time to open, and what only other uses need is parts of
 * its own, because unused code costs time as well. CommonJS, which starts faster than modules. A part holds what is imported when it is
 * needed, with `import()`.
 */
async function buildProgram() {
  const bundle = await rolldown({
    input: { main: 'src/start.ts' },
    platform: 'node',
    transform: { target: 'node20' },
    plugins: [withoutChildProcesses],
    // A file that one command loads late and another one early is meant so.
    checks: { ineffectiveDynamicImport: false },
  });
  await bundle.write({
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'parts/[name].cjs',
    minify: { compress: false, mangle: false, codegen: true },
    codeSplitting: {
      groups: [
        { name: 'core', test: commonPath, priority: 2 },
        { name: 'many', test: manyPath, priority: 1 },
      ],
    },
  });
  await bundle.close();
}

=======
>>>>>>> main
/** Takes away the types that nothing reaches from the library's face: they are of the inside, and of packages that do not ship. */
function pruneTypes() {
  const reached = new Set();
  const follow = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g))
      follow(join(dirname(file), `${path}.d.ts`));
  };
  follow(join('dist', 'types', 'index.d.ts'));
  for (const entry of readdirSync('dist/types', { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !reached.has(file)) rmSync(file);
  }
}
