/** Templates for markup: whatever is put in is text. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../../src/report/html/markup.js';
import { elements } from './pages.js';
import { runs } from '../../runs.js';

test('what is put into a template is text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { source } = html`<p class="${text}">${text}</p>`;
      const [first, ...others] = elements(source);
      expect([first?.name, Object.keys(first?.attributes ?? {}), others]).toEqual(['p', ['class'], []]);
      // Nothing is left that XML cannot hold, or that turns text around.
      expect(source).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
    }),
    runs(100),
  );
});

test.each([
  ['</style><script>alert(1)</script>', '&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
  [`" onload="x' y`, '&quot; onload=&quot;x&#39; y'],
  ['&amp;', '&amp;amp;'],
  ['a\u202eb\u0000', 'a\\u202eb\\0'],
])('%j is shown as it is', (text, source) => {
  expect(html`${text}`.source).toBe(source);
});

test('markup that was made by a template is not escaped again, in lists of lists as well', () => {
  expect(html`<p>${[[html`<b>${'<'}</b>`], ' ', 1]}</p>`.source).toBe('<p><b>&lt;</b> 1</p>');
});

test('nothing, and what is false, leaves no trace; nought does', () => {
  expect(html`${null}${undefined}${false}${0}`.source).toBe('0');
});
