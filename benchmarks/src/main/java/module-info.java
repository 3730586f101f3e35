/** JMH benchmarks. */
module dev.chasitor.benchmarks {
  requires static org.jspecify;
  requires dev.chasitor.session;
  requires jmh.core;
  requires tools.jackson.core;
}
