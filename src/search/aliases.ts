import type { Lang } from '../languages.ts';

/**
 * What engineers say, and the words the pages use for it. They widen the query, not the index:
 * so a hit still opens at the section where the page says it.
 */
export const aliases: Readonly<Record<Lang, readonly (readonly [said: string, written: string])[]>> = {
  zh: [
    ['掉消息', '丢消息'],
    ['消息丢失', '丢消息'],
    ['掉电', '断电'],
    ['死信', 'DLQ'],
    ['DLQ', '死信'],
  ],
  en: [
    ['message loss', 'lost message'],
    ['lose messages', 'lost message'],
    ['power failure', 'power cut'],
    ['DLQ', 'dead letter'],
  ],
};
