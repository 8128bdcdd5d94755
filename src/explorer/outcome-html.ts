import type { Lang } from '../languages.ts';
import type { Outcome, Share } from './allocation-case.ts';

const words = {
  zh: {
    consumer: '消费者', queues: '队列', kept: '留下', gained: '新得', lost: '交出', left: '已离开', none: '没有队列',
    summary: ({ moved, idle, skew }: Outcome) => `${moved} 个队列换了主人；${idle === 0 ? '没有消费者闲着' : `${idle} 个消费者没有队列`}；最多的是平均的 ${skew} 倍。`,
  },
  en: {
    consumer: 'Consumer', queues: 'Queues', kept: 'keeps', gained: 'gets', lost: 'gives up', left: 'has left', none: 'no queue',
    summary: ({ moved, idle, skew }: Outcome) => `${moved} ${moved === 1 ? 'queue changes' : 'queues change'} hands; ${idle === 0 ? 'no consumer is idle' : `${idle} without a queue`}; the fullest has ${skew} times the mean.`,
  },
};

/** An outcome as HTML, for the page as built and for the explorer alike: a sentence, and who keeps, gets and gives up which queue. All of it is numbers and words of ours. */
export function outcomeHtml(outcome: Outcome, lang: Lang): string {
  const t = words[lang];
  const cells = (name: 'kept' | 'gained' | 'lost', ids: number[]): string =>
    ids.length === 0 ? '' : `<span class="explorer-part"><span class="explorer-word">${t[name]}</span> ${ids.map((id) => `<span class="explorer-queue ${name}">${id}</span>`).join(' ')}</span>`;
  const row = ({ consumer, kept, gained, lost, stays }: Share): string => {
    const parts = [cells('kept', kept), cells('gained', gained), cells('lost', lost)].filter(Boolean).join(' ');
    return `<tr><th scope="row"><code>${consumer}</code>${stays ? '' : ` <span class="explorer-word">${t.left}</span>`}</th><td>${parts || `<span class="explorer-word">${t.none}</span>`}</td></tr>`;
  };
  return `<p role="status">${t.summary(outcome)}</p><table><thead><tr><th scope="col">${t.consumer}</th><th scope="col">${t.queues}</th></tr></thead><tbody>${outcome.shares.map(row).join('')}</tbody></table>`;
}
