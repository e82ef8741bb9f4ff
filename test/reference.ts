/** Tables of the reference, made from the schemas and the commands themselves. */
import type { Command } from 'commander';
import { globalRegistry, safeParse, type ZodMiniType } from 'zod/mini';

/** As much of a schema's definition as says what lies inside it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, ZodMiniType>>;
  readonly innerType?: ZodMiniType;
  readonly valueType?: ZodMiniType;
  readonly element?: ZodMiniType;
  readonly options?: readonly ZodMiniType[];
  readonly discriminator?: string;
}

interface Row {
  readonly path: string;
  readonly form: string;
  readonly needed: boolean;
  readonly means: string;
}

const definition = (schema: ZodMiniType): Definition => schema._zod.def;

/** Files that hold an example of a key, by name. */
export type Examples = Readonly<Record<string, unknown>>;

/**
 * A file's keys with their form and meaning, and with `examples` the first file that has each. `collapsed` parts are named once and
 * described in a table of their own.
 */
export function keysTable(
  schema: ZodMiniType,
  collapsed: ReadonlyMap<string, string> = new Map(),
  examples: Examples = {},
): string {
  const rows = rowsOf(schema, '', collapsed);
  const exampleOf = (path: string): string =>
    Object.entries(examples).find(([, file]) => holds(file, path.split('.')))?.[0] ?? '';
  const last = Object.keys(examples).length > 0;
  const unsaid = rows.filter(({ means }) => means === '').map(({ path }) => path);
  if (unsaid.length > 0) throw new Error(`no description of ${unsaid.join(', ')}`);
  return table(
    ['key', 'what it holds', 'needed', 'meaning', ...(last ? ['example'] : [])],
    rows.map(({ path, form, needed, means }) => {
      return [`\`${path}\``, form, needed ? 'yes' : 'no', means, ...(last ? [exampleOf(path)] : [])];
    }),
  );
}

/** Whether a file has a key at a path; `[]` and NAME stand for any place of a list and any name. */
function holds(value: unknown, [part = '', ...rest]: readonly string[]): boolean {
  if (part === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (part === 'NAME') return Object.values(value).some((one) => holds(one, rest));
  const key = part.replace(/\[\]$/, '');
  if (!Object.hasOwn(value, key)) return false;
  const inner: unknown = (value as Record<string, unknown>)[key];
  return key === part ? holds(inner, rest) : Array.isArray(inner) && inner.some((one) => holds(one, rest));
}

function rowsOf(schema: ZodMiniType, path: string, collapsed: ReadonlyMap<string, string>): Row[] {
  const { shape, valueType, element, options, discriminator } = definition(schema);
  if (shape !== undefined && collapsed.has(Object.keys(shape).join())) return [];
  if (shape !== undefined) {
    return Object.entries(shape).flatMap(([key, value]) => {
      const inner = definition(value).innerType;
      const optional = definition(value).type === 'optional';
      const own = optional && inner !== undefined ? inner : value;
      const at = path === '' ? key : `${path}.${key}`;
      return [
        { path: at, form: formOf(own, collapsed), needed: !optional, means: meaning(value) || meaning(own) },
        ...rowsOf(own, at, collapsed),
      ];
    });
  }
  if (element !== undefined) return rowsOf(element, `${path}[]`, collapsed);
  if (valueType !== undefined) return rowsOf(valueType, `${path}.NAME`, collapsed);
  // Ways that are told apart by a key: its rows say of which way they are.
  if (discriminator !== undefined) {
    return (options ?? []).flatMap((option) => rowsOf(option, path, collapsed));
  }
  return [];
}

function meaning(schema: ZodMiniType): string {
  return globalRegistry.get(schema)?.description ?? '';
}

/** What a message would say was expected: so the reference and the messages are one. */
function formOf(schema: ZodMiniType, collapsed: ReadonlyMap<string, string>): string {
  const { shape } = definition(schema);
  const name = shape === undefined ? undefined : collapsed.get(Object.keys(shape).join());
  if (name !== undefined) return name;
  const { error } = safeParse(schema, () => 0);
  const message = error?.issues[0]?.message ?? '';
  return message === 'Invalid input' ? 'an object in braces' : message;
}

/** A command's arguments and options. */
export function optionsTable(command: Command): string {
  const shown = command.createHelp();
  const rows = [
    ...command.registeredArguments.map((argument) => {
      const words = `${argument.name()}${argument.variadic ? '…' : ''}`;
      return [`\`${argument.required ? `<${words}>` : `[${words}]`}\``, argument.description];
    }),
    ...shown.visibleOptions(command).map((option) => [`\`${option.flags}\``, shown.optionDescription(option)]),
  ];
  return table(
    ['argument or option', 'meaning'],
    rows.filter(([flags]) => flags !== '`-h, --help`'),
  );
}

/** Every command that does something and that help shows, with its full name: "programmes show". */
export function leaves(command: Command, before = ''): [name: string, command: Command][] {
  const shown = new Set(command.createHelp().visibleCommands(command));
  return command.commands
    .filter((inner) => shown.has(inner))
    .flatMap((inner) => {
      const name = `${before}${inner.name()}`;
      return inner.commands.length > 0 ? leaves(inner, `${name} `) : [[name, inner]];
    });
}

/** Every path of a JSON value, `[]` for the places of a list. What lies below a path in `closed` is left out. */
export function pathsOf(value: unknown, closed: (path: string) => boolean, path = ''): string[] {
  if (closed(path) || typeof value !== 'object' || value === null) return path === '' ? [] : [path];
  if (Array.isArray(value))
    return [path, ...value.flatMap((one) => pathsOf(one, closed, `${path}[]`))].filter(
      (one) => one !== '' && !one.endsWith('[]'),
    );
  const inside = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, closed, path === '' ? key : `${path}.${key}`),
  );
  return path === '' || path.endsWith('[]') ? inside : [path, ...inside];
}

/** A table in Markdown. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** The columns of a CSV with their descriptions. */
export function columnsTable(columns: readonly (readonly [header: string, meaning: string, ...unknown[]])[]): string {
  return table(
    ['column', 'what it holds'],
    columns.map(([name, what]) => [`\`${name}\``, what]),
  );
}
