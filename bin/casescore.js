#!/usr/bin/env node
const { loadCompiled } = require('./quick.js');
const { main, quietly } = loadCompiled('core') ?? require('../dist/main.cjs');

void (async () => {
  process.exitCode = await main(process.argv.slice(2), quietly(process), loadCompiled);
})();
