/** The program as it starts on a Node for which nothing was compiled when it was built. */
const { main, quietly } = require('../../dist/main.cjs');

void (async () => {
  process.exitCode = await main(process.argv.slice(2), quietly(process));
})();
