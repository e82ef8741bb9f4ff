/** Builds everything that ships: the program, the library with its types, and the JSON Schemas. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { rolldown } from 'rolldown';
import { input, output } from './program.js';

rmSync('dist', { recursive: true, force: true });
const program = await rolldown(input);
const { output: files } = await program.write(output);
await program.close();
for (const { fileName, code } of files) {
  // Without white space, and in ASCII, of which Node keeps one byte for each letter.
  const small = { minifySyntax: true, minifyWhitespace: true, charset: 'ascii', target: 'node20' };
  writeFileSync(join('dist', fileName), escaped((await transform(code, small)).code));
}
execFileSync(process.execPath, ['scripts/compile.cjs'], { stdio: ['ignore', 'ignore', 'inherit'] });

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

/** A program without what is not ASCII in its regular expressions, which is left there as it was. */
function escaped(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

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
