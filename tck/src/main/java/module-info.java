/** Rules, generators, simulation and contracts that prove any implementation. */
module dev.chasitor.tck {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.session;
  requires transitive net.jqwik.api;
  requires transitive org.junit.jupiter.api;

  exports dev.chasitor.tck.arbitraries;
  exports dev.chasitor.tck.check;
  exports dev.chasitor.tck.codec;
  exports dev.chasitor.tck.history;
  exports dev.chasitor.tck.rule;
  exports dev.chasitor.tck.session;
  exports dev.chasitor.tck.sim;
  exports dev.chasitor.tck.subject;
  exports dev.chasitor.tck.transport;
  exports dev.chasitor.tck.wire;
}
