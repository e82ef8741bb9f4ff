#!/usr/bin/env node
const { loadCompiled } = require('./quick.js');
const { main, quietly } = loadCompiled('core') ?? require('../dist/main.cjs');

void (async () => {
  const streams = quietly(process);
  process.exitCode = await main(process.argv.slice(2), streams, loadCompiled);
  // Where everything is written already, Node need not take down piece by piece what ends with the process.
  if (streams.untouched) process.exit();
})();
