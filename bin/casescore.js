#!/usr/bin/env node
const { main, quietly } = require('./quick.js').loadCompiled() ?? require('../dist/main.cjs');

void (async () => {
  process.exitCode = await main(process.argv.slice(2), quietly(process));
})();
