/** How the program is bundled. */

/** The modules that scoring a sheet as text or JSON goes through; all that they import statically is part of the core. */
const commonPath =
  /[\\/]src[\\/](start|commands[\\/]score|report[\\/](text|panel|json))\.ts$|[\\/]pdu-2021\.json$|rolldown[\\/]runtime/;

/** What `batch` goes through beyond the core. */
const commonToMany = /[\\/]src[\\/](commands[\\/]batch|report[\\/](csv|batch[\\/](text|table|stream)))\.ts$/;

/** commander loads `child_process`, a tenth of a start, for commands that are programs of their own; casescore has none. */
const withoutChildProcesses = {
  name: 'without-child-processes',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? '\0no-child-processes' : null,
  load: (id) => (id === '\0no-child-processes' ? 'export {};' : null),
};

export const input = {
  input: { main: 'src/start.ts' },
  platform: 'node',
  transform: { target: 'node20' },
  plugins: [withoutChildProcesses],
  // A file that one command loads late and another one early is meant so.
  checks: { ineffectiveDynamicImport: false },
};

/**
 * CommonJS, which starts faster than modules. What scoring one sheet needs is one part, the core, and what many sheets need beyond it is
 * another, because every file costs time to open; what only other uses need is parts of its own, because unused code costs time as well:
 * whatever is imported with `import()`.
 */
export const output = {
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'parts/[name].cjs',
  codeSplitting: {
    groups: [
      { name: 'core', test: commonPath, priority: 2 },
      { name: 'many', test: commonToMany, priority: 1 },
    ],
  },
};
