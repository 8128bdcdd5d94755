import { span } from './drain.ts';
import type { Lang } from '../languages.ts';

/** A load, and the cluster that is to carry it. */
export interface Size {
  /** Messages a second over the whole cluster on an average day, and how many times that is the peak. */
  rate: number;
  peak: number;
  /** Bytes of a body, and of a topic's name with the properties. */
  body: number;
  properties: number;
  /** Index entries of a message: its unique key, each of its KEYS, its Tag. */
  entries: number;
  /** Hours that files are kept. */
  kept: number;
  /** Masters, and copies of each (1: the Master alone). */
  masters: number;
  copies: number;
  /** Groups that read every message. */
  groups: number;
  /** Memory of one machine, GiB. */
  memory: number;
}

/** The form's fields in their order, with the least that makes sense. */
export const sizeFields: readonly { name: keyof Size; min: number }[] = [
  { name: 'rate', min: 1 }, { name: 'peak', min: 1 }, { name: 'body', min: 0 }, { name: 'properties', min: 1 }, { name: 'entries', min: 0 },
  { name: 'kept', min: 1 }, { name: 'masters', min: 1 }, { name: 'copies', min: 1 }, { name: 'groups', min: 0 }, { name: 'memory', min: 1 },
];

export interface Outcome {
  /** Bytes that one message takes: its record, its ConsumeQueue entry, its Index entries. */
  record: number;
  stored: number;
  /** Bytes a second at the peak, of one Master: written, received, sent to groups and Slaves. */
  write: number;
  send: number;
  /** Bytes that one machine holds at most, and the disk on which they stay below the ratio that deletes. */
  held: number;
  disk: number;
  /** The same over all machines. */
  all: number;
  /** Seconds at the peak after which a message is taken to be no longer in memory. */
  window: number;
}

/** What MessageExtEncoder.calMsgLength adds to topic, properties and body: IPv4 hosts, a topic's name of up to 127 bytes. */
const fixed = 91;
const queueEntry = 20;
/** Of a full Index file of the default size: 20 bytes an entry, and its share of head and slots. */
const indexEntry = 21;
/** Expired files go in one hour of the day, so that they stay up to a day longer. */
const untilDeleted = 24;
/** Defaults of diskMaxUsedSpaceRatio and accessMessageInMemoryMaxRatio. */
const [used, inMemory] = [0.75, 0.4];

export function size({ rate, peak, body, properties, entries, kept, masters, copies, groups, memory }: Size): Outcome {
  const record = fixed + properties + body;
  const stored = record + queueEntry + indexEntry * entries;
  const write = (rate * peak * record) / masters;
  const held = (rate / masters) * stored * (kept + untilDeleted) * 3600;
  const disk = held / used;
  return { record, stored, write, send: write * (groups + copies - 1), held, disk, all: disk * masters * copies, window: (inMemory * memory * 2 ** 30) / write };
}

/** Bytes as a reader says them, with units of 1000: `432 GB`. */
export function amount(bytes: number, lang: Lang): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${units[power]}`;
}

/** What the calculator says of a case, in sentences. */
export function sentences(given: Size, lang: Lang): string[] {
  const { record, stored, write, send, held, disk, all, window } = size(given);
  const b = (bytes: number) => amount(bytes, lang);
  const n = (value: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(value);
  const machines = n(given.masters * given.copies);
  if (lang === 'zh') {
    return [
      `一条消息占 ${n(stored)} 字节，其中 CommitLog 里 ${n(record)} 字节。`,
      `每台最多攒 ${b(held)}（${n(given.kept)} 小时，加上等到删除时刻的一天），盘要 ${b(disk)}；${machines} 台共 ${b(all)}。`,
      `高峰时每台 Master 每秒写入 ${b(write)}，发出 ${b(send)}。`,
      `高峰时落后 ${span(window, lang)}以上的消费组，会被当成要从盘上读。`,
    ];
  }
  return [
    `A message takes ${n(stored)} bytes, ${n(record)} of them in the CommitLog.`,
    `A machine holds ${b(held)} at most (${n(given.kept)} hours, and a day until the hour of deletion) and needs a disk of ${b(disk)}; all ${machines} machines, ${b(all)}.`,
    `At the peak a Master writes ${b(write)} and sends ${b(send)} a second.`,
    `At the peak a group more than ${span(window, lang)} behind is taken to read from disk.`,
  ];
}
