/**
 * A quicker start: the part of the program that every scoring needs, as V8 compiled it when the program was built. It is used by the very
 * version of Node that made it, and only while both files are byte for byte what they were then, because V8 itself does not look. In every
 * other case the part is loaded as any module is. Nothing is written when the program runs.
 */
const { readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const core = path.join(__dirname, '..', 'dist', 'parts', 'core.cjs');
const compiled = path.join(__dirname, '..', 'dist', `core-${process.version}-${process.platform}-${process.arch}.bin`);

/** A checksum of the source and of what was compiled of it; undefined where Node has none to offer. */
function checksum(source, code) {
  // Loaded only where something was compiled.
  const { crc32 } = require('node:zlib');
  return crc32?.(code, crc32(source));
}

/** The file of what was compiled: that, and behind it the checksum. */
function sealed(source, code) {
  const seal = Buffer.alloc(4);
  seal.writeUInt32LE(checksum(source, code));
  return Buffer.concat([code, seal]);
}

/** Loads the core as it was compiled. False, with nothing done, where there is nothing compiled for this Node or it is not whole. */
function loadCompiled() {
  const file = bytesOf(compiled);
  const source = file === null ? null : bytesOf(core);
  if (source === null || file.length < 4) return false;
  const code = file.subarray(0, -4);
  if (checksum(source, code) !== file.readUInt32LE(code.length)) return false;
  load(source, code);
  return true;
}

/** What is in a file; null where it is not there or cannot be read, of which whoever needs it tells. */
function bytesOf(file) {
  try {
    return statSync(file, { throwIfNoEntry: false }) === undefined ? null : readFileSync(file);
  } catch {
    return null;
  }
}

/** Loads the core from its source, so that whoever requires it finds it, and returns its script. */
function load(source, cachedData) {
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source.toString('utf8')}\n})`;
  const script = new Script(wrapped, { filename: core, cachedData });
  const loaded = new module.constructor(core, module);
  loaded.filename = core;
  loaded.paths = module.paths;
  require.cache[core] = loaded;
  script.runInThisContext()(loaded.exports, (name) => loaded.require(name), loaded, core, path.dirname(core));
  loaded.loaded = true;
  return script;
}

module.exports = { compiled, core, load, loadCompiled, sealed };
