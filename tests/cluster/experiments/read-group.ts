// Reads a topic as a gRPC consumer group does, from where the server lets it begin, and prints the id of each message it acknowledges.
// Arguments: topic, group, messages asked for at a time, seconds without a new one after which it ends.
import mq from 'rocketmq-client-nodejs';

const [topic = '', consumerGroup = '', batch = '16', patience = '5'] = process.argv.slice(2);
const consumer = new mq.SimpleConsumer({
  endpoints: process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081', namespace: '', consumerGroup, subscriptions: new Map([[topic, '*']]), awaitDuration: 3000,
});
await consumer.startup();
for (let last = Date.now(); Date.now() - last < Number(patience) * 1000; ) {
  for (const message of await consumer.receive(Number(batch), 10_000)) {
    console.log(message.messageId);
    await consumer.ack(message);
    last = Date.now();
  }
}
process.exit(0);
