/**
 * Values to and from JSON, and to and from HTTP messages, in both directions: a server decodes what
 * a client encodes and the reverse.
 *
 * <p>Jackson's streaming core does the lexing and is a private matter of this module.
 */
// A qualified export names a module that is built after this one.
@SuppressWarnings("module")
module dev.chasitor.codec {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.model;
  requires tools.jackson.core;

  exports dev.chasitor.codec;
  exports dev.chasitor.codec.document;
  exports dev.chasitor.codec.json to
      dev.chasitor.session;
  exports dev.chasitor.codec.shapes to
      dev.chasitor.session;
}
