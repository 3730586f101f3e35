/** What every HTTP transport implements, and what its implementations share. */
module dev.chasitor.transport {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.codec;

  exports dev.chasitor.transport;
}
