/** Files full of mark-up change nothing of a page but its text. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { fragments, pageWith } from './hostile.js';
import { elements } from './pages.js';
import { runs } from '../../runs.js';

/** A page's elements with their attributes, but for the text that stands in some as it stands elsewhere. */
const skeleton = (page: string): string[] =>
  elements(page).map(({ name, attributes }) => `${name} ${JSON.stringify(attributes)}`);

test('whatever stands in the files, the elements and attributes of the page stay the same', async () => {
  const plain = skeleton(await pageWith('plain'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...fragments.filter((one) => one !== '\u0000')), fc.string()), {
        minLength: 1,
      }),
      async (parts) => {
        // A case sheet refuses NUL, which `markup.test.ts` tries; a header of signs alone has no wording.
        const text = `x${parts.join('').replaceAll('\u0000', '')}.`;
        expect(skeleton(await pageWith(text))).toEqual(plain);
      },
    ),
    runs(40),
  );
}, 60_000);

test('a page full of mark-up is still well-formed, and shows it as it was written', async () => {
  const text = fragments.filter((one) => one !== '\u0000').join(' ');
  const contents = await pageWith(text);
  const { errors } = await validateXML({ xml: { fileName: 'page.xml', contents }, normalization: 'c14n' });
  expect(errors).toEqual([]);
  expect(elements(contents).find((one) => one.name === 'h1')?.text).toContain(
    `Title <script>alert(1)</script> </style> </title> </svg> <img src=x onerror=alert(1)> " onload="alert(1)`,
  );
  // What turns text around, and what no page may hold, is written out.
  expect(contents).toContain('\\u202egnp.exe \\u0007\\u001b[31m \\ufeff \\ufffe');
});
