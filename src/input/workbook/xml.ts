/** Reads the XML of a workbook's parts, element by element. saxes checks that it is well formed, and expands none but XML's own entities. */
import type { SaxesParser } from 'saxes';
import { Refusal } from '../../problems/problems.js';
import type { ZipArchive } from './zip.js';

/** The attributes of an element, by their names as written. */
export type Attributes = Readonly<Record<string, string>>;

/** Takes the elements of a document in order. Names are without their prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes, depth: number) => void;
  readonly close?: (name: string, depth: number) => void;
  readonly text?: (text: string) => void;
}

/** Elements within elements: no spreadsheet program writes more. */
const deepest = 256;

/** Characters without the begin or the end of an element: no cell is as long. */
const longestToken = 1 << 22;

/**
 * Reads a part to its end, and yields after each piece of it. Throws a `Refusal` for what is not well formed, for a document type, in which
 * entities could be defined, and for elements or texts beyond all measure.
 */
export async function* readXml(zip: ZipArchive, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const { SaxesParser } = await import('saxes');
  const fault = (what: string): Refusal => zip.damage(`its part ${part} ${what}`);
  let depth = 0;
  let fed = 0;
  const parser: SaxesParser = new SaxesParser({ position: false });
  parser.on('error', () => {
    throw fault('is not XML');
  });
  parser.on('doctype', () => {
    throw fault('has a document type, which no spreadsheet program writes');
  });
  parser.on('opentag', ({ name, attributes }) => {
    fed = 0;
    if (++depth > deepest) throw fault('is nested too deeply');
    handler.open?.(localName(name), attributes, depth);
  });
  parser.on('closetag', ({ name }) => {
    fed = 0;
    handler.close?.(localName(name), depth);
    depth--;
  });
  if (handler.text !== undefined) {
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
  }
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  const decode = (bytes?: Uint8Array): string => {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw fault('is not in Unicode');
    }
  };
  for await (const bytes of zip.read(part)) {
    const text = decode(bytes);
    fed += text.length;
    if (fed > longestToken) throw fault('has a text that is too long');
    parser.write(text);
    yield;
  }
  parser.write(decode());
  parser.close();
}

/** Reads a part to its end at once. */
export async function readWholeXml(zip: ZipArchive, part: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(zip, part, handler));
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function encodingOf([a, b]: Uint8Array = new Uint8Array()): string {
  return a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
