/** What is said of a standard is said in every format. */
import { describe, expect, test } from 'vitest';
import { plainSentences } from '../src/scoring/plain-sentences.js';
import type { Assessment } from '../src/model/assessment.js';
import { run } from './run.js';

const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const printAs = async (format: string): Promise<string> => (await run(['score', sheet, '--format', format])).stdout;

/** Text without what a format marks it up with. */
const withoutMarkup = (text: string): string => text.replace(/<[^>]*>|[\\"']|&#34;|&quot;|&#39;/g, '');

describe('the plain sentences on each standard', () => {
  test('are in each standard of the JSON, and in each of a batch', async () => {
    const result = JSON.parse(await printAs('json')) as Assessment;
    const wanted = result.standards.map((one) => plainSentences(result, one));
    expect(wanted).toHaveLength(10);
    expect(result.standards.map(({ sentences }) => sentences)).toEqual(wanted);
    const batch = (await run(['batch', sheet, '--format', 'json'])).stdout;
    expect((JSON.parse(batch) as { sheets: Assessment[] }).sheets[0]?.standards).toEqual(result.standards);
  });

  test.for(['text', 'html', 'markdown', 'csv'])('stand in the %s', async (format) => {
    const result = JSON.parse(await printAs('json')) as Assessment;
    const text = withoutMarkup(await printAs(format)).replace(/\s+/g, ' ');
    for (const standard of result.standards) {
      const either = (['words', 'codes'] as const).map((naming) => plainSentences(result, standard, naming));
      const told = either.some((sentences) => sentences.every((sentence) => text.includes(withoutMarkup(sentence))));
      expect({ code: standard.code, told }).toEqual({ code: standard.code, told: true });
    }
  });
});
