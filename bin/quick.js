/**
 * A quicker start: the part of the program that every scoring needs, as V8 compiled it when the program was built. It is used by the very
 * version of Node that made it, and only while every byte is what it was then, because V8 itself does not look. In every other case the
 * part is loaded as any module is. Nothing is written when the program runs.
 *
 * What was compiled lies in its file twice, with the source that it was compiled of in between. Holding these against each other is surer
 * than a checksum, and takes less time than loading what works one out.
 */
const { readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const core = path.join(__dirname, '..', 'dist', 'parts', 'core.cjs');
const compiled = path.join(__dirname, '..', 'dist', `core-${process.version}-${process.platform}-${process.arch}.bin`);

/** What Node puts around a module. */
const before = '(function (exports, require, module, __filename, __dirname) { ';
const behind = '\n})';

/** The file of what was compiled of a source. */
function sealed(source, code) {
  return Buffer.concat([code, Buffer.from(before), source, Buffer.from(behind), code]);
}

/**
 * What was compiled of this source, and the source with what Node puts around it; null where the file is not whole, or is of another source.
 * The source is taken from here because V8 would copy it once more if it were put together.
 */
function unsealed(file, source) {
  const length = (file.length - before.length - source.length - behind.length) / 2;
  if (!Number.isInteger(length) || length <= 0) return null;
  const code = file.subarray(0, length);
  const from = length + before.length;
  const same = source.equals(file.subarray(from, from + source.length)) && code.equals(file.subarray(-length));
  // The build leaves nothing but ASCII in the source, of which every encoding makes the same; this one takes the least time.
  const text = same ? file.toString('latin1', length, file.length - length) : '';
  return text.startsWith(before) && text.endsWith(behind) ? { text, code } : null;
}

/** Loads the core as it was compiled. Null, with nothing done, where there is nothing compiled for this Node or it is not whole. */
function loadCompiled() {
  const file = bytesOf(compiled);
  const source = file === null ? null : bytesOf(core);
  const whole = source === null ? null : unsealed(file, source);
  return whole === null ? null : load(whole.text, whole.code).exports;
}

/** What is in a file; null where it is not there or cannot be read, of which whoever needs it tells. */
function bytesOf(file) {
  try {
    return statSync(file, { throwIfNoEntry: false }) === undefined ? null : readFileSync(file);
  } catch {
    return null;
  }
}

/** Loads the core from its source with what Node puts around it, so that whoever requires it finds it. Gives its script, and what it exports. */
function load(text, cachedData) {
  const script = new Script(text, { filename: core, cachedData });
  const loaded = new module.constructor(core, module);
  loaded.filename = core;
  loaded.paths = module.paths;
  require.cache[core] = loaded;
  script.runInThisContext()(loaded.exports, (name) => loaded.require(name), loaded, core, path.dirname(core));
  loaded.loaded = true;
  return { script, exports: loaded.exports };
}

module.exports = { before, behind, compiled, core, load, loadCompiled, sealed, unsealed };
