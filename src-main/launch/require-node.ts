/** Imported first by every entry: on an older Node the database would end the process without a word. */
const oldestNode = 22;

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(`Shelfbridge needs Node ${oldestNode} or newer; this is Node ${process.versions.node}. Start it with "npm start", which brings its own.\n`
    + `Shelfbridge 需要 Node ${oldestNode} 或更新版本，当前为 ${process.versions.node}。请用 “npm start” 启动，它自带合适的版本。\n`);
  process.exit(1);
}

export {};
