/** `programmes`: lists, shows, compares and validates inspection programmes. */
import type { Request } from '../input/gather.js';
import type { Command } from 'commander';
import { addLimitOption, addOutputOptions, addStyleOptions, describeCommand, type Declare } from './options.js';
import { declareSql } from './programmes-sql.js';
import { differencesOf } from '../analysis/programme-diff/programme-diff.js';
import { refusalFor } from '../problems/problems.js';
import { limitsOf } from '../input/limits.js';
import { loadProgramme, readProgrammeFile } from '../input/programme.js';
import { jsonText } from '../report/json.js';
import { makeVisible } from '../words/visible.js';
import { itemPart, textPart, titlePart, type Page, type Part } from '../model/document.js';
import { jsonSchema, schemaNames } from '../model/json-schema.js';
import { resultHead } from '../model/version.js';
import type { LoadedProgramme, Programme } from '../model/programme.js';
import { shipped, defaultProgramme } from '../programmes/index.js';
import { pageMarkdown } from '../report/markdown/document.js';
import { pageText } from '../report/text/document.js';
import { programmePage } from '../report/programme.js';
import { settleOutput, settleTarget, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { nearest } from '../words/nearest.js';
import { formatCount, formatList } from '../words/english.js';
import { deliver } from './write.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, context) => {
  const { streams, finish } = context;
  const programmes = describeCommand(
    program.command('programmes'),
    'the inspection programmes, and files of your own',
    'casescore programmes list',
    'casescore programmes show pdu-2021',
  );
  const all = describeCommand(
    programmes.command('list'),
    'every programme that ships with casescore',
    'casescore programmes list',
  );
  addPageOptions(all).action(async (options: PageOptions) => {
    finish(await list(options, streams));
  });
  const one = describeCommand(
    programmes.command('show'),
    'one programme: standards, questions, bands, rules, sources',
    'casescore programmes show pdu-2021',
    'casescore programmes show pdu-2021 -o pdu-2021.md',
  ).argument('<id|file>', 'the programme');
  addPageOptions(one).action(async (name: string, options: PageOptions) => {
    finish(await show(name, options, streams));
  });
  const own = describeCommand(
    programmes.command('validate'),
    'every fault of a programme file of your own, in one go',
    'casescore programmes validate samples/housing-repairs-2024.programme.json',
  ).argument('<file>', 'the programme file');
  addLimitOption(own).action(async (path: string, options: Pick<PageOptions, 'limit'>) => {
    finish(await validate(path, options, streams));
  });
  const two = describeCommand(
    programmes.command('diff'),
    'what two programmes rate differently',
    'casescore programmes diff pdu-2021 pdu-2023',
  )
    .argument('<a>', 'a programme: id or file')
    .argument('<b>', 'another');
  addPageOptions(two).action(async (a: string, b: string, options: PageOptions) => {
    finish(await diff(a, b, options, streams));
  });
  const schemas = describeCommand(
    programmes.command('schema'),
    'the JSON Schema of a file that is read or printed',
    'casescore programmes schema inspection -o inspection.schema.json',
  ).argument('<name>', formatList(schemaNames, 'or'));
  addOutputOptions(schemas, null).action(async (name: string, options: PageOptions) => {
    finish(await schema(name, options, streams));
  });
  declareSql(programmes, context);
};

function addPageOptions(command: Command): Command {
  return addStyleOptions(addOutputOptions(command, pageFormats));
}

const pageFormats = ['text', 'markdown', 'json'] as const;

interface PageOptions extends Pick<Request, 'limit'>, StyleOptions, OutputOptions<(typeof pageFormats)[number]> {}

/** Prints the shipped programmes. Returns the exit code, like the other functions here. */
async function list(options: PageOptions, streams: Streams): Promise<number> {
  const all = await Promise.all(Object.keys(shipped).map((id) => loadTyped(id, options)));
  const rows = all.map(({ programme, sha256 }) => ({ ...summary(programme), sha256 }));
  const parts = rows.map(({ id, title, standards, rules }): Part => {
    const first = id === defaultProgramme ? '; used where none is named' : '';
    const text = `${title}. ${formatCount(standards, 'standard')}, ${ruleCount(rules)}${first}.`;
    return { kind: 'item', lead: id, text };
  });
  const more = textPart('casescore programmes show ID prints what each says, with every source.');
  return print({ title: 'Programmes', parts: [...parts, more] }, { programmes: rows }, options, streams);
}

/** Prints one programme: its standards, questions, bands, rules, and every source. */
async function show(name: string, options: PageOptions, streams: Streams): Promise<number> {
  const { programme, sha256 } = await loadTyped(name, options);
  return print(programmePage(programme, sha256), { programme, sha256 }, options, streams);
}

/** Reads a programme file as `--programme` would, and says so if it has no faults. Throws a `Refusal` with all its faults. */
async function validate(path: string, { limit }: Pick<PageOptions, 'limit'>, streams: Streams): Promise<number> {
  const { programme } = await readProgrammeFile(path, limitsOf(limit).file);
  const { id, standards, rules } = summary(programme);
  const parts = `${formatCount(standards, 'standard')}, ${ruleCount(rules)}`;
  streams.stdout.write(`${makeVisible(path)}: no fault found in ${id} (${parts}).\n`);
  return 0;
}

/** Prints what two programmes rate differently. */
async function diff(a: string, b: string, options: PageOptions, streams: Streams): Promise<number> {
  const [one, other] = [(await loadTyped(a, options)).programme, (await loadTyped(b, options)).programme];
  const found = differencesOf(one, other);
  const page = {
    title: `What ${one.id} and ${other.id} rate differently`,
    parts: [
      ...(found.length === 0 ? [textPart('Nothing: they rate alike.')] : []),
      ...found.flatMap(({ about, differences }) => [titlePart(about), ...differences.map(itemPart)]),
    ],
  };
  return print(page, { a: one.id, b: other.id, differences: found }, options, streams);
}

/** Prints one JSON Schema. Throws a `Refusal` for an unknown name. */
async function schema(name: string, options: Omit<PageOptions, 'format'>, streams: Streams): Promise<number> {
  const target = settleTarget(options, 'JSON Schema');
  const found = await jsonSchema(name);
  if (found === null) {
    throw refusalFor('schemaUnknown', {}, { found: name, known: schemaNames, near: nearest(name, schemaNames) });
  }
  await deliver(`${jsonText(found)}\n`, target, [], streams);
  return 0;
}

const ruleCount = (rules: number): string => (rules === 0 ? 'no decision rules' : formatCount(rules, 'decision rule'));

function loadTyped(name: string, { limit }: PageOptions): Promise<LoadedProgramme> {
  return loadProgramme(name, { place: { column: name }, longest: limitsOf(limit).file });
}

function summary({ id, title, standards, rules }: Programme): {
  id: string;
  title: string;
  standards: number;
  rules: number;
} {
  return { id, title, standards: standards.length, rules: rules.length };
}

async function print(page: Page, record: object, options: PageOptions, streams: Streams): Promise<number> {
  const target = settleOutput(options, pageFormats);
  const formats = {
    json: () => `${jsonText({ ...resultHead, ...record })}\n`,
    markdown: () => pageMarkdown(page),
    text: () => drawText((style) => pageText(page, style), streams, { ...options, ...target }),
  };
  await deliver(await formats[target.format](), target, [], streams);
  return 0;
}
