/** The options for breakdowns, which `score` and `batch` share. */
import type { Command } from 'commander';

/** An option that may repeat takes one value each time, so that it cannot swallow the sheet's name. */
export function collectValues(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Adds the options for breakdowns to a command. */
export function addBreakdown(command: Command): Command {
  return command
    .option('--by <column>', 'break down by a profile column, or by two crossed (grade,sex); may repeat', collectValues)
    .option(
      '--questions <codes>',
      'the questions to break down, e.g. 2.3.1,2.2b (by default all key questions)',
      collectValues,
    )
    .option('--group <column: name = a|b>', 'merge values of a column under a name; may repeat', collectValues)
    .option('--max-groups <n>', 'the most groups a breakdown may have (by default 200)')
    .option('--contrast', 'compare every group with the reference group')
    .option('--reference <group>', 'the group to compare with (by default the largest)')
    .option('--practical <range>', 'relative rates that make no practical difference (by default 0.80-1.25)')
    .option('--suppress <n>', 'hide counts of groups under n, and what gives them away (5 with -o or --publish)')
    .option('--publish', 'hide small numbers on the screen as in a file');
}
