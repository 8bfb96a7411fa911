const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
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

interface Work {
  readonly name: string;
  readonly origin: string;
  readonly copyright: readonly string[];
}

const WORKS: readonly Work[] = [
  {
    name: "QuickJS-ng 0.17.0",
    origin: "https://github.com/quickjs-ng/quickjs",
    copyright: [
      "Copyright (c) 2017-2024 Fabrice Bellard",
      "Copyright (c) 2017-2024 Charlie Gordon",
      "Copyright (c) 2023-2025 Ben Noordhuis",
      "Copyright (c) 2023-2025 Saúl Ibarra Corretgé",
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

/** The licence texts that must travel with `engine.wasm`. */
export const notices = [
  "engine.wasm is made from the following works, changed to count its steps, to bound its memory and to say other",
  "error texts. All are used under the MIT licence.",
  "",
  ...WORKS.flatMap(({ name, origin, copyright }) => [`${name} (${origin})`, ...copyright, ""]),
  MIT,
  "",
].join("\n");
