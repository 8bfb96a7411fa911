// `console.log`, the only method that the service documents. It takes one value; further ones are dropped, as the
// developer guide says that the comma is not supported.

const consoleObject = defineMethods(
  {},
  {
    log(value) {
      host("log", text(value));
    },
  },
);
