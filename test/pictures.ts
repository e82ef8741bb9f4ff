/** The picture of a terminal in the README: what the program prints there, as SVG. */

/** Letters of a terminal: how wide one is and how far lines are apart, in pixels. */
const letter = 8.4;
const lineHeight = 20;
const margin = 20;

/** Colours by the numbers that terminals use, on a dark ground; each has a contrast of at least 4.5 to 1 with it. */
const colours: Readonly<Record<string, string>> = {
  31: '#ff8f8f',
  32: '#7ddc8a',
  33: '#f2cc60',
  34: '#8fbcff',
  35: '#e2a5ff',
  36: '#7fdbda',
  39: '#e6edf3',
};
const ground = '#161b22';
const dimmed = '#a9b4c0';

interface Style {
  readonly colour: string;
  readonly bold: boolean;
  readonly dim: boolean;
}

const plain: Style = { colour: colours[39] ?? '', bold: false, dim: false };

/** The style after a terminal's code. Throws for a code that the picture does not know. */
function restyle(style: Style, code: string): Style {
  if (code === '0') return plain;
  if (code === '1') return { ...style, bold: true };
  if (code === '2') return { ...style, dim: true };
  if (code === '22') return { ...style, bold: false, dim: false };
  const colour = colours[code];
  if (colour === undefined) throw new Error(`the picture has no style for the code ${code}`);
  return { ...style, colour };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A terminal with these lines, which may hold colours, as SVG. `title` is what is read to those who do not see it. */
export function terminalPicture(printed: string, title: string): string {
  const lines = printed.trimEnd().split('\n');
  let style = plain;
  let widest = 0;
  const texts = lines.flatMap((line, row) => {
    let column = 0;
    return line.split(/(\u001b\[\d+m)/).flatMap((part) => {
      const [, code] = /^\u001b\[(\d+)m$/.exec(part) ?? [];
      if (code !== undefined) {
        style = restyle(style, code);
        return [];
      }
      const at = column;
      column += part.length;
      widest = Math.max(widest, column);
      const text = part.trimStart();
      if (text.trim() === '') return [];
      const x = margin + (at + part.length - text.length) * letter;
      const shown = text.trimEnd();
      const fill = style.dim ? dimmed : style.colour;
      return [
        `<text x="${x.toFixed(1)}" y="${margin + (row + 1) * lineHeight - 6}" textLength="${(shown.length * letter).toFixed(1)}" fill="${fill}"${style.bold ? ' font-weight="bold"' : ''}>${escape(shown)}</text>`,
      ];
    });
  });
  const width = Math.ceil(2 * margin + widest * letter);
  const height = 2 * margin + lines.length * lineHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}
