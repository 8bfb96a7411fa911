// `atob` and `btoa` of njs.

const globalBase64 = {
  // Of text without padding, njs decodes complete groups of four characters only.
  atob(value) {
    const bytes = host("decodeBase64", text(value));
    if (bytes === undefined) {
      throw new TypeError("the string to be decoded is not correctly encoded");
    }
    return toLatin1(bytes);
  },
  btoa(value) {
    const string = text(value);
    for (let i = 0; i < string.length; i++) {
      if (call(charCodeAt, string, i) > 255) {
        throw new TypeError("invalid character (>= U+00FF)");
      }
    }
    return encode(fromLatin1(string), "base64");
  },
};
