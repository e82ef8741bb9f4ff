/** The report in a pipe holds the figures of the JSON, each question's in its own line, so that it can be searched. */
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import { formatNumber } from '../../src/words/english.js';
import { run } from '../run.js';

const samples = ['redcar-cleveland-middlesbrough-2022', 'fieldwork-half-finished', 'housing-repairs-2024'];

test.each(samples)('%s', async (name) => {
  const text = (await run(['score', `samples/${name}.csv`])).stdout.split('\n');
  const json = JSON.parse((await run(['score', `samples/${name}.csv`, '--format', 'json'])).stdout) as Assessment;
  const questions = json.standards.flatMap(({ keyQuestions }) => keyQuestions);
  expect(questions.length).toBeGreaterThan(4);
  for (const { code, text: wording, percentage, yes, no, lowest } of questions) {
    const line = text.find((one) => one.startsWith(`  ${code} ${wording}`));
    const mark = lowest ? ' ◄ lowest' : '';
    const figure = percentage === null ? 'not rated' : `${percentage}%${mark}`;
    expect(line?.slice(3 + code.length + wording.length).trim()).toMatch(
      new RegExp(
        String.raw`^(\* )?\s*${figure} +${formatNumber(yes ?? 0)} of ${formatNumber((yes ?? 0) + (no ?? 0))}(, provisional)?$`,
      ),
    );
  }
  expect(text).toContain(
    `Score ${json.overall.score}/${json.overall.maximum}${json.overall.complete ? '' : ' so far'}${json.overall.provisional ? ', provisional' : ''}`,
  );
});
