import type { Transcript } from '../../../src/evidence/experiments.ts';
import { masked, type Mask } from '../samples/sample.ts';
import type { Client } from './client.ts';
import { transcript } from './experiment.ts';
import { narrow } from './narrow.ts';

/** What is typed behind a command, and the same done here to what it printed. */
export type Pipe = { typed: string; through(printed: string): string };

const lines = (printed: string): string[] => printed.split('\n').filter((line) => line.trim() !== '');

/** Only the cause of a stack trace, which mqadmin prints to stderr. */
export const caused: Pipe = { typed: " 2>&1 | grep '^Caused'", through: (printed) => lines(printed).filter((line) => line.startsWith('Caused')).join('\n') };

/** Lines that match, as `grep -E` gives them, without the room that columns take. */
export const grep = (pattern: string): Pipe => ({ typed: ` | grep -E '${pattern}' | tr -s ' '`, through: (printed) => lines(printed).filter((line) => new RegExp(pattern).test(line)).join('\n').replaceAll(/ +/g, ' ') });

/** Some columns of a wide table, as wide as their words; `cut` is what cut takes. */
export function columns(cut: string, only = ''): Pipe {
  const kept = new Set(cut.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i - 1);
  }));
  const through = (printed: string): string => {
    const rows = lines(printed).filter((line) => new RegExp(only).test(line)).map((line) => line.replaceAll(' #', '  #').trim().split(/ {2,}/));
    return narrow.through(rows.map((row) => row.filter((_, i) => kept.has(i)).join('   ')).join('\n'));
  };
  return { typed: `${only ? ` | grep -E '${only}'` : ''} | sed 's/ #/  #/g; s/   */|/g' | cut -d'|' -f${cut} | column -t -s '|'`, through };
}

/** Types mqadmin's commands one by one, as an operator would, and keeps what they print. `admin` runs Admin.java. */
export class Terminal {
  readonly transcripts: Record<string, Transcript> = {};
  readonly #admin: Client;
  readonly #masks: Mask[];

  constructor(admin: Client, masks: Mask[]) {
    this.#admin = admin;
    this.#masks = masks;
  }

  /** Runs `mqadmin` with these arguments, keeps the transcript under `name` and gives all that was printed. */
  async type(name: string, args: string[], { typed, through }: Pipe = { typed: '', through: (printed) => printed }): Promise<string> {
    const answer = await this.#admin.run(args.join(' '));
    const printed = answer.filter((line) => line.startsWith('out ') || typed.includes('2>&1')).map((line) => line.slice(4)).join('\n');
    const quoted = args.map((arg) => (/[%*|]/.test(arg) ? `'${arg}'` : arg)).join(' ');
    // Masked before the columns are made, so that they fit what is shown.
    const shown = through(printed.split('\n').map((line) => masked(line, this.#masks)).join('\n'));
    this.keep(name, `mqadmin ${quoted}${typed}`, shown);
    return printed;
  }

  /** Keeps the transcript of another command. */
  keep(name: string, command: string, printed: string): void {
    this.transcripts[name] = transcript(masked(command, this.#masks), printed.replace(/^\n+/, ''), this.#masks);
  }
}
