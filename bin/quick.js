/**
 * A quicker start: the parts of the program that are needed most, as V8 compiled them when the program was built. They are used by the very
 * version of Node that made them, and only while every byte is what it was then, because V8 itself does not look. In every other case a
 * part is loaded as any module is. Nothing is written when the program runs.
 *
 * What was compiled lies in its file twice, with the source that it was compiled of in between. Holding these against each other is surer
 * than a checksum, and takes less time than loading what works one out.
 */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');

/** What Node puts around a module. */
const before = '(function (exports, require, module, __filename, __dirname) { ';
const behind = '\n})';

/** Where the source of a part is, and what was compiled of it. */
function filesOf(part) {
  const compiled = `${part}-${process.version}-${process.platform}-${process.arch}.bin`;
  return { source: path.join(dist, 'parts', `${part}.cjs`), compiled: path.join(dist, compiled) };
}

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
  // Only sources in ASCII are compiled, of which every encoding makes the same; this one takes the least time.
  const text = same ? file.toString('latin1', length, file.length - length) : '';
  return text.startsWith(before) && text.endsWith(behind) ? { text, code } : null;
}

/** Loads a part as it was compiled. Null, with nothing done, where there is nothing compiled for this Node or it is not whole. */
function loadCompiled(part) {
  const files = filesOf(part);
  const file = bytesOf(files.compiled);
  const source = file === null ? null : bytesOf(files.source);
  const whole = source === null ? null : unsealed(file, source);
  return whole === null ? null : load(part, whole.text, whole.code).exports;
}

/** What is in a file; null where it is not there or cannot be read, of which whoever needs it tells. */
function bytesOf(file) {
  try {
    return existsSync(file) ? readFileSync(file) : null;
  } catch {
    return null;
  }
}

/** Loads a part from its source with what Node puts around it, so that whoever requires it finds it. Gives its script, and what it exports. */
function load(part, text, cachedData) {
  const { source: filename } = filesOf(part);
  const script = new Script(text, { filename, cachedData });
  const loaded = new module.constructor(filename, module);
  loaded.filename = filename;
  loaded.paths = module.paths;
  require.cache[filename] = loaded;
  script.runInThisContext()(loaded.exports, (name) => loaded.require(name), loaded, filename, path.dirname(filename));
  loaded.loaded = true;
  return { script, exports: loaded.exports };
}

module.exports = { before, behind, filesOf, load, loadCompiled, sealed, unsealed };
