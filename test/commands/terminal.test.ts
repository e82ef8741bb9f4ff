/** How wide letters are, without the package that knows wherever that is plain. */
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { drawText, oneColumnEach } from '../../src/commands/terminal.js';
import type { TextStyle } from '../../src/report/text/layout.js';

const streams = { env: {}, stdout: { write: () => true } };

test('every letter that is taken for one column wide is one', () => {
  const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (letter) => letter !== '\n' && oneColumnEach.test(letter),
  );
  expect(letters.length).toBeGreaterThan(500);
  expect(letters.filter((letter) => stringWidth(letter) !== 1)).toEqual([]);
});

test.each(['Zoë', '東京', 'e\u0301', '👩‍👩‍👧', '◄ ─'])(
  'a report that measures %j measures its true width',
  async (text) => {
    const draw = (style: TextStyle): string => `${text} ${style.columns(text)}`;
    expect(await drawText(draw, streams, {})).toBe(`${text} ${stringWidth(text)}`);
  },
);

test('a report that measures nothing wide is drawn once', async () => {
  let times = 0;
  const draw = ({ columns }: TextStyle): string => `${(times += 1)} ${columns('Good')}`;
  expect(await drawText(draw, streams, {})).toBe('1 4');
});
