/**
 * Rules, histories, checkers, schedules and the simulation: what judges an implementation. The
 * module depends on no test engine.
 */
module dev.chasitor.conformance {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.client;
  requires transitive dev.chasitor.host;

  exports dev.chasitor.conformance.check;
  exports dev.chasitor.conformance.history;
  exports dev.chasitor.conformance.report;
  exports dev.chasitor.conformance.rule;
  exports dev.chasitor.conformance.schedule;
  exports dev.chasitor.conformance.sim;
  exports dev.chasitor.conformance.subject;
}
