// Runs before every script of package.json, with whatever Node the machine has, so it is plain JavaScript.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Node ${process.versions.node} is too old and the project's own Node 24 is not installed: run \`npm ci --ignore-scripts=false\``);
  process.exit(1);
}
