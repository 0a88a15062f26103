/**
 * The argument of a call as it goes to the main process. The paths of `files:receive` come from files that the user dropped or
 * chose: whatever paths the page itself wrote there are thrown away.
 * @param pathOf the path of a file on the disk; '' or an exception for one that was made by a script
 */
export function callArgument(name: string, argument: unknown, files: readonly unknown[], pathOf: (file: unknown) => string): unknown {
  if (name !== 'files:receive') return argument;
  return { paths: files.map((file) => quietly(() => pathOf(file))).filter((path) => path !== '') };
}

function quietly(path: () => string): string {
  try {
    return path();
  } catch {
    return '';
  }
}
