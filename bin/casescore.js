#!/usr/bin/env node
const { main, quietly } = require('../dist/main.cjs');

quietly(process);
// The process itself, not its streams: opening standard input costs time, and only `-` needs it.
void (async () => {
  process.exitCode = await main(process.argv.slice(2), process);
})();
