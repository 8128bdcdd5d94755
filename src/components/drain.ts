import type { Lang } from '../languages.ts';

/** How a group takes its messages: a queue belongs to one consumer, and in order moreover to one thread; by POP neither. */
export type Kind = 'pull' | 'ordered' | 'pop';

/** A backlog and what is set against it. */
export interface Case {
  /** Messages waiting. */
  lag: number;
  /** Messages that come in a second. */
  in: number;
  consumers: number;
  queues: number;
  /** Threads of each consumer. */
  threads: number;
  /** What one message takes. */
  ms: number;
  by: Kind;
  /** Age of the oldest waiting message, and how long files are kept; hours. */
  old: number;
  kept: number;
}

export interface Outcome {
  /** Consumers with work, and messages in work at the same moment. */
  working: number;
  parallel: number;
  /** Messages handled a second, and what that leaves of the backlog. */
  rate: number;
  net: number;
  /** Seconds until nothing waits; Infinity when it never ends. */
  seconds: number;
  /** Hours until deletion reaches the oldest waiting message; Infinity when it is left behind. */
  expires: number;
  /** Messages in work at the same moment that would just keep up. */
  needed: number;
}

/**
 * Backlog over rate, with steady rates. The oldest waiting message ages by an hour an hour, less what was read meanwhile:
 * a second of work reads rate/in seconds of what was sent.
 */
export function drain({ lag, in: incoming, consumers, queues, threads, ms, by, old, kept }: Case): Outcome {
  const working = by === 'pop' ? consumers : Math.min(consumers, queues);
  const parallel = by === 'ordered' ? Math.min(queues, working * threads) : working * threads;
  const rate = (parallel * 1000) / ms;
  const net = rate - incoming;
  const aging = incoming > 0 ? 1 - rate / incoming : -1;
  const expires = old >= kept ? 0 : aging > 0 ? (kept - old) / aging : Infinity;
  return { working, parallel, rate, net, seconds: net > 0 ? lag / net : Infinity, expires, needed: Math.ceil((incoming * ms) / 1000) };
}

/** Seconds as a reader says them: `13 min 53 s`, `2 d 4 h`. */
export function span(seconds: number, lang: Lang): string {
  const units = lang === 'zh' ? [' 天', ' 小时', ' 分', ' 秒'] : [' d', ' h', ' min', ' s'];
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  const first = parts.findIndex((part) => part > 0);
  if (first < 0) return `0${units[3]}`;
  return parts.slice(first, first + 2).map((part, i) => (part > 0 ? `${part}${units[first + i]}` : '')).filter(Boolean).join(' ');
}

/** What the calculator says of a case, in sentences. */
export function sentences(given: Case, lang: Lang): string[] {
  const { working, parallel, rate, net, seconds, expires, needed } = drain(given);
  const n = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(value);
  const hours = span(expires * 3600, lang);
  if (lang === 'zh') {
    return [
      `${n(given.consumers)} 个消费者里 ${n(working)} 个有活，同时处理 ${n(parallel)} 条，每秒 ${n(rate)} 条。`,
      net > 0 ? `每秒少 ${n(net)} 条，${span(seconds, lang)}后清完。` : `每秒${net < 0 ? `还涨 ${n(-net)} 条` : '不涨也不降'}，永远清不完；要跟得上，至少同时处理 ${n(needed)} 条。`,
      expires === 0 ? '最老的消息已经到期，随时会被删。' : expires === Infinity ? '最老的消息越来越年轻，删文件追不上它。' : `${hours}后，删文件追上最老的消息，从此边积压边丢。`,
    ];
  }
  return [
    `${n(working)} of ${n(given.consumers)} consumers have work, ${n(parallel)} messages at a time, ${n(rate)} a second.`,
    net > 0 ? `The backlog falls by ${n(net)} a second and is gone in ${span(seconds, lang)}.` : `The backlog ${net < 0 ? `grows by ${n(-net)} a second` : 'stays as it is'} and never ends; ${n(needed)} messages at a time would just keep up.`,
    expires === 0 ? 'The oldest message is past its time and may be deleted at any moment.' : expires === Infinity ? 'The oldest message gets younger: deletion does not reach it.' : `In ${hours} deletion reaches the oldest message; from then on messages are lost unread.`,
  ];
}
