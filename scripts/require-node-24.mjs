// npm puts node_modules/.bin first on the PATH, so this sees the Node that the project installed.
// It is older only if that package's install script did not run.
if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    `Swatchbox runs on Node 24, which npm installs with it; this is ${process.version}. Run: npm install`,
  );
  process.exit(1);
}
