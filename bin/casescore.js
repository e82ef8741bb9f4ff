#!/usr/bin/env node
import module from 'node:module';

const { node } = process.versions;
if (Number.parseInt(node, 10) < 20) {
  process.stderr.write(`casescore needs Node 20 or later; this is ${node}.\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache?.();
  // The program is bundled as CommonJS, which starts sooner than an ES module.
  void module
    .createRequire(import.meta.url)('../dist/cli.cjs')
    .run(process);
}
