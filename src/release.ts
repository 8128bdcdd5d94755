/** The RocketMQ release that everything on the site is verified against. To move on, change it here and run `npm run evidence`. */
export const release = '5.5.0';

/** Where the tag of the pinned release can be read; citations link below it. */
export const sourceUrl = `https://github.com/apache/rocketmq/blob/rocketmq-all-${release}`;
