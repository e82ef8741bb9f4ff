#!/usr/bin/env node
import module from 'node:module';

const { node } = process.versions;
if (Number.parseInt(node, 10) < 20) {
  process.stderr.write(`casescore needs Node 20 or later; this is ${node}.\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache?.();
  void import('../dist/cli.js').then(({ run }) => run(process));
}
