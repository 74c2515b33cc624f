/** V8 would keep it, and who maps stacks reads it from the file. */
const MAP = /\n\/\/# sourceMappingURL=[^\n]*\s*$/;

/** The text of a module without what is nothing to a function around it. */
function codeOf(text) {
  return text.replace(MAP, '').replace(/^#!/, '//');
}

module.exports = { codeOf };
