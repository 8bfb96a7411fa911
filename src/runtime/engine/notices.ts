import { createHash } from "node:crypto";

const mitLicence = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.`;

const unicodeLicence = `QuickJS-ng holds tables derived from the Unicode Character Database:

UNICODE LICENSE V3

COPYRIGHT AND PERMISSION NOTICE

Copyright © 1991-2026 Unicode, Inc.

NOTICE TO USER: Carefully read the following legal agreement. BY
DOWNLOADING, INSTALLING, COPYING OR OTHERWISE USING DATA FILES, AND/OR
SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF THE
TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT
DOWNLOAD, INSTALL, COPY, DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.

Permission is hereby granted, free of charge, to any person obtaining a
copy of data files and any associated documentation (the "Data Files") or
software and any associated documentation (the "Software") to deal in the
Data Files or Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, and/or sell
copies of the Data Files or Software, and to permit persons to whom the
Data Files or Software are furnished to do so, provided that either (a)
this copyright and permission notice appear with all copies of the Data
Files or Software, or (b) this copyright and permission notice appear in
associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF
THIRD PARTY RIGHTS.

IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE
BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES,
OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall
not be used in advertising or otherwise to promote the sale, use or other
dealings in these Data Files or Software without prior written
authorization of the copyright holder.`;

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

/** What must travel with `engine.wasm`: the licence texts, and what it was made from, to the byte. */
export function noticesOf(engine: Uint8Array, quickjsSha256: string): string {
  return [
    "engine.wasm is made from the following works, changed to count its steps, to bound its memory and to say other",
    "error texts. All are used under the MIT licence.",
    "",
    ...sourceWorks.flatMap(({ name, origin, copyright }) => [`${name} (${origin})`, ...copyright, ""]),
    "Whoever builds mock-cloudfront again gets the same bytes:",
    "",
    `SHA-256 of quickjs.wasm, as npm's quickjs-wasi 3.6.2 has it: ${quickjsSha256}`,
    `SHA-256 of engine.wasm, made from it by src/runtime/engine:   ${sha256(engine)}`,
    "",
    mitLicence,
    "",
    unicodeLicence,
    "",
  ].join("\n");
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
