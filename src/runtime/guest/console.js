// `console.log`, the only method that the service documents. It prints its first argument and ignores the others,
// because the developer guide says that the comma is not supported.

const consoleObject = defineMethods(
  {},
  {
    log(value) {
      host("log", text(value));
    },
  },
);
