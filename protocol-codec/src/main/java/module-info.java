/**
 * Converts the protocol's values to JSON and to HTTP messages, and back. A server decodes what a
 * client encodes, and a client decodes what a server encodes.
 *
 * <p>This module parses JSON with Jackson's streaming core, which its API does not expose.
 */
// A qualified export may name a module that is built after this one.
@SuppressWarnings("module")
module dev.chasitor.codec {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.model;
  requires tools.jackson.core;

  exports dev.chasitor.codec;
  exports dev.chasitor.codec.document;
  exports dev.chasitor.codec.json to
      dev.chasitor.session,
      dev.chasitor.conformance;
  exports dev.chasitor.codec.shapes to
      dev.chasitor.session;
}
