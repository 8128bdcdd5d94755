/** Makes mqadmin's wide tables as wide as their words: the pipe that a reader types, and the same done here. */
export const narrow = {
  pipe: " | sed 's/   */|/g' | column -t -s '|'",
  through(printed: string): string {
    const rows = printed.split('\n').filter((line) => line.trim() !== '').map((line) => line.trimEnd().split(/ {2,}/));
    const widths = rows.reduce<number[]>((most, row) => row.reduce((all, cell, i) => Object.assign(all, { [i]: Math.max(all[i] ?? 0, cell.length) }), most), []);
    return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()).join('\n');
  },
};
