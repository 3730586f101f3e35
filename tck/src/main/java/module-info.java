/**
 * The test kit for JUnit: contracts, generators of values and schedules, and a raw HTTP server. It
 * judges with dev.chasitor.conformance.
 */
module dev.chasitor.tck {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.conformance;
  requires transitive net.jqwik.api;
  requires transitive org.junit.jupiter.api;

  exports dev.chasitor.tck.arbitraries;
  exports dev.chasitor.tck.codec;
  exports dev.chasitor.tck.journal;
  exports dev.chasitor.tck.report;
  exports dev.chasitor.tck.session;
  exports dev.chasitor.tck.transport;
  exports dev.chasitor.tck.wire;
}
