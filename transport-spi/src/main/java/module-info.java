/**
 * The interface that every HTTP transport implements, and the classes that implementations share.
 */
module dev.chasitor.transport {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.codec;

  exports dev.chasitor.transport;
}
