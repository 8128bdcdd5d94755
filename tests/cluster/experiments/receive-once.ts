// Receives from topics as one gRPC consumer group for each, until there are messages or an error, and prints `TOPIC COUNT ERROR` of each; ERROR is a dash where there was none.
// Arguments: topics; the groups are named TOPIC-node.
import mq from 'rocketmq-client-nodejs';

for (const topic of process.argv.slice(2)) {
  const consumer = new mq.SimpleConsumer({
    endpoints: process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081', namespace: '', consumerGroup: `${topic}-node`, subscriptions: new Map([[topic, '*']]), awaitDuration: 3000,
  });
  await consumer.startup();
  let count = 0;
  let error = '–';
  for (let i = 0; i < 5 && count < 2 && error === '–'; i++) {
    try {
      count += (await consumer.receive(16, 30_000)).length;
    } catch (thrown) {
      error = String(thrown);
    }
  }
  console.log(`${topic} ${count} ${error}`);
}
process.exit(0);
