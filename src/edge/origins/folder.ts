import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { MockCloudFrontError } from "../../core/errors.ts";

/**
 * Returns a reader of the files of a folder. The files are read at each request. A path that leads out of the folder,
 * also by a symbolic link, has no file.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` if the folder does not exist
 */
export function createFolderReader(dir: string): (path: string) => Uint8Array | undefined {
  const root = resolve(dir);
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `An origin is the folder { dir: ${JSON.stringify(dir)} }, but ${root} is not a folder. Give the path of an existing ` +
        "folder, relative to the working directory, and build the site before the test visits it.",
    );
  }
  const realRoot = realpathSync(root);
  return (path) => {
    const file = join(realRoot, path);
    if (path.includes("\0") || path.endsWith("/") || !isInside(file, realRoot) || !existsSync(file)) {
      return undefined;
    }
    const real = realpathSync(file);
    return isInside(real, realRoot) && statSync(real).isFile() ? readFileSync(real) : undefined;
  };
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
