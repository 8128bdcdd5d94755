/** The RocketMQ release that everything on the site is verified against. To move on, change it here, put the old one below, and run `npm run evidence`. */
export const release = '5.5.0';

/** All releases of 5.x up to the pinned one, the oldest first: those among which the release that brought a setting is looked for. */
export const releases: readonly string[] = ['5.0.0', '5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.2.0', '5.3.0', '5.3.1', '5.3.2', '5.3.3', '5.3.4', '5.4.0', release];

/** Where the tag of the pinned release can be read; citations link below it. */
export const sourceUrl = `https://github.com/apache/rocketmq/blob/rocketmq-all-${release}`;
