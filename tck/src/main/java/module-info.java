/** Rules, generators, simulation and contracts that prove any implementation. */
module dev.chasitor.tck {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.session;
  requires transitive org.junit.jupiter.api;

  exports dev.chasitor.tck.transport;
  exports dev.chasitor.tck.wire;
}
