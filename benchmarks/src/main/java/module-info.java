/** JMH and load harnesses. */
module dev.chasitor.benchmarks {
  requires static transitive org.jspecify;
  requires dev.chasitor.session;
}
