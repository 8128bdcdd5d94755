import definitions from 'rocketmq-client-nodejs/proto/apache/rocketmq/v2/definition_pb.js';

// 包的入口没有导出它。 // The package's entry does not export it.
const { TRANSACTION_RESOLUTION_UNSPECIFIED, COMMIT, ROLLBACK } = definitions.TransactionResolution;
export const TransactionResolution = { UNSPECIFIED: TRANSACTION_RESOLUTION_UNSPECIFIED, COMMIT, ROLLBACK };
