/** Reads a workbook back with readers that know nothing of what wrote it: a real XML parser here, and a package for spreadsheets. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { expect } from 'vitest';
import { run, type Surroundings } from './run.js';

/** One file of a ZIP, as its local header tells of it. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  /** Date and time as MS-DOS has them. */
  readonly stamp: readonly [date: number, time: number];
  readonly extra: number;
  readonly text: string;
}

/** The files of a ZIP in the order of their local headers. */
export function entriesOf(bytes: Uint8Array): Entry[] {
  const zip = Buffer.from(bytes);
  const entries: Entry[] = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [name, extra, size] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 18)];
    const from = at + 30 + name + extra;
    const method = zip.readUInt16LE(at + 8);
    const data = zip.subarray(from, from + size);
    entries.push({
      name: zip.toString('utf8', at + 30, at + 30 + name),
      method,
      flags: zip.readUInt16LE(at + 6),
      stamp: [zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 10)],
      extra,
      text: (method === 0 ? data : inflateRawSync(data)).toString('utf8'),
    });
    at = from + size;
  }
  return entries;
}

export type Value = string | number;

/** A worksheet as it reads: what stands above the table, its header, and its rows. */
export interface Worksheet {
  readonly name: string;
  readonly above: readonly Value[];
  readonly header: readonly Value[];
  readonly rows: readonly (readonly Value[])[];
}

export interface Read {
  readonly bytes: Uint8Array;
  readonly entries: readonly Entry[];
  readonly content: string;
  readonly sheets: readonly Worksheet[];
  /** The worksheet of this name; fails where there is none. */
  readonly sheet: (name: string) => Worksheet;
}

/** Scores with these arguments into a file, and reads the workbook back. */
export async function workbook(argv: readonly string[], around: Surroundings = {}): Promise<Read> {
  const file = join(mkdtempSync(join(tmpdir(), 'casescore-ods-')), 'annexe.ods');
  const { stdout, stderr, code } = await run(['score', ...argv, '-o', file], around);
  expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: `Wrote ${file} (ODS workbook).\n`, code: 0 });
  return read(readFileSync(file));
}

/** The same of bytes that are there. */
export function read(bytes: Uint8Array): Read {
  const entries = entriesOf(bytes);
  const content = entries.find(({ name }) => name === 'content.xml')?.text ?? '';
  const sheets = elements(parseXml(content), 'table:table').map(worksheet);
  return {
    bytes,
    entries,
    content,
    sheets,
    sheet: (name) => {
      const found = sheets.find((sheet) => sheet.name === name);
      expect(found, `a worksheet ${name} among ${sheets.map((sheet) => sheet.name).join(', ')}`).toBeDefined();
      return found as Worksheet;
    },
  };
}

function stop(level: string, message: string): never {
  throw new Error(`${level}: ${message}`);
}

/** The root of an XML document; fails where it is not well formed. */
export function parseXml(xml: string): Element {
  return new DOMParser({ onError: stop }).parseFromString(xml, 'text/xml').documentElement as Element;
}

/** The elements of a name inside another, however deep. */
export function elements(inside: Element, name: string): Element[] {
  return Array.from(inside.getElementsByTagName(name));
}

function worksheet(table: Element): Worksheet {
  const children = Array.from(table.childNodes) as Element[];
  const at = children.findIndex(({ nodeName }) => nodeName === 'table:table-header-rows');
  const rowsOf = (nodes: readonly Element[]): Value[][] =>
    nodes.filter(({ nodeName }) => nodeName === 'table:table-row').map(valuesOf);
  const head = at === -1 ? undefined : children[at];
  return {
    name: table.getAttribute('table:name') ?? '',
    above: rowsOf(at === -1 ? children : children.slice(0, at)).flat(),
    header: head === undefined ? [] : elements(head, 'table:table-row').flatMap(valuesOf),
    rows: at === -1 ? [] : rowsOf(children.slice(at + 1)),
  };
}

function valuesOf(row: Element): Value[] {
  return elements(row, 'table:table-cell').map((cell) => {
    if (cell.getAttribute('office:value-type') === 'float') return Number(cell.getAttribute('office:value'));
    return elements(cell, 'text:p').map(textOf).join('\n');
  });
}

function textOf(node: Element): string {
  return Array.from(node.childNodes)
    .map((child) => {
      const spaces = child.nodeName === 'text:s' ? Number((child as Element).getAttribute('text:c') ?? 1) : 0;
      if (spaces > 0) return ' '.repeat(spaces);
      return child.nodeType === 3 ? (child.nodeValue ?? '') : textOf(child as Element);
    })
    .join('');
}
