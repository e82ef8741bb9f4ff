import { expect, test } from 'vitest';
import { questionTable } from '../../src/report/text/questions.js';
import { reasonSentences } from '../../src/report/reasons.js';
import { style } from './style.js';
import { of, ordinary, standard, tally } from '../make.js';

const large = ordinary({ tallies: { '2.2.1': of(1234, 2500), '2.2.2': tally(30000, 10000, 5000, 1000) } });

test('the reason for a rating separates thousands in both of its counts', () => {
  expect(reasonSentences(large, standard(large, '2.2'))[0]).toContain('(1,234 of 2,500 cases)');
});

test('the table of questions separates thousands in every count', () => {
  const text = questionTable(standard(large, '2.2'), large.method, style(Infinity)).join('\n');
  expect(text).toContain('1,234 of 2,500');
  expect(text).toContain('30,000 of 40,000');
  expect(text).toContain('5,000 N/A, 1,000 unanswered');
});
