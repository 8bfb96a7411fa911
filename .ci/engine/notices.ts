import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A work that `engine.wasm` contains. */
interface Work {
  readonly name: string;
  readonly origin: string;
  readonly copyright: readonly string[];
}

const sourceWorks: readonly Work[] = [
  {
    name: "QuickJS-ng 0.17.0",
    origin: "https://github.com/quickjs-ng/quickjs",
    copyright: [
      "Copyright (c) 2017-2026 Fabrice Bellard",
      "Copyright (c) 2017-2024 Charlie Gordon",
      "Copyright (c) 2023-2026 Ben Noordhuis",
      "Copyright (c) 2023-2026 Saúl Ibarra Corretgé",
    ],
  },
  {
    name: "quickjs-wasi 3.6.2",
    origin: "https://github.com/vercel-labs/quickjs-wasi",
    copyright: ["Copyright (c) 2026 Vercel, Inc."],
  },
  {
    name: "wasi-libc (with musl and dlmalloc)",
    origin: "https://github.com/WebAssembly/wasi-libc",
    copyright: [
      "Copyright (c) the wasi-libc authors, used under its MIT option",
      "musl: Copyright (c) 2005-2020 Rich Felker, et al.",
      "dlmalloc: by Doug Lea, released to the public domain (CC0)",
    ],
  },
];

/** Formats the notices that accompany `engine.wasm`: its sources, their digests and the licences. */
export function formatNotices(engine: Uint8Array, quickjsSha256: string, licenceFolder: string): string {
  return [
    "engine.wasm is made from the following works, changed to count its steps, to bound its memory and to use other",
    "error messages. All are used under the MIT licence.",
    "",
    ...sourceWorks.flatMap(({ name, origin, copyright }) => [`${name} (${origin})`, ...copyright, ""]),
    "A build of mock-cloudfront is reproducible to the byte:",
    "",
    `SHA-256 of quickjs.wasm, as npm's quickjs-wasi 3.6.2 has it: ${quickjsSha256}`,
    `SHA-256 of engine.wasm, made from it by .ci/engine:          ${sha256(engine)}`,
    "",
    readFileSync(join(licenceFolder, "mit.txt"), "utf8"),
    readFileSync(join(licenceFolder, "unicode.txt"), "utf8"),
  ].join("\n");
}

/** Returns the SHA-256 digest of the bytes, in hexadecimal. */

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
