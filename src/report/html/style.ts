/** The style sheet of every page. */
import { chartStyle } from './style/chart.js';
import { colours } from './style/colours.js';
import { pageStyle } from './style/page.js';
import { printStyle } from './style/print.js';
import { tableStyle } from './style/tables.js';

export const style = `\n${colours}${pageStyle}${tableStyle}${chartStyle}${printStyle}`;
