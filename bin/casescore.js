#!/usr/bin/env node
require('./quick.js').loadCompiled();
const { main, quietly } = require('../dist/main.cjs');

void (async () => {
  process.exitCode = await main(process.argv.slice(2), quietly(process));
})();
